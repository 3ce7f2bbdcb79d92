import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold, nameKey } from '../../../../src/core/text/fold';
import { hardText, runs } from '../../../support/property';

suite('core/text/fold', () => {
  const check = (text: string, folded: string): void => assert.equal(fold(text), folded);

  test('folds case', () => check('Kursk NATO', 'kursk nato'));
  test('folds accents of Latin letters', () => check('Perché Orbán Ñandú', 'perche orban nandu'));
  test('folds accents written apart', () => check('perche\u0301', 'perche'));
  test('spells out letters that hold their mark', () => check('Weißes Œuvre Søren Łódź', 'weisses oeuvre soren lodz'));
  test('folds typographic apostrophes', () => check('l’Ucraina ‘si’', "l'ucraina 'si'"));
  test('folds typographic hyphens and dashes', () => check('Jong‑un – no', 'jong-un - no'));
  test('folds compatibility forms', () => check('ﬁnale ２０', 'finale 20'));
  test('keeps the marks of other scripts', () => check('Київ ガザ กำ', 'київ ガザ กํา'));
  test('gives the same when folded twice', () => {
    fc.assert(
      fc.property(hardText(), (text) => assert.equal(fold(fold(text)), fold(text))),
      runs(),
    );
  });
});

suite('core/text/fold: nameKey', () => {
  const check = (key: string, ...names: readonly string[]): void => {
    for (const name of names) assert.equal(nameKey(name), key);
  };

  test('joins the spellings of a hyphenated name', () =>
    check('kim jong un', 'Kim Jong-un', 'KIM  Jong Un', 'Kim Jong‑un'));
  test('joins acronyms with and without stops', () => check('us', 'U.S.', 'US'));
  test('joins a name over a line end', () => check('vladimir putin', 'Vladimir\nPutin'));
  test('keeps an apostrophe', () => check("d'alema", 'D’Alema', "D'Alema"));
});
