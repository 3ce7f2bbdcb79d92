import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findAll } from '../../../../src/core/text/findAll';
import { runs } from '../../../support/property';

suite('core/text/findAll', () => {
  const check = (text: string, words: string, expected: readonly number[], limit = 100): void =>
    assert.deepEqual(findAll(text, words, limit), expected);

  test('finds every place', () => check('a rose is a rose', 'rose', [2, 12]));
  test('finds overlapping places', () => check('aaaa', 'aa', [0, 1, 2]));
  test('stops at the limit', () => check('aaaa', 'a', [0, 1], 2));
  test('finds nothing of no words', () => check('aaaa', '', []));
  test('finds nothing in a shorter text', () => check('a', 'aa', []));
  test('falls back to a steady search without a difference', () =>
    check(`${'a'.repeat(3_000)}b`, `${'a'.repeat(600)}b`, [2_400]));
  test('keeps its limit in the steady search', () =>
    check(`${'a'.repeat(5_000)}b${'a'.repeat(900)}`, 'a'.repeat(600), [0, 1, 2], 3));
  test('finds overlapping places in the steady search', () =>
    check(
      'ab'.repeat(1_000),
      'ab'.repeat(200),
      Array.from({ length: 801 }, (_, place) => place * 2),
      1_000,
    ));

  test('finds what a plain search finds', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 9 });
    const repeated = (most: number): fc.Arbitrary<string> =>
      fc
        .tuple(letters, fc.integer({ min: 1, max: most }), letters)
        .map(([text, times, end]) => text.repeat(times) + end);
    fc.assert(
      fc.property(repeated(400), repeated(90), (text, sought) =>
        check(text, sought, plainSearch(text, sought), Infinity),
      ),
      runs(),
    );
  });

  test('stays fast where a plain search takes minutes', () =>
    check('a'.repeat(1_000_000), `b${'a'.repeat(5_000)}`, []));
});

function plainSearch(text: string, words: string): number[] {
  return Array.from(text, (_, at) => at).filter((at) => text.startsWith(words, at));
}
