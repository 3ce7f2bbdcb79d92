import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countWords, wordsIn } from '../../../../src/core/text/words';
import { hardText, runs } from '../../../support/property';

suite('core/text/words', () => {
  const check = (text: string, ...words: readonly string[]): void =>
    assert.deepEqual(
      Array.from(wordsIn(text), (word) => word.text),
      words,
    );

  test('splits at apostrophes and hyphens', () => check("dell'Ucraina Jong-un", 'dell', 'Ucraina', 'Jong', 'un'));
  test('keeps marks and digits in a word', () => check('perche\u0301 11mila', 'perche\u0301', '11mila'));
  test('leaves punctuation and signs out', () => check('«Sì», 10 % … 😀', 'Sì', '10'));
  test('gives the offsets of its words', () => {
    fc.assert(
      fc.property(hardText(), (text) => {
        for (const word of wordsIn(text)) assert.equal(text.slice(word.start, word.end), word.text);
      }),
      runs(),
    );
  });

  const checkCount = (text: string, count: number): void => assert.equal(countWords(text), count);

  test('counts an elided article with its noun', () => checkCount("Sostegno all'Ucraina", 2));
  test('counts no dash and no sign', () => checkCount('  Mosca – Kiev * ', 2));
  test('counts nothing in an empty text', () => checkCount('', 0));
});
