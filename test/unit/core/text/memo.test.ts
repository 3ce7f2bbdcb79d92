import assert from 'node:assert/strict';
import fc from 'fast-check';
import { remembered } from '../../../../src/core/text/memo';
import { runs } from '../../../support/property';

suite('core/text/memo', () => {
  const upper = (word: string): string => word.toUpperCase();

  test('answers for the range', () => assert.equal(remembered(upper, 8)('one two three', 4, 7), 'TWO'));
  test('computes an answer once', () => {
    let computed = 0;
    const answer = remembered((word) => (computed++, upper(word)), 8);
    for (const text of ['a word', 'word', 'words']) answer(text, text.indexOf('w'), text.indexOf('w') + 4);
    assert.equal(computed, 1);
  });
  test('keeps words of one beginning apart', () => {
    const answer = remembered(upper, 8);
    assert.deepEqual([answer('words', 0, 4), answer('words', 0, 5), answer('words', 0, 4)], ['WORD', 'WORDS', 'WORD']);
  });
  test('answers rightly for more words than it keeps', () => {
    const answer = remembered(upper, 16);
    const word = fc.stringMatching(/^[ab]{0,8}$/);
    fc.assert(
      fc.property(word, (text) => assert.equal(answer(text, 0, text.length), upper(text))),
      runs(1000),
    );
  });
});
