import assert from 'node:assert/strict';
import fc from 'fast-check';
import { diffSequences } from '../../../../src/core/anchor/diffSequences';
import { runs } from '../../../support/property';

suite('core/anchor/diffSequences', () => {
  const check = (a: string, b: string, expected: string): void => {
    const codes = [a, b].map((text) => Array.from(text, (character) => character.charCodeAt(0)));
    const matches = diffSequences(codes[0] ?? [], codes[1] ?? []);
    assert.equal(matches.map((match) => a.slice(match.a, match.a + match.length)).join('|'), expected);
  };

  test('finds all of what is the same', () => check('abc', 'abc', 'abc'));
  test('finds nothing in nothing', () => check('', 'abc', ''));
  test('finds nothing in common', () => check('abc', 'xyz', ''));
  test('finds the two sides of an insertion', () => check('abcd', 'abxcd', 'ab|cd'));
  test('finds the two sides of a deletion', () => check('abxcd', 'abcd', 'ab|cd'));
  test('keeps the first of a repetition', () => check('abcbcd', 'abcd', 'abc|d'));
  test('finds the longest common subsequence', () => check('xaxcxabcx', 'yabcyy', 'a|bc'));

  test('always finds as much as the longest common subsequence has', () =>
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const matches = diffSequences(a, b);
        let [atA, atB, total] = [0, 0, 0];
        for (const match of matches) {
          assert.ok(match.a >= atA && match.b >= atB && match.length > 0);
          const words = a.slice(match.a, match.a + match.length);
          assert.deepEqual(words, b.slice(match.b, match.b + match.length));
          [atA, atB, total] = [match.a + match.length, match.b + match.length, total + match.length];
        }
        assert.equal(total, commonLength(a, b));
      }),
      runs(),
    ));

  test('stays in order where two long sequences have little in common', () => {
    const a = Array.from({ length: 5_000 }, (_, at) => (at * 7) % 1_009);
    const b = Array.from({ length: 5_000 }, (_, at) => (at * 13) % 997);
    const matches = diffSequences(a, b);
    assert.ok(matches.length > 0);
    matches.forEach((match, at) => {
      const next = matches[at + 1] ?? { a: a.length, b: b.length };
      assert.ok(match.a + match.length <= next.a && match.b + match.length <= next.b);
      assert.equal(a[match.a], b[match.b]);
    });
  });
});

const sequence = fc.array(fc.nat(4), { maxLength: 30 });

/** By the table of all pairs of beginnings. */
function commonLength(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const item of a) {
    const next = [0];
    b.forEach((other, at) =>
      next.push(item === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)),
    );
    row = next;
  }
  return row.at(-1) ?? 0;
}
