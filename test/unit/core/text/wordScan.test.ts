import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countWords, eachWord } from '../../../../src/core/text/wordScan';
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
