import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LONGEST_QUERY, type QueryIssue } from '../../../../src/core/search/lexQuery';
import { parseQuery, type QueryOptions } from '../../../../src/core/search/parseQuery';
import type { Query, WordMatch } from '../../../../src/core/search/query';
import { printQuery } from '../../../support/printQuery';
import { hardText, runs } from '../../../support/property';

suite('core/search/parseQuery', () => {
  /** The tree as a query of plain signs, see `printQuery`. */
  const check = (typed: string, printed: string, ...issues: readonly QueryIssue[]): void => {
    const parsed = parseQuery(typed);
    assert.deepEqual({ query: printQuery(parsed.query), issues: parsed.issues }, { query: printed, issues });
  };

  test('wants every word, folded', () => check("  l'UCRAINA  città ", 'ucraina citta'));
  test('takes quoted words as a phrase', () => check('"Regione di Kursk"', '"regione di kursk"'));
  test('knows other quotation marks', () => {
    for (const typed of ['«pace fredda»', '“pace fredda”', '„pace fredda“', '"pace fredda”'])
      check(typed, '"pace fredda"');
  });
  test('takes one quoted word as this form of it', () => check('"governo"', '"governo"'));
  test('takes a hyphenated word as a phrase', () => check('Jong-un', '"jong un"'));
  test('reads beginnings of words', () =>
    check('zelens* "regione di kur*" "regione di kur"*', 'zelens* "regione di kur*" "regione di kur*"'));
  test('reads words that are spelled alike', () =>
    check('zelenski~ kiev~2 putin~1 orban~9', 'zelenski~1 kiev~2 putin~1 orban~2'));
  test('looks for each part of a hyphenated word spelled alike', () => check('Jong-un~', 'jong~1 un~1'));
  test('reads fields', () =>
    check('title:pace Source:Ansa label:"key fact"', 'title:pace source:"Ansa" label:"key fact"'));
  test('reads the beginning of a value', () =>
    check('source:Reu* author:"Anna Ro"* verdict:*', 'source:"Reu"* author:"Anna Ro"* verdict:""*'));
  test('gives a field to a group', () =>
    check('source:(ansa OR afp title:pace)', 'source:"ansa" OR (source:"afp" title:pace)'));
  test('lets AND bind tighter than OR', () => check('a b OR c AND d | e', '(a b) OR (c d) OR e'));
  test('reads parentheses', () => check('a (b OR c)', 'a (b OR c)'));
  test('flattens what is grouped for nothing', () => check('((a) (b c))', 'a b c'));
  test('reads exclusions', () =>
    check('a -b !c NOT d -"e f" -(g h) -source:x', 'a -b -c -d -"e f" -(g h) -source:"x"'));
  test('excludes twice to include', () => check('NOT -a', 'a'));
  test('leaves dashes alone', () => check('a - b – c', 'a b c'));
  test('takes operators in capitals only', () => check('a or b not c', 'a or b not c'));
  test('ignores operators without words', () => check('OR a AND', 'a'));
  test('finds nothing for nothing', () => {
    for (const typed of ['', ' ', '– …', '()', '""', 'OR', '*', '-']) check(typed, '');
  });

  test('searches an unknown field as typed and says so', () =>
    check('kyjiw:berlin', '"kyjiw berlin"', { kind: 'unknownField', field: 'kyjiw' }));
  test('takes an address, a time and a colon for words', () => {
    check('https://example.org/a', '"https example org a"');
    check('10:30', '"10 30"');
    check('Nota: pace', 'nota pace');
  });
  test('leaves out a field without a value', () =>
    check('source: kursk', 'kursk', { kind: 'emptyField', field: 'source' }));
  test('leaves out a field with an empty value', () =>
    check('kursk lang:""', 'kursk', { kind: 'emptyField', field: 'lang' }));
  test('closes a quotation at the end', () => check('"pace fredda', '"pace fredda"', { kind: 'unclosedQuotation' }));
  test('closes parentheses at the end', () => check('a (b OR (c d', 'a (b OR (c d))', { kind: 'unclosedParenthesis' }));
  test('leaves out a closing parenthesis too many', () => check('a) b', 'a b', { kind: 'strayParenthesis' }));
  test('leaves out parentheses that are too deep', () =>
    check(`${'('.repeat(100)}a${')'.repeat(100)} b`, 'a b', { kind: 'tooDeep' }));
  test('reads dates', () => check('date:2024-10..2024-12 date:>2024', 'date:"2024-10..2024-12" date:">2024"'));
  test('says that it cannot read a date', () =>
    check('date:soon', 'date:"soon"', { kind: 'unreadableDate', value: 'soon' }));
  test('cuts a query that is too long', () => {
    const { query, issues } = parseQuery('a '.repeat(LONGEST_QUERY));
    assert.deepEqual([query.kind === 'and' && query.of.length, issues], [LONGEST_QUERY / 2, [{ kind: 'tooLong' }]]);
  });
  test('says each thing once', () => check('x:a x:b', '"x a" "x b"', { kind: 'unknownField', field: 'x' }));
});

suite('core/search/parseQuery while typing', () => {
  const options: QueryOptions = { whileTyping: true };
  const check = (typed: string, printed: string): void => {
    const parsed = parseQuery(typed, options);
    assert.deepEqual({ query: printQuery(parsed.query), issues: parsed.issues }, { query: printed, issues: [] });
  };

  test('takes the last word for a beginning, too', () => check('pace kur', 'pace (kur OR kur*)'));
  test('takes a word as it is after a space', () => check('kur ', 'kur'));
  test('takes the last word of an open phrase for a beginning', () => check('"regione di kur', '"regione di kur*"'));
  test('takes a closed phrase as it is', () => check('"regione di kur"', '"regione di kur"'));
  test('takes an open value for a beginning', () => check('source:Reu', 'source:"Reu"*'));
  test('leaves a word with a sign at its end alone', () => check('kursc~', 'kursc~1'));
  test('says nothing about what may still come', () => {
    check('a source:', 'a');
    check('(a', 'a OR a*');
    check('date:20', 'date:"20"');
  });
});

suite('core/search/parseQuery of anything', () => {
  const signs = [
    '"',
    '«',
    '“',
    '(',
    ')',
    ' OR ',
    ' AND ',
    'NOT ',
    '-',
    '!',
    '|',
    '*',
    '~',
    '~2',
    ':',
    'source:',
    'date:',
    'x:',
    ' ',
  ];
  const anyQuery = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(fc.constantFrom(...signs), hardText(3)), { maxLength: 30 }).map((bits) => bits.join('')),
  );
  const isNormal = (query: Query): boolean => {
    if (query.kind === 'not')
      return query.query.kind !== 'not' && query.query.kind !== 'nothing' && isNormal(query.query);
    if (query.kind !== 'and' && query.kind !== 'or') return query.kind !== 'words' || query.words.length > 0;
    return (
      query.of.length > 1 &&
      query.of.every((part) => part.kind !== query.kind && part.kind !== 'nothing' && isNormal(part))
    );
  };

  test('gives a tree in normal form', () => {
    fc.assert(
      fc.property(anyQuery, fc.boolean(), (typed, whileTyping) => isNormal(parseQuery(typed, { whileTyping }).query)),
      runs(1000),
    );
  });

  test('reads back what was printed', () => {
    fc.assert(
      fc.property(anyTree, (query) => {
        const printed = printQuery(query);
        fc.pre(printed.length <= LONGEST_QUERY);
        assert.deepEqual(parseQuery(printed), { query, issues: [] });
      }),
      runs(),
    );
  });
});

const word = fc.stringMatching(/^[a-zßж0-9]{1,8}$/).map((text) => text.replace(/ß/g, 'ss'));
const single: fc.Arbitrary<readonly WordMatch[]> = fc.oneof(
  word.map((text) => [{ kind: 'word', word: text } as const]),
  word.map((text) => [{ kind: 'exact', word: text } as const]),
  word.map((text) => [{ kind: 'prefix', word: text } as const]),
  fc.tuple(word, fc.constantFrom(1, 2)).map(([text, distance]) => [{ kind: 'fuzzy', word: text, distance } as const]),
);
const phrase: fc.Arbitrary<readonly WordMatch[]> = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 4 }), word, fc.constantFrom('word' as const, 'prefix' as const))
  .map(([texts, last, kind]) => [
    ...texts.map((text) => ({ kind: 'word' as const, word: text })),
    { kind, word: last },
  ]);
const leaf: fc.Arbitrary<Query> = fc.oneof(
  fc
    .tuple(fc.constantFrom(undefined, 'title' as const, 'text' as const), fc.oneof(single, phrase))
    .map(([field, words]): Query => ({ kind: 'words', ...(field && { field }), words })),
  fc
    .tuple(fc.constantFrom('source', 'lang', 'entity', 'label', 'path'), fc.array(word, { minLength: 1 }), fc.boolean())
    .map(
      ([field, words, isPrefix]) => ({ kind: 'fact', field, value: words.join(' ') + (isPrefix ? '*' : '') }) as const,
    ),
  fc
    .constantFrom('2024', '2024-10..2024-12', '<=2024-11-04', '*')
    .map((value) => ({ kind: 'fact', field: 'date', value }) as const),
);

/** Trees in normal form, four levels deep at most. */
const anyTree: fc.Arbitrary<Query> = treesBelow(3).top;

function treesBelow(levels: number): Readonly<Record<'and' | 'or' | 'not' | 'top', fc.Arbitrary<Query>>> {
  if (levels === 0) return { and: leaf, or: leaf, not: leaf, top: leaf };
  const inside = treesBelow(levels - 1);
  const parts = (...arbitraries: readonly fc.Arbitrary<Query>[]): fc.Arbitrary<Query[]> =>
    fc.array(fc.oneof(...arbitraries), { minLength: 2, maxLength: 3 });
  const and = parts(leaf, inside.or, inside.not).map((of): Query => ({ kind: 'and', of }));
  const or = parts(leaf, inside.and, inside.not).map((of): Query => ({ kind: 'or', of }));
  const not = fc.oneof(leaf, inside.and, inside.or).map((query): Query => ({ kind: 'not', query }));
  return { and, or, not, top: fc.oneof(leaf, and, or, not) };
}
