import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportAnnotations, exportEndings, exportFormats, type ExportFormat } from '../../../src/app/exporting';
import { reportWords } from '../../../src/app/words';
import { toModelText } from '../../../src/core/text/modelText';
import { runs, textWithRange } from '../../support/property';
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

  test('exports only the annotations named of each article', async () => {
    const setting = await startedSetting(files);
    const denied = setting.corpus.article('in/b.txt')?.annotations.at(-1)?.annotation.id ?? '';
    const only = new Map([['in/b.txt', new Set([denied])]]);
    const { content, annotations } = await exportAnnotations(setting.corpus, 'csv', reportWords(), only);
    assert.equal(annotations, 1);
    assert.match(content, /denied it/);
    assert.doesNotMatch(content, /rose 4%|,mayor,/);
  });

  test('names the article as a person corrected it', async () => {
    const setting = await startedSetting(files);
    await setting.annotations.correct('a.txt', [
      { field: 'title', before: undefined, after: 'Corrected' },
      { field: 'date', before: undefined, after: '2024-11' },
    ]);
    assert.match((await exported(setting, 'csv', 'a.txt')).content, /,Corrected,/);
    assert.match((await exported(setting, 'csv', 'a.txt')).content, /,2024-11,/);
    assert.match((await exported(setting, 'markdown', 'a.txt')).content, /^## Corrected\n\n2024-11 · /m);
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
      (await exported(setting, format)).losses.map(({ path, annotation, what }) => `${what} ${path} ${annotation}`);
    assert.deepEqual(await losses('w3c'), ['place a.txt urn:uuid:other-rose-4-']);
    assert.deepEqual(await losses('csv'), ['place a.txt urn:uuid:other-rose-4-', 'item a.txt urn:b']);
  });

  test('counts what is in the file', async () => {
    const content = files['a.txt.newsmark.json'].replace('"items": [', '"items": [{"id": "urn:b"}, 7,');
    const setting = await startedSetting({ ...files, 'a.txt.newsmark.json': content });
    const count = async (format: ExportFormat): Promise<number> => (await exported(setting, format)).annotations;
    assert.deepEqual([await count('w3c'), await count('csv'), await count('markdown')], [5, 3, 3]);
  });

  test('keeps what other tools wrote in a sidecar, with its meaning', async () => {
    const content = files['a.txt.newsmark.json']
      .replace('"newsmark": "', '"desk": "https://desk.example/#", "newsmark": "')
      .replace('"items": [', '"desk:batch": 7, "items": [');
    const setting = await startedSetting({ 'a.txt': rents, 'a.txt.newsmark.json': content });
    const w3c = await exported(setting, 'w3c');
    assert.match(w3c.content, /"desk": "https:\/\/desk\.example\/#"/);
    assert.match(w3c.content, /"page": \{\s+"desk:batch": 7\s+\}/);
    assert.deepEqual(w3c.losses, []);
    const { losses } = await exported(setting, 'csv');
    assert.deepEqual(losses, [{ path: 'a.txt', annotation: '', what: 'details' }]);
  });

  test('does not know the text nor the places of an article that cannot be read', async () => {
    const setting = await startedSetting(files);
    setting.files.failReading('a.txt', 'denied');
    const { content, losses } = await exported(setting, 'w3c', 'a.txt');
    const page = JSON.parse(content) as { 'newsmark:articles': unknown; items: Readonly<Record<string, unknown>>[] };
    const [article] = page['newsmark:articles'] as Readonly<Record<string, unknown>>[];
    assert.deepEqual([article?.file, article?.sha256, article?.unreadable], ['a.txt', undefined, true]);
    assert.equal(page.items[0]?.['newsmark:placement'], 'unknown');
    assert.match(content, /"exact": "rose 4%"/);
    assert.equal(losses.length, 1);
    assert.match((await exported(setting, 'csv', 'a.txt')).content, /,,,unknown,rose 4%,/);
  });

  test('selects exactly the words annotated, by code points of the file, whatever its line ends and its mark', () =>
    fc.assert(
      fc.asyncProperty(
        textWithRange(),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        async ({ text, start, end }, lineEnd, hasMark) => {
          const file = `${hasMark ? '\uFEFF' : ''}😀 ${text.replaceAll('\n', lineEnd)}`;
          const setting = await startedSetting({ 'a.txt': file });
          const range = { start: start + 3, end: end + 3 };
          const added = await setting.annotations.add('a.txt', file, range, { kind: 'highlight' });
          assert.equal(added.kind, 'done');
          await setting.refresh('a.txt');
          const { content } = await exported(setting, 'w3c');
          const { items } = JSON.parse(content) as {
            items: { target: { selector: Readonly<Record<string, unknown>>[] } }[];
          };
          const [quote, position] = items[0]?.target.selector ?? [];
          const words = toModelText(file).slice(range.start, range.end);
          const characters = Array.from(file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
          assert.equal(quote?.exact, words);
          assert.equal(characters.slice(Number(position?.start), Number(position?.end)).join(''), words);
        },
      ),
      runs(100),
    ));

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
