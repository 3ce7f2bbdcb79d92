import assert from 'node:assert/strict';
import { createSearchIndex, type SearchDocument } from '../../../../src/core/search/searchIndex';

const articles: readonly SearchDocument[] = [
  { id: 'kursk', title: 'Scontri a Kursk', text: "I soldati dell'Ucraina sono entrati. Perché?", source: 'Adnkronos' },
  {
    id: 'peace',
    title: 'Peace talks',
    text: 'Ukraine’s president met Kim Jong-un. Kursk was not named, nor was Kursk.',
    source: 'Reuters',
  },
  { id: 'rents', title: 'Rents rise', text: 'Rents rose 4%. It doesn’t matter.', source: 'AP' },
];

suite('core/search/searchIndex', () => {
  const index = createSearchIndex();
  for (const article of articles) index.replace(article);
  const check = (query: string, ...ids: readonly string[]): void =>
    assert.deepEqual(
      index.search(query, 10).map(({ id }) => id),
      ids,
    );

  test('finds a noun behind an elided article, however the article is searched', () => {
    for (const query of ['ucraina', "l'Ucraina", 'dell’Ucraina']) check(query, 'kursk');
  });
  test('finds a possessive by its noun', () => check("Ukraine's", 'peace'));
  test('ignores case and accents', () => check('PERCHE', 'kursk'));
  test('finds the parts of a hyphenated name', () => check('jong un', 'peace'));
  test('wants every word', () => {
    check('soldati kursk', 'kursk');
    check('soldati rents');
  });
  test('takes the last word as a beginning, no other', () => {
    check('kursk sol', 'kursk');
    check('sol kursk');
  });
  test('ranks a word in the title first', () => check('kursk', 'kursk', 'peace'));
  test('searches the source', () => check('reuters', 'peace'));
  test('finds nothing for an empty query', () => check(' – '));
  test('says which words matched, folded', () =>
    assert.deepEqual(index.search('KURSK solda', 1)[0]?.terms.toSorted(), ['kursk', 'soldati']));
  test('gives at most what is asked for', () => assert.equal(index.search('kursk', 1).length, 1));

  test('forgets what was replaced or removed', () => {
    const changing = createSearchIndex();
    const found = (query: string): string[] => changing.search(query, 10).map(({ id }) => id);
    changing.replace({ id: 'a', title: '', text: 'vecchio', source: '' });
    changing.replace({ id: 'a', title: '', text: 'nuovo', source: '' });
    assert.deepEqual([found('vecchio'), found('nuovo')], [[], ['a']]);
    changing.remove('a');
    changing.remove('unknown');
    assert.deepEqual(found('nuovo'), []);
  });
  test('orders equal hits by id', () => {
    const equal = createSearchIndex();
    for (const id of ['c', 'a', 'b']) equal.replace({ id, title: '', text: 'uno', source: '' });
    assert.deepEqual(
      equal.search('uno', 2).map(({ id }) => id),
      ['a', 'b'],
    );
  });
});
