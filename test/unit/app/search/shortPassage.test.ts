import assert from 'node:assert/strict';
import { shortPassage } from '../../../../src/app/search/shortPassage';
import { markedWords, unmarked } from './marked';

suite('app/search/shortPassage', () => {
  const check = (sentence: string, shown: string): void => {
    const { text, marks } = shortPassage({ text: unmarked(sentence), textMarks: markedWords(sentence) });
    const withMarks = marks.toReversed().reduce((result, [start, end]) => {
      return `${result.slice(0, start)}[${result.slice(start, end)}]${result.slice(end)}`;
    }, text);
    assert.equal(withMarks, shown);
  };

  test('shows a sentence whole when its first mark is near', () =>
    check('Nella [Kursk] di oggi.', 'Nella [Kursk] di oggi.'));
  test('begins at a word before the first mark', () =>
    check(
      'Secondo il presidente ucraino Volodymyr [Zelensky] sono 11mila.',
      '…ucraino Volodymyr [Zelensky] sono 11mila.',
    ));
  test('marks every word', () =>
    check(
      'I primi scontri sono andati in scena nella [regione] di [Kursk].',
      '…andati in scena nella [regione] di [Kursk].',
    ));
  test('begins at the mark after a long word', () => check(`${'x'.repeat(60)}-[Kursk] oggi.`, '…[Kursk] oggi.'));
  test('begins a word that starts just there', () =>
    check(`uno ${'x'.repeat(23)} [Kursk].`, `…${'x'.repeat(23)} [Kursk].`));
});
