import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mergeSorted, sortWords } from '../../../../src/core/search/sortWords';
import { runs } from '../../../support/property';

const anyWord = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', 'b', 'z', '\u007e', '\u007f', 'è', 'ж', '\u{10400}', '\uffff'),
    maxLength: 16,
  }),
  fc.string({ unit: 'binary' }),
);

suite('core/search/sortWords', () => {
  const check = (words: readonly string[]): void =>
    assert.deepEqual(
      Array.from(sortWords(words), (number) => words[number]),
      [...words].sort(),
    );

  test('sorts nothing', () => check([]));
  test('sorts words that begin alike for long', () => {
    const words = Array.from({ length: 50 }, (_, number) => `${'a'.repeat(14)}${String((number * 7) % 50)}`);
    check([...words, 'a', 'b', 'a'.repeat(12), 'a'.repeat(13)]);
  });
  test('sorts any words as sort does', () => {
    fc.assert(fc.property(fc.uniqueArray(anyWord, { maxLength: 60 }), check), runs());
  });
});

suite('core/search/sortWords, merging', () => {
  test('puts new words where sorting all would', () => {
    const check = (words: readonly string[], known: number): void => {
      const fresh = sortWords(words.slice(known)).map((number) => number + known);
      const merged = mergeSorted(sortWords(words.slice(0, known)), fresh, words);
      assert.deepEqual(Array.from(merged), Array.from(sortWords(words)));
    };
    fc.assert(
      fc.property(fc.uniqueArray(anyWord, { maxLength: 60 }), fc.nat(60), (words, known) =>
        check(words, Math.min(known, words.length)),
      ),
      runs(),
    );
  });
});
