import assert from 'node:assert/strict';
import { toModelText } from '../../../../src/core/text/modelText';
import { articleHash } from '../../../../src/core/text/sha256';
import { overlaps, touches } from '../../../../src/core/text/textRange';

suite('core/text/modelText', () => {
  const check = (text: string, expected: string): void => assert.equal(toModelText(text), expected);

  test('keeps plain text', () => check('Rome.\nMilan.\n', 'Rome.\nMilan.\n'));
  test('turns CRLF and lone CR into LF', () => check('a\r\nb\rc\n\r\n', 'a\nb\nc\n\n'));
  test('takes off one byte order mark, at the start only', () => check('\uFEFF\uFEFFa\uFEFF', '\uFEFFa\uFEFF'));
});

suite('core/text/sha256', () => {
  const check = (text: string, hash: string): void => assert.equal(articleHash(toModelText(text)), hash);

  test('hashes the empty text', () => check('', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'));
  test('hashes UTF-8', () => check('è😀', '45bd88d88daa58f0a4e3bd9c26239f0b6c429535cb665a7e91d5d0d3972e7b42'));
  test('hashes a file the same whatever its line ends and mark', () =>
    check('\uFEFFabc\r\n', articleHash(toModelText('abc\n'))));
});

suite('core/text/textRange', () => {
  const range = { start: 2, end: 4 };
  const check = (start: number, end: number, expected: boolean): void =>
    assert.equal(overlaps(range, { start, end }), expected);

  test('sees ranges that share a letter', () => check(3, 9, true));
  test('sees no overlap between neighbours', () => check(4, 9, false));
  test('sees no overlap with an empty range', () => check(2, 2, false));
  test('touches a cursor at both edges', () =>
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((offset) => touches(range, offset)),
      [false, true, true, true, false],
    ));
});
