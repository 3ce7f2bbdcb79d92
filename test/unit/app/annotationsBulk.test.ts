import assert from 'node:assert/strict';
import type { AnnotationDraft, ArticlePlaces } from '../../../src/app/annotations';
import { startedSetting, type CorpusSetting } from './corpusSetting';
import { quotesIn, sidecarWith } from './sidecars';

const texts = {
  'a.txt': 'The mayor denied it. Nobody believes the mayor.',
  'b.txt': 'The mayor won.',
  'c.txt': 'Again the mayor.',
};
const draft: AnnotationDraft = { kind: 'highlight', label: 'figure' };

/** Every place of a word, article by article. */
function placesOf(word: string): ArticlePlaces[] {
  return Object.entries(texts).map(([article, text]) => ({
    article,
    text,
    ranges: [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({ start: index, end: index + word.length })),
  }));
}

function quotes({ files }: CorpusSetting): Record<string, string[]> {
  return Object.fromEntries(
    Object.keys(texts).map((article) => {
      const content = files.text(`${article}.newsmark.json`);
      return [article, content === undefined ? [] : quotesIn(content)];
    }),
  );
}

suite('app/annotations, many at once', () => {
  const all = { 'a.txt': ['mayor', 'mayor'], 'b.txt': ['mayor'], 'c.txt': ['mayor'] };
  const none = { 'a.txt': [], 'b.txt': [], 'c.txt': [] };

  test('annotates words in several articles, which is one step to undo', async () => {
    const setting = await startedSetting(texts);
    const done: number[] = [];
    const result = await setting.annotations.addAll(placesOf('mayor'), draft, { onArticle: (one) => done.push(one) });
    assert.deepEqual(result, { added: 4, already: 0, failures: [], isCancelled: false });
    assert.deepEqual(done, [1, 2, 3]);
    assert.deepEqual(quotes(setting), all);
    assert.equal(setting.annotations.undoable, 'annotations');
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 4, skipped: 0 });
    assert.deepEqual(quotes(setting), none);
    assert.equal(setting.annotations.undoable, undefined);
  });

  test('leaves out words that have such a highlight already, also one that another window just made', async () => {
    const setting = await startedSetting(texts);
    setting.files.put('b.txt.newsmark.json', sidecarWith('b.txt', texts['b.txt'], 'mayor'));
    const { added, already } = await setting.annotations.addAll(placesOf('mayor'), draft);
    assert.deepEqual([added, already], [3, 1]);
    assert.deepEqual(quotes(setting), all);
    assert.equal((await setting.annotations.addAll(placesOf('mayor'), draft)).already, 4);
    await setting.annotations.undo();
    assert.deepEqual(quotes(setting), { ...none, 'b.txt': ['mayor'] });
    assert.equal(setting.annotations.undoable, undefined, 'what changed nothing is no step');
  });

  test('annotates the same words with another label', async () => {
    const setting = await startedSetting(texts);
    await setting.annotations.addAll(placesOf('mayor'), draft);
    assert.equal((await setting.annotations.addAll(placesOf('mayor'), { kind: 'highlight', label: 'quote' })).added, 4);
  });

  test('leaves an article alone whose sidecar cannot be read, and says so', async () => {
    const setting = await startedSetting({ ...texts, 'b.txt.newsmark.json': '{' });
    const { added, failures } = await setting.annotations.addAll(placesOf('mayor'), draft);
    assert.equal(added, 3);
    assert.deepEqual(
      failures.map((failure) => [failure.kind, 'article' in failure && failure.article]),
      [['refused', 'b.txt']],
    );
    assert.equal(setting.files.text('b.txt.newsmark.json'), '{');
  });

  test('stops when asked to; what was done until then is one step to undo', async () => {
    const setting = await startedSetting(texts);
    let asked = 0;
    const result = await setting.annotations.addAll(placesOf('mayor'), draft, { isCancelled: () => ++asked > 2 });
    assert.deepEqual([result.added, result.isCancelled], [3, true]);
    assert.deepEqual(quotes(setting), { ...all, 'c.txt': [] });
    await setting.annotations.undo();
    assert.deepEqual(quotes(setting), none);
  });

  test('can undo later what could not be undone at once', async () => {
    const setting = await startedSetting(texts);
    await setting.annotations.addAll(placesOf('mayor'), draft);
    const sidecar = setting.files.text('b.txt.newsmark.json') ?? '';
    setting.files.put('b.txt.newsmark.json', '{');
    assert.equal((await setting.annotations.undo())?.kind, 'refused');
    setting.files.put('b.txt.newsmark.json', sidecar);
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual(quotes(setting), none);
  });

  test('undoes what is still there when an article is gone', async () => {
    const setting = await startedSetting(texts);
    await setting.annotations.addAll(placesOf('mayor'), draft);
    for (const file of ['b.txt', 'b.txt.newsmark.json']) setting.files.delete(file);
    await setting.refresh('b.txt');
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 3, skipped: 1 });
  });
});
