import assert from 'node:assert/strict';
import { dateMatcher, factMatcher } from '../../../../src/core/search/factMatch';

suite('core/search/factMatch of words', () => {
  const check = (value: string, fact: string, matches: boolean): void =>
    assert.equal(factMatcher(value)(fact), matches);

  test('compares folded words', () => check('perù', 'PERU', true));
  test('finds some of the words', () => check('rossi', 'Mario Rossi', true));
  test('finds words next to each other only', () => {
    check('corea nord', 'Corea del Nord', false);
    check('corea del', 'Corea del Nord', true);
  });
  test('finds no parts of words', () => check('reut', 'Reuters', false));
  test('finds beginnings of words', () => check('reut*', 'Agence Reuters', true));
  test('finds a beginning at the end only', () => check('mar* rossi', 'Mario Rossi', false));
  test('finds any fact', () => check('*', 'false', true));
  test('finds no empty fact', () => check('*', '', false));
  test('finds nothing for nothing', () => check('', 'Reuters', false));
  test('finds folders and files of a path', () => {
    check('esteri/2024', 'archivio/esteri/2024/kursk.txt', true);
    check('esteri/kursk', 'archivio/esteri/2024/kursk.txt', false);
  });
});

suite('core/search/factMatch of dates', () => {
  const check = (value: string, dates: Readonly<Record<string, boolean>>): void => {
    const matches = dateMatcher(value);
    const found = Object.fromEntries(Object.keys(dates).map((date) => [date, matches(date)]));
    assert.deepEqual(found, dates);
  };

  test('finds a year', () => check('2024', { '2024': true, '2024-11': true, '2024-12-31': true, '2025': false }));
  test('finds a month', () =>
    check('2024-11', { '2024-11': true, '2024-11-30T23:59:00+01:00': true, '2024-10-31': false, '2024': false }));
  test('finds a day', () => check('2024-11-04', { '2024-11-04T10:30': true, '2024-11-05': false, '2024-11': false }));
  test('finds a day that is written out', () => check('4 novembre 2024', { '2024-11-04': true, '2024-11-05': false }));
  test('finds a range with both of its ends', () =>
    check('2024-10..2024-12', { '2024-09-30': false, '2024-10-01': true, '2024-12': true, '2025-01-01': false }));
  test('finds an open range', () => {
    check('2024-10..', { '2024-09-30': false, '2024-10-01': true, '2030': true });
    check('..2024-10', { '1999': true, '2024-10-31': true, '2024-11-01': false });
  });
  test('finds what is later', () => check('>2024-05', { '2024-05-31': false, '2024-06-01': true, '2024': false }));
  test('finds what is earlier', () => check('<2024-05', { '2024-05-01': false, '2024-04-30': true, '2024-05': false }));
  test('finds what is not earlier', () => check('>=2024-05', { '2024-05-01': true, '2024-04-30': false }));
  test('finds what is not later', () => check('<=2024-05', { '2024-05-31': true, '2024-06-01': false }));
  test('finds any date', () => check('*', { '2024': true }));
  test('finds nothing for what it cannot read', () => {
    for (const value of ['soon', '..', '2024-13', '2024..soon', '2024-12..2024-10', '2024..2025..2026', '>'])
      check(value, { '2024': false, '2024-12': false });
  });
});
