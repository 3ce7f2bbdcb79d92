import assert from 'node:assert/strict';
import { unchecked } from '../../support/unchecked';
import { startedSetting, type CorpusSetting } from './corpusSetting';
import { quotesIn, readBack, sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.';

/** Moves a file of an article and its sidecar, as the editor does. */
async function move(setting: CorpusSetting, from: string, to: string): Promise<void> {
  for (const ending of ['', '.newsmark.json']) {
    setting.files.put(to + ending, setting.files.text(from + ending) ?? assert.fail());
    setting.files.delete(from + ending);
  }
  await setting.refresh(from, to);
}

function sources(content: string | undefined): unknown[] {
  const { items } = JSON.parse(content ?? '') as { items: { target: { source: unknown } }[] };
  return items.map(({ target }) => target.source);
}

suite('app/annotations, moved articles', () => {
  const withOthers = sidecarWith('a.txt', rents, 'mayor').replace(/"sha256": "[^"]*"/, '$&,\n    "mood": "sad"');

  test('writes the new name into the sidecar and loses nothing of others', async () => {
    const setting = await startedSetting({ 'a.txt': rents, 'a.txt.newsmark.json': withOthers });
    await move(setting, 'a.txt', 'in/b c.txt');
    await setting.annotations.takeName('in/b c.txt');
    const content = setting.files.text('in/b c.txt.newsmark.json');
    assert.equal(
      unchecked(content ?? ''),
      unchecked(withOthers).replaceAll('a.txt"', 'b c.txt"').replace('"source": "b c.txt"', '"source": "b%20c.txt"'),
    );
    assert.deepEqual(sources(content), ['b%20c.txt']);
    assert.equal(setting.annotations.undoable, undefined);
  });

  test('leaves a sidecar alone that has the name, or cannot be read, or is not there', async () => {
    const setting = await startedSetting({
      'a.txt': rents,
      'a.txt.newsmark.json': withOthers,
      'b.txt': rents,
      'b.txt.newsmark.json': '{ broken',
      'c.txt': rents,
    });
    for (const article of ['a.txt', 'b.txt', 'c.txt', 'd.txt']) await setting.annotations.takeName(article);
    assert.equal(setting.files.text('a.txt.newsmark.json'), withOthers);
    assert.equal(setting.files.text('b.txt.newsmark.json'), '{ broken');
    assert.equal(setting.files.text('c.txt.newsmark.json'), undefined);
  });

  test('writes the name with the next change of an article that was moved by other means', async () => {
    const setting = await startedSetting({ 'a.txt': rents, 'a.txt.newsmark.json': withOthers });
    await move(setting, 'a.txt', 'b.txt');
    await setting.annotations.correct('b.txt', [{ field: 'title', before: undefined, after: 'A' }]);
    assert.equal(readBack(setting.files.text('b.txt.newsmark.json')).article.file, 'b.txt');
  });

  test('undoes a change made before the article was moved, by itself or with its folder', async () => {
    const setting = await startedSetting({ 'in/a.txt': rents });
    await setting.annotations.add('in/a.txt', rents, { start: 0, end: 5 }, { kind: 'highlight' });
    await setting.annotations.add('in/a.txt', rents, { start: 6, end: 10 }, { kind: 'highlight' });
    await move(setting, 'in/a.txt', 'in/b.txt');
    setting.annotations.follow([{ from: 'in/a.txt', to: 'in/b.txt' }]);
    await setting.annotations.undo();
    assert.deepEqual(quotesIn(setting.files.text('in/b.txt.newsmark.json')), ['Rents']);
    await move(setting, 'in/b.txt', 'out/b.txt');
    setting.annotations.follow([{ from: 'in', to: 'out' }]);
    await setting.annotations.undo();
    assert.deepEqual(quotesIn(setting.files.text('out/b.txt.newsmark.json')), []);
  });

  test('takes no other article for the one that was moved', async () => {
    const setting = await startedSetting({ 'in.txt': rents });
    await setting.annotations.add('in.txt', rents, { start: 0, end: 5 }, { kind: 'highlight' });
    setting.annotations.follow([{ from: 'in', to: 'out' }]);
    await setting.annotations.undo();
    assert.deepEqual(quotesIn(setting.files.text('in.txt.newsmark.json')), []);
  });
});
