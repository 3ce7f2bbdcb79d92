import assert from 'node:assert/strict';
import type { Library } from '../../../../src/app/library/library';
import { findMore, findResults, hasMore, type SearchResults } from '../../../../src/app/search/searchResults';
import { scanned } from '../library/librarySetting';

suite('app/search/searchResults', () => {
  let library: Library;

  suiteSetup(async () => {
    const many: readonly (readonly [string, string])[] = Array.from({ length: 12 }, (_, index) => [
      `g${index}.txt`,
      `Titolo numero ${index}.\n\nIl gas russo costa. Poi altro.\n\nAncora gas.`,
    ]);
    const setting = await scanned({
      ...Object.fromEntries(many),
      'kursk.txt': 'Scontri a Kursk.\n\nI soldati sono nella regione di Kursk. Fine.',
      'titled.md': '---\ntitle: Kursk\n---\n\nNulla nel testo.',
    });
    library = setting.library;
    const annotations = [{ id: 'urn:1', kind: 'claim' as const, text: 'Kursk è caduta', verdict: 'disputed' }];
    library.setSidecarFacts('kursk.txt', { annotations });
  });
  suiteTeardown(() => library.dispose());

  const find = async (query: string, limit = 10): Promise<SearchResults> => {
    const results = await findResults(library, query, { limit, passagesEach: 5 });
    assert.ok(results);
    return results;
  };
  const sentences = ({ articles }: SearchResults, id: string): readonly string[] | undefined =>
    articles.find(({ article }) => article === id)?.passages.map(({ text }) => text);

  test('gives articles with the sentences that hold what was searched', async () => {
    const results = await find('kursk');
    assert.deepEqual(sentences(results, 'kursk.txt'), ['Scontri a Kursk.', 'I soldati sono nella regione di Kursk.']);
  });
  test('gives an article whose title alone was found without sentences', async () =>
    assert.deepEqual(sentences(await find('title:kursk'), 'titled.md'), []));
  test('gives annotations with their articles', async () => {
    const { annotations, annotationTotal } = await find('kursk');
    assert.deepEqual(
      annotations.map(({ article, annotation }) => [article, annotation]),
      [['kursk.txt', 'urn:1']],
    );
    assert.equal(annotationTotal, 1);
  });
  test('takes the last word as the beginning of one', async () =>
    assert.deepEqual((await find('kur')).articles.map(({ article }) => article).sort(), ['kursk.txt', 'titled.md']));
  test('says when words that are spelled alike were taken', async () => {
    const results = await find('Kursc ');
    assert.deepEqual([results.isSimilar, sentences(results, 'kursk.txt')?.length], [true, 2]);
  });

  test('gives pages that join without gap or repetition', async () => {
    let results = await find('gas', 5);
    assert.deepEqual([results.total, results.articles.length, hasMore(results)], [12, 5, true]);
    for (let page = 0; page < 2; page++) {
      const next = await findMore(library, results, { limit: 5, passagesEach: 5 });
      assert.ok(next);
      results = next;
    }
    const whole = await find('gas', 100);
    assert.deepEqual(results.articles, whole.articles);
    assert.equal(hasMore(results), false);
  });

  test('gives annotations of copied sidecars on later pages, too', async () => {
    const annotations = [{ id: 'urn:copy', kind: 'highlight' as const, text: 'contatore' }];
    for (const number of [1, 2, 3]) library.setSidecarFacts(`g${number}.txt`, { annotations });
    const first = await find('contatore', 1);
    const next = await findMore(library, first, { limit: 5, passagesEach: 1 });
    assert.deepEqual(next?.annotations.map(({ article }) => article).sort(), ['g1.txt', 'g2.txt', 'g3.txt']);
    for (const number of [1, 2, 3]) library.setSidecarFacts(`g${number}.txt`, undefined);
  });

  test('gives up when nobody wants the results any more', async () => {
    let asked = 0;
    const isWanted = (): boolean => ++asked < 2;
    assert.equal(await findResults(library, 'gas', { limit: 100, passagesEach: 1, isWanted }), undefined);
    assert.equal(asked, 2);
  });
});
