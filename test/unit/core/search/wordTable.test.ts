import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchTerms } from '../../../../src/core/search/terms';
import { sortWords } from '../../../../src/core/search/sortWords';
import { eachSearchWord } from '../../../../src/core/search/terms';
import { WordTable } from '../../../../src/core/search/wordTable';
import { hardText, runs } from '../../../support/property';

const anyText = fc.oneof(hardText(200), fc.string({ unit: 'grapheme', maxLength: 200 }));

suite('core/search/wordTable', () => {
  test('gives each folded word of a text one number', () =>
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
        const table = new WordTable();
        for (const text of texts) {
          const words: (string | undefined)[] = [];
          eachSearchWord(text, (start, end) => words.push(table.words[table.numberOf(text, start, end)]));
          assert.deepEqual(words, searchTerms(text));
          assert.deepEqual(
            searchTerms(text).map((word) => table.words[table.numberOfFolded(word)]),
            words,
          );
        }
        assert.equal(new Set(table.words).size, table.words.length);
      }),
      runs(),
    ));
  test('knows tens of thousands of words apart', () => {
    const table = new WordTable();
    for (let round = 0; round < 2; round++) {
      for (let number = 0; number < 30_000; number++) {
        const word = `W${number.toString(36)}`;
        assert.equal(table.numberOf(`(${word})`, 1, word.length + 1), number);
      }
    }
  });
});

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
    const word = fc.oneof(
      fc.string({
        unit: fc.constantFrom('a', 'b', 'z', '\u007e', '\u007f', 'è', 'ж', '\u{10400}', '\uffff'),
        maxLength: 16,
      }),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(fc.property(fc.uniqueArray(word, { maxLength: 60 }), check), runs());
  });
});
