import assert from 'node:assert/strict';
import { countTokens, withoutCoincidences } from '../../../../src/core/anchor/coincidences';
import { diffSequences } from '../../../../src/core/anchor/diffSequences';
import { TokenListBuilder, TokenNumbers } from '../../../../src/core/anchor/tokenList';
import { finish } from '../../../../src/core/anchor/steps';

suite('core/anchor/coincidences', () => {
  /** The runs of words that two texts share and that are no coincidence. */
  const check = (before: string, after: string, expected: readonly string[]): void => {
    const numbers = new TokenNumbers();
    const [a, b] = [new TokenListBuilder(before, numbers), new TokenListBuilder(after, numbers)];
    for (const list of [a, b]) finish(list.add({ start: 0, end: list.text.length }));
    const matches = diffSequences(a.ids, b.ids);
    const ends = {
      start: { a: 0, b: 0, length: 0 },
      end: { a: a.ids.length, b: b.ids.length, length: 0 },
    };
    const kept = [...withoutCoincidences(matches, countTokens(a, b), ends)];
    assert.deepEqual(
      kept.map((match) => before.slice(a.starts[match.a], a.ends[match.a + match.length - 1])),
      expected,
    );
  };

  test('keeps all of a text that did not change', () => check('a b c', 'a b c', ['a b c']));
  test('keeps a word between two that changed each', () => check('a b c', 'x b y', ['b']));
  test('leaves out a word between two longer changes', () => check('a b c d e f', 'x y z c u v', []));
  test('keeps what stands at an end', () => check('a b c d', 'a x y z', ['a']));
  test('keeps words between signs that were put in', () =>
    check('two and the other', 'two and **the** other', ['two and', 'the', 'other']));
  test('keeps words between others that were taken out', () => check('a b c d e', 'c', ['c']));
  test('keeps two words beside a short change', () => check('a b c d e f g h', 'x y z w e f v h', ['e f', 'h']));
  test('looks again at the words before those it left out', () =>
    check('a b c d e f g h i j k', 'p q r s e f t u i v w', []));
});
