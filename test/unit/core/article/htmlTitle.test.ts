import assert from 'node:assert/strict';
import { isGarbled, withoutSite } from '../../../../src/core/article/htmlTitle';

suite('core/article/htmlTitle: the name of the paper', () => {
  const check = (title: string, site: string | undefined, words: string, isSure: boolean): void =>
    assert.deepEqual(withoutSite(title, site), { words, isSure });

  test('goes where it is known, behind any sign or before it', () => {
    check('Il caso – Il Foglio', 'Il Foglio', 'Il caso', true);
    check('Il caso | Cronaca | Il Foglio', 'Il Foglio', 'Il caso | Cronaca', true);
    check('IL FOGLIO - Il caso', 'Il Foglio', 'Il caso', true);
  });
  test('goes where it stands behind a bar', () =>
    check('Un caso che fa discutere | Il Foglio', undefined, 'Un caso che fa discutere', true));
  test('stays behind a dash, which headlines have too, and the title is not sure', () =>
    check('Il caso – un anno dopo', undefined, 'Il caso – un anno dopo', false));
  test('stays where the words behind the bar are longer', () =>
    check('Oggi | Un caso che fa discutere tutti', undefined, 'Oggi | Un caso che fa discutere tutti', false));
  test('leaves a title without any sign alone', () => check('Il caso-limite', 'Il Foglio', 'Il caso-limite', true));
});

suite('core/article/htmlTitle: wrong decoding', () => {
  const check = (value: string, expected: boolean): void => assert.equal(isGarbled(value), expected);

  test('is seen by lost letters', () => check('M\ufffdllabfuhr', true));
  test('is seen by two letters in the place of one', () => {
    check('MÃ¼ller', true);
    check('LÃ¶hne', true);
    check('lâ€™Ucraina', true);
  });
  test('is not seen in words that have such letters', () => {
    check('São Paulo, ÇÃO, Pâtisserie', false);
    check('PÃO DE AÇÚCAR', false);
  });
});
