import assert from 'node:assert/strict';
import { exportAnnotations, exportEndings, exportFormats, type ExportFormat } from '../../../src/app/exporting';
import { reportWords } from '../../../src/app/words';
import { type CorpusSetting, startedSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it.';
const files = {
  'a.txt': rents,
  'a.txt.newsmark.json': sidecarWith('a.txt', rents, 'rose 4%'),
  'in/b.txt': `News. ${rents}`,
  'in/b.txt.newsmark.json': sidecarWith('b.txt', rents, 'mayor', 'denied it'),
  'c.txt': 'Not annotated.',
  'd.txt': 'Emptied.',
  'd.txt.newsmark.json': sidecarWith('d.txt', 'Emptied.'),
};

function exported(setting: CorpusSetting, format: ExportFormat, ...only: readonly string[]) {
  return exportAnnotations(setting.corpus, format, reportWords(), only.length > 0 ? new Set(only) : undefined);
}

suite('app/exporting', () => {
  test('names every format and its ending', () =>
    assert.deepEqual(
      exportFormats.map((format) => exportEndings[format]),
      ['jsonld', 'csv', 'md'],
    ));

  test('exports all annotations as W3C annotations, with places in the text as it is now', async () => {
    const { content, annotations } = await exported(await startedSetting(files), 'w3c');
    const page = JSON.parse(content) as {
      'newsmark:articles': { file: string }[];
      items: { target: { source: string; selector: { type: string; start?: number }[] } }[];
    };
    assert.equal(annotations, 3);
    assert.deepEqual(
      page['newsmark:articles'].map(({ file }) => file),
      ['a.txt', 'in/b.txt'],
    );
    assert.deepEqual(
      page.items.map(({ target }) => [target.source, target.selector.find(({ start }) => start !== undefined)?.start]),
      [
        ['a.txt', 6],
        ['in/b.txt', 32],
        ['in/b.txt', 38],
      ],
    );
  });

  test('exports all annotations as a table', async () => {
    const { content } = await exported(await startedSetting(files), 'csv');
    const rows = content.trimEnd().split('\r\n').slice(1);
    assert.deepEqual(
      rows.map((row) => row.split(',').slice(1, 3).join(' ')),
      ['highlight a.txt', 'highlight in/b.txt', 'highlight in/b.txt'],
    );
  });

  test('exports all annotations as a report', async () => {
    const { content } = await exported(await startedSetting(files), 'markdown');
    assert.match(content, /^# Annotations\n/);
    assert.deepEqual(content.match(/^> .*/gm), ['> rose 4%', '> mayor', '> denied it']);
  });

  test('exports the annotations of the articles named', async () => {
    const { content, annotations } = await exported(await startedSetting(files), 'markdown', 'a.txt', 'c.txt');
    assert.deepEqual([annotations, content.match(/^> .*/gm)], [1, ['> rose 4%']]);
  });

  test('exports the words of an open editor', async () => {
    const setting = await startedSetting(files);
    setting.corpus.setLiveText('a.txt', `Corrected: ${rents}`);
    const { content } = await exported(setting, 'csv', 'a.txt');
    assert.match(content, /,17,24,moved,rose 4%,/);
  });

  test('exports nothing when nothing is annotated', async () => {
    const { content, annotations } = await exported(await startedSetting({ 'c.txt': 'C' }), 'markdown');
    assert.deepEqual([content, annotations], ['# Annotations\n', 0]);
  });

  test('names articles whose sidecar cannot be read, and exports the others', async () => {
    const setting = await startedSetting({ ...files, 'c.txt.newsmark.json': '{' });
    const { annotations, unreadable } = await exported(setting, 'w3c');
    assert.deepEqual([annotations, unreadable.map(({ path }) => path)], [3, ['c.txt']]);
    assert.deepEqual((await exported(setting, 'w3c', 'a.txt')).unreadable, []);
  });

  test('passes on what a format cannot hold', async () => {
    const content = files['a.txt.newsmark.json'].replace(
      '"items": [',
      '"items": [{"type": "Bookmark", "id": "urn:b"},',
    );
    const setting = await startedSetting({ 'a.txt': 'All new.', 'a.txt.newsmark.json': content });
    const losses = async (format: ExportFormat): Promise<string[]> =>
      (await exported(setting, format)).losses.map(({ annotation, what }) => `${what} ${annotation}`);
    assert.deepEqual(await losses('w3c'), ['place urn:uuid:other-rose-4-']);
    assert.deepEqual(await losses('csv'), ['place urn:uuid:other-rose-4-', 'item urn:b']);
  });

  test('keeps the annotations of an article that cannot be read, without a place', async () => {
    const setting = await startedSetting(files);
    setting.files.delete('a.txt');
    await setting.refresh('a.txt');
    const { content, losses } = await exported(setting, 'markdown', 'a.txt');
    assert.match(content, /Words not found in the article\n\n.*Figure.*\n\n> rose 4%/);
    assert.deepEqual(
      losses.map(({ what }) => what),
      ['place'],
    );
  });
});
