import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchTerms } from '../../../../src/core/search/terms';
import { eachSearchWord } from '../../../../src/core/search/terms';
import { FoundWords, WordTable } from '../../../../src/core/text/wordTable';
import { hashOfWord } from '../../../../src/core/text/wordScan';
import { hardText, runs } from '../../../support/property';

const anyText = fc.oneof(hardText(200), fc.string({ unit: 'grapheme', maxLength: 200 }));

suite('core/text/wordTable', () => {
  test('gives each folded word of a text one number', () =>
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
        const table = new WordTable();
        for (const text of texts) {
          const words: (string | undefined)[] = [];
          eachSearchWord(text, (start, end, hash) => words.push(table.words[table.numberOf(text, start, end, hash)]));
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
        assert.equal(table.numberOf(`(${word})`, 1, word.length + 1, hashOfWord(word)), number);
      }
    }
  });
  test('numbers the words of a text at once as it does one by one', () =>
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), (texts) => {
        const atOnce = new WordTable();
        const oneByOne = new WordTable();
        for (const text of texts) {
          const found = new FoundWords(1000);
          const expected: number[] = [];
          eachSearchWord(text, (start, end, hash) => {
            found.push(start, end, hash);
            expected.push(oneByOne.numberOf(text, start, end, hash));
          });
          const numbers = new Uint32Array(found.room);
          atOnce.numbersOf(text, found, numbers);
          assert.deepEqual(Array.from(numbers.subarray(0, found.length)), expected);
        }
      }),
      runs(),
    ));
  test('finds only what was asked for before', () => {
    const table = new WordTable();
    const find = (word: string): number => table.find(word, 0, word.length, hashOfWord(word));
    assert.equal(find('Kursk'), -1);
    assert.equal(table.numberOf('Kursk', 0, 5, hashOfWord('Kursk')), 0);
    assert.deepEqual([find('Kursk'), find('kursk'), find('KURSK')], [0, 0, -1]);
  });
  test('numbers words as long as a text', () => {
    const table = new WordTable();
    const long = 'a'.repeat(100_000);
    assert.equal(table.numberOf(long, 0, 70_000, hashOfWord(long.slice(0, 70_000))), 0);
    assert.equal(table.numberOf(long, 0, 4464, hashOfWord(long.slice(0, 4464))), 1);
    assert.equal(table.numberOf(long, 1, 70_001, hashOfWord(long.slice(0, 70_000))), 0);
  });
});
