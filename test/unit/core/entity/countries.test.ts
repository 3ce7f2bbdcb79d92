import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readNames, writeNames } from '../../../../src/core/entity/frontCodedNames';
import { knownNameAt } from '../../../../src/core/entity/knownNames';
import { tokenise } from '../../../../src/core/entity/tokens';
import { countriesFile, countriesJson } from '../../../support/buildCountries';

suite('core/entity/countries', () => {
  test('is what its script makes of CLDR: else run `npm run build:countries`', () =>
    assert.equal(readFileSync(countriesFile, 'utf8'), countriesJson()));
  test('stays small', () => assert.ok(readFileSync(countriesFile).length <= 60 * 1024));
});

suite('core/entity/frontCodedNames', () => {
  test('shares what neighbours begin with', () => {
    const text = writeNames(['Afrika', 'Afrikka', 'Afrique', 'Asia']);
    assert.equal(text, 'Afrika|5ka|4que|1sia');
    assert.deepEqual(readNames(text), ['Afrika', 'Afrikka', 'Afrique', 'Asia']);
  });
  test('reads what it wrote, however much is shared', () => {
    const names = ['a'.repeat(40), `${'a'.repeat(40)}b`, '', 'ä'];
    assert.deepEqual(readNames(writeNames(names)), names);
  });
});

suite('core/entity/knownNames', () => {
  /** The known name that begins the text, as its words and type; undefined when none does. */
  const check = (text: string, expected: string | undefined): void => {
    const tokens = tokenise(text);
    const known = knownNameAt(tokens, 0);
    const end = tokens[(known?.length ?? 1) - 1]?.end;
    assert.equal(known && `${text.slice(0, end)} ${known.type}`, expected);
  };

  test('knows countries in many languages', () => {
    for (const name of [
      'Corea del Nord',
      'North Korea',
      'Corea del Norte',
      'Corée du Nord',
      'Nordkorea',
      'Côte d’Ivoire',
    ]) {
      check(name, `${name} place`);
    }
  });
  test('takes the longest name', () => check('Sud Sudan oggi', 'Sud Sudan place'));
  test('ignores case and accents after the first letter', () => check('PERU', 'PERU place'));
  test('knows short names in capitals only as such', () => {
    check('US troops', 'US place');
    check('U.S. troops', 'U.S. place');
    check('Us too', undefined);
  });
  test('takes unions and the seats of power for organisations', () => {
    check('Unione Europea', 'Unione Europea organisation');
    check('Cremlino', 'Cremlino organisation');
  });
  test('knows agencies by their exact spelling', () => {
    check('dpa', 'dpa organisation');
    check('Dpa', undefined);
  });
  test('knows no common word', () => check('Riunione', undefined));
  test('knows nothing at the end', () => assert.equal(knownNameAt([], 0), undefined));
});
