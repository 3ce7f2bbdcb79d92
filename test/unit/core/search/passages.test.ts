import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseQuery } from '../../../../src/core/search/parseQuery';
import { passagesOf } from '../../../../src/core/search/passages';
import { searchTerms } from '../../../../src/core/search/terms';
import type { TextRange } from '../../../../src/core/text/textRange';
import { hardText, runs } from '../../../support/property';

suite('core/search/passages', () => {
  /** `⟨⟩` enclose the passages, brackets the marks. */
  const check = (typed: string, marked: string, language?: string): void => {
    const text = marked.replace(/[⟨⟩[\]]/g, '');
    const passages = passagesOf(text, parseQuery(typed).query, { language, limit: 10 });
    const signs = passages.flatMap(({ range, marks }) => [
      { at: range.start, sign: '⟨' },
      ...marks.flatMap(({ start, end }) => [
        { at: start, sign: '[' },
        { at: end, sign: ']' },
      ]),
      { at: range.end, sign: '⟩' },
    ]);
    let shown = '';
    let done = 0;
    for (const { at, sign } of signs) {
      shown += text.slice(done, at) + sign;
      done = at;
    }
    assert.equal(shown + text.slice(done), marked);
  };

  test('gives every sentence with a hit', () => check('kursk', 'Uno. ⟨Due [Kursk] tre.⟩ Quattro. ⟨[Kursk]!⟩'));
  test('gives a sentence with two hits once', () => check('kursk mosca', '⟨[Kursk] e [Mosca].⟩ Fine.'));
  test('marks in the original spelling', () => check('ucraina perche', "⟨Per l'[UCRAINA], [perché] l’[Ucraina].⟩"));
  test('marks right although folding changes lengths', () => check('strasse', '⟨[Straße] ﬁnale: die [Straße].⟩'));
  test('marks a phrase where it stands, no word of it elsewhere', () =>
    check('"regione di kursk"', 'Kursk. ⟨La [regione di Kursk] è una regione.⟩ La regione di Mosca.'));
  test('marks a phrase that a hyphen writes', () => check('"kim jong un"', '⟨[Kim Jong-un] parla.⟩'));
  test('marks a phrase across two sentences', () => check('"kursk fine"', 'Uno. ⟨Due [Kursk. Fine] tre.⟩ Quattro.'));
  test('marks words that begin so', () => check('zelens*', '⟨[Zelensky], [Zelenskij] e Zelen.⟩'));
  test('marks the beginning at the end of a phrase', () =>
    check('"volodymyr zel*"', '⟨[Volodymyr Zelensky] e Zelensky.⟩'));
  test('marks words that are spelled alike', () => check('zelenski~', '⟨[Zelensky], [Zelenski] e Zelenskyyy.⟩'));
  test('marks words with another first letter', () => check('kiev~', '⟨[Liev] o [Kiev] o Kyjiw.⟩'));
  test('marks the other forms of a word', () => check('soldato', '⟨[Soldati] e [soldato].⟩', 'it'));
  test('marks no other forms without a language', () => check('soldato', '⟨Soldati e [soldato].⟩'));
  test('marks one form in quotation marks', () => check('"soldato"', '⟨Soldati e [soldato].⟩', 'it'));
  test('marks the forms of a phrase as they are', () => check('"il soldato"', 'Il soldati. ⟨[Il soldato].⟩', 'it'));
  test('marks all words of alternatives', () => check('kursk OR (mosca "fine")', '⟨[Kursk], [Mosca], [fine].⟩'));
  test('marks nothing of what is excluded', () => check('kursk -mosca -(uno OR due)', '⟨Uno Mosca [Kursk] due.⟩'));
  test('marks the words of a title where they stand', () => check('title:kursk', 'Uno. ⟨[Kursk].⟩'));
  test('marks the name of an entity', () => check('entity:"corea del n*"', 'Corea. ⟨La [Corea del Nord].⟩'));
  test('marks nothing of other facts', () => check('source:ansa date:2024 entity:*', 'ANSA 2024.'));
  test('marks overlapping phrases as one', () => check('"a b c" "c d"', 'x ⟨[a b c d].⟩'.replace('x ⟨', '⟨x ')));
  test('gives nothing without a hit', () => check('tre', 'Uno. Due.'));
  test('gives nothing for an empty query', () => check('', 'Uno. Due.'));

  test('gives at most what is asked for', () => {
    const { query } = parseQuery('kursk');
    assert.equal(passagesOf('Kursk. '.repeat(9), query, { limit: 4 }).length, 4);
  });
  test('cuts a long sentence around the hit, at words', () => {
    const text = `${'parola '.repeat(200)}Kursk${' parola'.repeat(200)}.`;
    const [passage] = passagesOf(text, parseQuery('kursk').query, { limit: 1 });
    const shown = text.slice(passage?.range.start, passage?.range.end);
    assert.ok(shown.length <= 400 && shown.includes('Kursk'));
    assert.match(shown, /^parola .* parola$/);
  });
  test('gives the hits of a long sentence in passages that do not overlap', () => {
    const text = `Kursk${' parola'.repeat(40)} Kursk${' parola'.repeat(100)} Kursk.`;
    const passages = passagesOf(text, parseQuery('kursk').query, { limit: 9 });
    assert.deepEqual(
      passages.map(({ marks }) => marks.length),
      [2, 1],
    );
    assert.ok((passages[0]?.range.end ?? 0) <= (passages[1]?.range.start ?? 0));
  });
  test('gives a whole long word', () => {
    const word = 'x'.repeat(1000);
    assert.deepEqual(passagesOf(`${word} a`, parseQuery(word).query, { limit: 1 })[0]?.marks, [
      { start: 0, end: 1000 },
    ]);
  });

  test('gives every hit once, in order, inside its passage, whatever the text', () => {
    fc.assert(
      fc.property(hardText(), fc.nat(), (text, chosen) => {
        const terms = searchTerms(text);
        const term = terms[chosen % terms.length] ?? 'nothing';
        const passages = passagesOf(text, parseQuery(`"${term}"`).query, { limit: Infinity });
        const ranges: TextRange[] = passages.flatMap(({ range, marks }) => {
          assert.ok(marks.length > 0);
          for (const { start, end } of marks) assert.ok(range.start <= start && end <= range.end);
          return marks;
        });
        const found = ranges.map(({ start, end }) => text.slice(start, end));
        assert.deepEqual(
          found.flatMap(searchTerms),
          terms.filter((word) => word === term),
        );
        passages.reduce((previous, { range }) => (assert.ok(previous <= range.start), range.end), 0);
      }),
      runs(),
    );
  });
});
