import assert from 'node:assert/strict';
import fc from 'fast-check';
import { searchTerms, searchTokens } from '../../../../src/core/search/terms';
import { hardText, runs } from '../../../support/property';

suite('core/search/terms', () => {
  const check = (text: string, ...words: readonly string[]): void => assert.deepEqual(searchTerms(text), words);

  test('folds case and accents', () => check('CITTÀ Perché', 'citta', 'perche'));
  test('folds accents that stand apart', () => check('citta\u0300', 'citta'));
  test('leaves out an elided article', () => check("l'Ucraina dell’Unione qu'il", 'ucraina', 'unione', 'il'));
  test('keeps an elided article that elides nothing', () => check("l' un'", 'l', 'un'));
  test('keeps a word before an apostrophe that is no article', () => check("rock'n roll", 'rock', 'n', 'roll'));
  test('leaves out what English contracts', () => check("Ukraine's we’ll DON'T", 'ukraine', 'we', 'don'));
  test('keeps the same letters where no apostrophe stands before them', () =>
    check('s t Ukraine s', 's', 't', 'ukraine', 's'));
  test('parts hyphenated words', () => check('Kim Jong-un', 'kim', 'jong', 'un'));
  test('takes figures with letters for one word', () => check('11mila 10.000', '11mila', '10', '000'));
  test('spells ligatures out', () => check('Straße ﬁnale Łódź', 'strasse', 'finale', 'lodz'));
  test('knows letters outside the basic plane', () => check('𝒜b 😀c', 'ab', 'c'));
  test('gives the places in the original spelling', () =>
    assert.deepEqual(
      [...searchTokens("l'Straße ﬁn")],
      [
        { word: 'strasse', start: 2, end: 8 },
        { word: 'fin', start: 9, end: 11 },
      ],
    ));

  test('gives the words of a long text wherever they stand', () => {
    const line = "Dell'Ucraina\u2029l’Unione qu'il Straße 😀 Jong-un\n";
    const count = 3000;
    const once = [...searchTokens(line)];
    const expected = Array.from({ length: count }, (_, copy) =>
      once.map(({ word, start, end }) => ({ word, start: start + copy * line.length, end: end + copy * line.length })),
    );
    assert.deepEqual([...searchTokens(line.repeat(count))], expected.flat());
    assert.deepEqual([...searchTokens('x'.repeat(50_000))].length, 1);
  });

  test('gives words in order and apart, each found again in its own place', () => {
    fc.assert(
      fc.property(fc.oneof(hardText(), fc.string({ unit: 'binary' })), (text) => {
        let previous = 0;
        for (const { word, start, end } of searchTokens(text)) {
          assert.ok(previous <= start && start < end && end <= text.length);
          assert.deepEqual(searchTerms(text.slice(start, end)), [word]);
          previous = end;
        }
      }),
      runs(),
    );
  });
});
