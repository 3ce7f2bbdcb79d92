import assert from 'node:assert/strict';
import { countWords } from '../../../../src/core/text/words';

suite('core/text/words', () => {
  const checkCount = (text: string, count: number): void => assert.equal(countWords(text), count);

  test('counts an elided article with its noun', () => checkCount("Sostegno all'Ucraina", 2));
  test('counts no dash and no sign', () => checkCount('  Mosca – Kiev * ', 2));
  test('counts nothing in an empty text', () => checkCount('', 0));
});
