import assert from 'node:assert/strict';
import fc from 'fast-check';
import { indexCodePoints, splitsPair } from '../../../../src/core/text/codePointIndex';
import { modelText, runs } from '../../../support/property';

suite('core/text/codePointIndex', () => {
  /** Every UTF-16 offset from 0, and the code point offset of each. */
  const check = (text: string, codePoints: readonly number[]): void => {
    const index = indexCodePoints(text);
    codePoints.forEach((expected, utf16) => {
      assert.equal(index.toCodePoint(utf16), expected);
    });
  };

  test('counts letters one to one', () => check('abc', [0, 1, 2, 3]));
  test('counts a surrogate pair once, its middle as before it', () => check('a😀b', [0, 1, 1, 2, 3]));
  test('counts pairs in a row', () => check('😀😀', [0, 0, 1, 1, 2]));
  test('counts lone surrogates once', () => check('\uDE00\uD83Da\uD83D', [0, 1, 2, 3, 4]));
  test('counts a combining mark by itself', () => check('e\u0301!', [0, 1, 2, 3]));
  test('takes an offset past the end as the end', () => check('😀', [0, 0, 1, 1, 1]));
  test('has one offset in an empty text', () => check('', [0, 0]));

  test('agrees with the formats vector', () => {
    const text = 'Roma, 3 giu. 🇮🇹 - Il premier è qui 👩‍🚒.\nCosì dice Rossi.\n';
    const { toCodePoint, toUtf16 } = indexCodePoints(text);
    assert.deepEqual([54, 59].map(toCodePoint), [50, 55]);
    assert.deepEqual([50, 55].map(toUtf16), [54, 59]);
  });

  test('knows no place beyond the end', () => {
    assert.equal(indexCodePoints('😀').toUtf16(2), undefined);
  });

  test('knows no place for anything but a whole number from 0', () => {
    const { toUtf16 } = indexCodePoints('abc');
    assert.deepEqual([toUtf16(-1), toUtf16(0.5), toUtf16(NaN), toUtf16(Infinity)], Array(4).fill(undefined));
  });

  test('agrees with what a text iterates over', () =>
    fc.assert(
      fc.property(modelText(), (text) => {
        const index = indexCodePoints(text);
        const characters = Array.from(text);
        for (let count = 0; count <= characters.length; count++) {
          const utf16 = characters.slice(0, count).join('').length;
          assert.equal(index.toUtf16(count), utf16);
          assert.equal(index.toCodePoint(utf16), count);
          assert.equal(splitsPair(text, utf16), false);
        }
      }),
      runs(),
    ));

  test('finds the middle of a pair and nothing else', () => {
    const text = 'a😀\uD83D';
    assert.deepEqual(
      [-1, 0, 1, 2, 3, 4, 5].filter((offset) => splitsPair(text, offset)),
      [2],
    );
  });
});
