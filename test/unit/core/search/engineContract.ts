import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FactField, Query, TextField, WordMatch } from '../../../../src/core/search/query';
import type { SearchDocument, SearchEngine } from '../../../../src/core/search/searchEngine';
import { searchTerms } from '../../../../src/core/search/terms';
import { runs } from '../../../support/property';
import { expectedHits, type Operation } from './oracle';

/** Makes an engine on which the operations were done. */
export type BuildEngine = (operations: readonly Operation[]) => SearchEngine;

const documents: readonly SearchDocument[] = [
  {
    id: 'kursk',
    language: 'it',
    title: 'Scontri a Kursk',
    text: "I soldati dell'Ucraina sono entrati. Perché? Lo ha detto Zelensky.",
  },
  {
    id: 'peace',
    language: 'en',
    title: 'Peace talks',
    text: 'Ukraine’s president met Kim Jong-un. Kursk was not named, nor was Kursk. The talking goes on.',
  },
  { id: 'rents', language: 'en', title: 'Rents rise', text: 'Rents rose 4%. It doesn’t matter. Kim rose, un rose.' },
  { id: 'gare', language: 'fr', title: 'La gare', text: 'Les soldats rentrent à la gare de Lyon.' },
  { id: 'plain', title: '', text: 'soldato soldati parole' },
];
const added: readonly Operation[] = documents.map((replace) => ({ replace }));

const word = (text: string): WordMatch => ({ kind: 'word', word: text });
const prefix = (text: string): WordMatch => ({ kind: 'prefix', word: text });
const fuzzy = (text: string, distance: 1 | 2 = 1): WordMatch => ({ kind: 'fuzzy', word: text, distance });
const find = (...words: readonly WordMatch[]): Query => ({ kind: 'words', words });
const findIn = (field: TextField, ...words: readonly WordMatch[]): Query => ({ kind: 'words', field, words });
const and = (...of: readonly Query[]): Query => ({ kind: 'and', of });
const or = (...of: readonly Query[]): Query => ({ kind: 'or', of });
const not = (query: Query): Query => ({ kind: 'not', query });
const fact = (field: FactField, value: string): Query => ({ kind: 'fact', field, value });

/** Facts of the documents of this file: `source:` finds the ids with a letter. */
const factsOf = (_: FactField, value: string): ReadonlySet<string> =>
  new Set(
    ['kursk', 'peace', 'rents', 'gare', 'plain', 'a', 'b', 'c', 'd', 'e', 'no document'].filter((id) =>
      id.includes(value),
    ),
  );

/** What every engine does the same way; called inside the suite of one. */
export function holdsToTheContract(build: BuildEngine): void {
  const engine = build(added);
  const check = (query: Query, ...ids: readonly string[]): void => {
    const { total, hits } = engine.search(query, { limit: 10, factsOf });
    assert.deepEqual(hits.map(({ id }) => id).sort(), [...ids].sort());
    assert.equal(total, ids.length);
  };

  test('finds a word behind an elided article', () => check(find(word('ucraina')), 'kursk'));
  test('finds other forms of a word in documents of its language', () =>
    check(find(word('soldato')), 'kursk', 'plain'));
  test('finds a form by another form', () => check(find(word('talk')), 'peace'));
  test('finds the word itself whatever the language', () => check(find(word('parole')), 'plain'));
  test('finds no other form of a word in quotation marks', () => {
    check(find({ kind: 'exact', word: 'soldato' }), 'plain');
    check(find({ kind: 'exact', word: 'talk' }));
  });
  test('finds beginnings', () => check(find(prefix('zelens')), 'kursk'));
  test('finds nothing that ends before the beginning does', () => check(find(prefix('zelenskyj'))));
  test('finds words that are spelled alike, the first letter too', () => {
    check(find(fuzzy('selensky')), 'kursk');
    check(find(fuzzy('jelenski')));
    check(find(fuzzy('jelenski', 2)), 'kursk');
  });
  test('finds a phrase, word for word', () => {
    check(find(word('kim'), word('jong'), word('un')), 'peace');
    check(find(word('kim'), word('un')));
    check(find(word('ha'), word('detto')), 'kursk');
    check(find(word('ha'), word('dette')));
  });
  test('finds a phrase that ends with a beginning', () => check(find(word('kim'), prefix('jo')), 'peace'));
  test('finds no phrase across title and text', () => check(find(word('rise'), word('rents'))));
  test('finds a phrase whose words come twice', () => check(find(word('nor'), word('was'), word('kursk')), 'peace'));
  test('searches one field', () => {
    check(findIn('title', word('kursk')), 'kursk');
    check(findIn('text', word('kursk')), 'peace');
  });
  test('combines with and, or, not', () => {
    check(and(find(word('kursk')), find(word('zelensky'))), 'kursk');
    check(or(find(word('zelensky')), find(word('lyon'))), 'kursk', 'gare');
    check(and(find(word('kursk')), not(find(word('zelensky')))), 'peace');
    check(not(find(word('kursk'))), 'rents', 'gare', 'plain');
  });
  test('knows facts of documents', () => {
    check(fact('source', 'r'), 'kursk', 'rents', 'gare');
    check(and(fact('source', 'r'), find(word('kursk'))), 'kursk');
    check(not(fact('source', 'r')), 'peace', 'plain');
  });
  test('finds nothing for a fact when no facts are known', () =>
    assert.equal(engine.search(fact('source', 'r'), { limit: 10 }).total, 0));
  test('finds nothing for nothing, no words and empty ones', () => {
    check({ kind: 'nothing' });
    check(find());
    check(find(word('')));
    check(find(prefix('')));
    check(find(word('kim'), prefix('')));
  });
  test('asks for each fact once', () => {
    const asked: string[] = [];
    const query = and(or(fact('source', 'r'), fact('label', 'r')), fact('source', 'r'));
    engine.search(query, { limit: 10, factsOf: (field, value) => (asked.push(field), factsOf(field, value)) });
    assert.deepEqual(asked.sort(), ['label', 'source']);
  });

  test('ranks a word in the title first', () =>
    assert.deepEqual(
      engine.search(find(word('kursk')), { limit: 10 }).hits.map(({ id }) => id),
      ['kursk', 'peace'],
    ));
  test('gives pages, and counts all', () => {
    const all = engine.search(not({ kind: 'nothing' }), { limit: 10 });
    assert.deepEqual(
      all.hits.map(({ id }) => id),
      ['gare', 'kursk', 'peace', 'plain', 'rents'],
    );
    const page = engine.search(not({ kind: 'nothing' }), { limit: 2, offset: 1 });
    assert.deepEqual([page.total, page.hits], [5, all.hits.slice(1, 3)]);
    assert.deepEqual(engine.search(not({ kind: 'nothing' }), { limit: 0 }), { total: 5, hits: [] });
    assert.deepEqual(engine.search(not({ kind: 'nothing' }), { limit: 5, offset: 5 }).hits, []);
  });

  test('knows what it holds', () => {
    const changed = build([...added, { remove: 'peace' }, { remove: 'unknown' }]);
    assert.deepEqual([changed.size, changed.has('kursk'), changed.has('peace')], [4, true, false]);
  });
  test('finds only the newest version of a document', () => {
    const text = 'nuovo';
    const changed = build([...added, { replace: { id: 'peace', language: 'it', title: '', text } }]);
    const found = (query: Query): string[] => changed.search(query, { limit: 10 }).hits.map(({ id }) => id);
    assert.deepEqual([found(find(word('jong'))), found(find(word('nuova')))], [[], ['peace']]);
    assert.equal(changed.size, 5);
  });
  test('finds a document again that came back', () => {
    const changed = build([...added, { remove: 'gare' }, ...added.slice(3, 4)]);
    assert.equal(changed.search(find(word('lyon')), { limit: 1 }).total, 1);
  });
  test('takes a hard text', () => {
    const text = `${'x'.repeat(3000)} \u{10400}\u{10401} constructor __proto__ ﷺ 日本語 ½ ${'na '.repeat(500)}`;
    const hard = build([{ replace: { id: 'hard \u{1f600} \ud800', title: text, text } }]);
    for (const term of searchTerms(text)) assert.equal(hard.search(find(word(term)), { limit: 1 }).total, 1, term);
    assert.equal(hard.search(find(fuzzy('\u{10428}\u{1042a}')), { limit: 1 }).hits[0]?.id, 'hard \u{1f600} \ud800');
  });

  test('finds the documents that reading all of them finds, in the same order', () =>
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 14 }), anyQuery, (operations, query) => {
        const expected = expectedHits(operations, query, factsOf);
        const { total, hits } = build(operations).search(query, { limit: 20, factsOf });
        assert.equal(total, expected.length);
        assert.deepEqual(hits.map(rounded).sort(compare), expected.map(rounded).sort(compare));
        assert.deepEqual(
          hits.map(({ score }) => rounded({ id: '', score }).score),
          expected.map(({ score }) => rounded({ id: '', score }).score),
        );
      }),
      runs(300),
    ));
}

/** Sums of the same numbers in another order differ in the last digits. */
function rounded({ id, score }: { readonly id: string; readonly score: number }): { id: string; score: string } {
  return { id, score: score.toFixed(9) };
}

function compare(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

/** Few words, so that they meet: forms of one word, words alike, words of other scripts, letters of two code units. */
const vocabulary = [
  ...[
    'soldato',
    'soldati',
    'soldat',
    'soldats',
    'soldate',
    'parla',
    'parlare',
    'parlato',
    'city',
    'cities',
    'citi',
    'kim',
    'kin',
  ],
  ...[
    'un',
    'una',
    'a',
    'ab',
    'abc',
    'perché',
    'perche',
    'Ucraina',
    "l'Ucraina",
    'Україна',
    'Україну',
    '\u{10400}a',
    '\u{10401}a',
  ],
  ...['müller', 'mueller', '2024', '2025', 'sky', 'skies', 'dying', 'die'],
];
const someText = fc.array(fc.constantFrom(...vocabulary), { maxLength: 8 }).map((words) => words.join(' '));
const someId = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const someDocument = fc.record({
  id: someId,
  language: fc.constantFrom('it', 'en', 'es', 'fr', 'de', 'uk', undefined),
  title: someText,
  text: someText,
});
const operation: fc.Arbitrary<Operation> = fc.oneof(
  { arbitrary: someDocument.map((replace) => ({ replace })), weight: 5 },
  { arbitrary: someId.map((remove) => ({ remove })), weight: 1 },
);
const someWord = fc.constantFrom(...vocabulary.flatMap((text) => searchTerms(text)));
const someMatch: fc.Arbitrary<WordMatch> = fc.oneof(
  someWord.map(word),
  someWord.map((text): WordMatch => ({ kind: 'exact', word: text })),
  fc.tuple(someWord, fc.integer({ min: 1, max: 4 })).map(([text, length]) => prefix(text.slice(0, length))),
  fc.tuple(someWord, fc.constantFrom(1 as const, 2 as const)).map(([text, distance]) => fuzzy(text, distance)),
);
const someWords: fc.Arbitrary<Query> = fc
  .tuple(fc.constantFrom('title' as const, 'text' as const, undefined), fc.array(someMatch, { maxLength: 3 }))
  .map(([field, words]) => (field ? findIn(field, ...words) : find(...words)));
const anyQuery: fc.Arbitrary<Query> = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    someWords,
    someMatch.map((match) => find(match)),
    fc.constantFrom(...['a', 'b', 'x']).map((value) => fact('source', value)),
    fc.array(tie('query'), { maxLength: 3 }).map((of) => and(...of)),
    fc.array(tie('query'), { maxLength: 3 }).map((of) => or(...of)),
    tie('query').map(not),
  ),
})).query;
