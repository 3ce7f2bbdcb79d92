import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceAt } from '../../../../src/core/text/sentenceAt';
import { hardText, runs } from '../../../support/property';

suite('core/text/sentenceAt', () => {
  /** The offset is marked by `|`. */
  const check = (marked: string, expected: string): void => {
    const offset = marked.indexOf('|');
    const text = marked.replace('|', '');
    const { start, end } = sentenceAt(text, offset);
    assert.equal(text.slice(start, end), expected);
  };

  test('finds the sentence around an offset', () => check('Uno due. Tre |quattro. Cinque.', 'Tre quattro.'));
  test('finds the sentence at its start', () => check('Uno. |Due. Tre.', 'Due.'));
  test('takes the next one between two', () => check('Uno.| Due.', 'Due.'));
  test('takes the one before at the end of its line', () => {
    check('Uno.|\nDue.', 'Uno.');
    check('Uno. |\nDue.', 'Uno.');
    check('Uno.\n|Due.', 'Due.');
  });
  test('takes the last one at the end', () => check('Uno. Due.|', 'Due.'));
  test('goes on over the line ends of a hard-wrapped text', () => {
    check('It rained. He said that\nthe |war ended. Then\nhe left.', 'He said that\nthe war ended.');
    check('It rained. He |said that\nthe war ended.', 'He said that\nthe war ended.');
    check('It rained. He said that|\nthe war ended.', 'He said that\nthe war ended.');
  });
  test('ends where a paragraph ends', () => {
    check('A headline|\n\nThe text. More.', 'A headline');
    check('A headline\n \t\n|The text. More.', 'The text.');
    check('A headline\u2029The |text. More.', 'The text.');
  });
  test('takes the white space of a line with its sentence', () => {
    check('Uno.\n\n | Due.', 'Due.');
    check('Uno. | \n\nDue.', 'Uno.');
    check('| Uno.', 'Uno.');
  });
  test('is empty on a blank line and in an empty text', () => {
    check('Uno.\n|\nDue.', '');
    check('Uno.\n\n|', '');
    check('|', '');
  });
  test('cuts a sentence that never ends, between characters', () => {
    const text = '😀'.repeat(5000);
    assert.deepEqual(sentenceAt(text, 5001), { start: 3002, end: 7000 });
  });

  test('holds the offset or lies beside it in its paragraph, whatever the text', () =>
    fc.assert(
      fc.property(hardText(), fc.nat(80), (text, at) => {
        const offset = Math.min(at, text.length);
        const { start, end } = sentenceAt(text, offset);
        assert.ok(0 <= start && start <= end && end <= text.length);
        const between = text.slice(Math.min(offset, end), Math.max(offset, start));
        assert.equal(between.trim(), '');
        assert.doesNotMatch(between, /\n|\u2029/);
      }),
      runs(),
    ));
  test('costs nothing more in a longer text', () => {
    const text = 'parola '.repeat(1_000_000);
    for (let offset = 0; offset < 1000; offset++) sentenceAt(text, offset * 7000);
  });
});
