import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countLetters, countWords, eachWord, hashOfWord } from '../../../../src/core/text/wordScan';
import { hardText, runs } from '../../../support/property';

suite('core/text/wordScan', () => {
  const wordsOf = (text: string): string[] => {
    const words: string[] = [];
    eachWord(text, (start, end) => words.push(text.slice(start, end)));
    return words;
  };
  const check = (text: string, ...words: readonly string[]): void => assert.deepEqual(wordsOf(text), words);

  test('splits at apostrophes and hyphens', () => check("dell'Ucraina Jong-un", 'dell', 'Ucraina', 'Jong', 'un'));
  test('keeps marks and digits in a word', () => check('perche\u0301 11mila', 'perche\u0301', '11mila'));
  test('begins no word with a mark', () => check('\u0301a', 'a'));
  test('leaves punctuation and signs out', () => check('«Sì», 10 % … 😀', 'Sì', '10'));
  test('keeps letters outside the basic plane whole', () => check('a𝒜b😀c', 'a𝒜b', 'c'));
  test('leaves out halves of such letters', () => check('a\uD835 \uDC9Cb', 'a', 'b'));

  test('finds what a regular expression finds', () => {
    fc.assert(
      fc.property(fc.oneof(hardText(), fc.string({ unit: 'binary' })), (text) =>
        check(text, ...(text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? [])),
      ),
      runs(1000),
    );
  });
});

suite('core/text/wordScan, what it tells of a word', () => {
  interface Told {
    readonly word: string;
    readonly hash: number;
    readonly after: number;
  }
  const told = (text: string): Told[] => {
    const all: Told[] = [];
    eachWord(text, (start, end, hash, after) => all.push({ word: text.slice(start, end), hash, after }));
    return all;
  };

  test('is its hash, and what follows it', () => {
    fc.assert(
      fc.property(fc.oneof(hardText(), fc.string({ unit: 'binary' })), (text) => {
        const expected = Array.from(text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu), ({ 0: word, index }) => ({
          word,
          hash: hashOfWord(word),
          after: index + word.length < text.length ? text.charCodeAt(index + word.length) : 0,
        }));
        assert.deepEqual(told(text), expected);
      }),
      runs(),
    );
  });
  test('is the same wherever the word stands in a long text', () => {
    const words = ["l'Ucraina", 'a𝒜b', 'perche\u0301', '😀', 'a\uD835', 'x'.repeat(9000)];
    for (const word of words) {
      for (let before = 8180; before <= 8194; before++) {
        const text = `${'. '.repeat(before / 2)}${before % 2 === 0 ? '' : '.'}${word} e`;
        assert.deepEqual(told(text), told(`${word} e`), `${word} at ${before}`);
        assert.equal(countWords(text), countWords(`${word} e`), `${word} at ${before}`);
      }
    }
  });
  test('is the same for who looks for words while others are visited', () => {
    const inner: Told[][] = [];
    const outer: string[] = [];
    eachWord('uno due tre', (start, end) => {
      inner.push(told('altro testo'));
      outer.push('uno due tre'.slice(start, end));
    });
    assert.deepEqual(outer, ['uno', 'due', 'tre']);
    assert.deepEqual(inner, [told('altro testo'), told('altro testo'), told('altro testo')]);
  });
});

suite('core/text/wordScan, counting', () => {
  const check = (text: string, count: number): void => assert.equal(countWords(text), count);

  test('counts an elided article with its noun', () => check("Sostegno all'Ucraina", 2));
  test('counts no dash and no sign', () => check('  Mosca – Kiev * ', 2));
  test('counts nothing in an empty text', () => check('', 0));
  test('takes every white space for one', () => check('a\u00a0b\u2029c\u3000d\ufeffe\vf', 6));

  test('counts the stretches between white space that hold a letter or a digit', () => {
    fc.assert(
      fc.property(fc.oneof(hardText(), fc.string({ unit: 'binary' })), (text) =>
        check(text, (text.match(/\S+/g) ?? []).filter((stretch) => /[\p{L}\p{N}]/u.test(stretch)).length),
      ),
      runs(1000),
    );
  });
});

suite('core/text/wordScan, counting letters', () => {
  const check = (text: string, count: number): void => assert.equal(countLetters(text), count);

  test('counts letters and digits, no marks and no signs', () => check('Perche\u0301 il 10 %?', 10));
  test('counts both halves of one outside the basic plane', () => check('a𝒜😀', 3));
  test('counts those of a long text', () => check('è '.repeat(20_000), 20_000));
});
