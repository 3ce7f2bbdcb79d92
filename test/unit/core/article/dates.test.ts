import assert from 'node:assert/strict';
import { findFullDate, readDate, readWholeDate } from '../../../../src/core/article/dates';

suite('core/article/dates', () => {
  const check = (text: string, expected: string | undefined): void => {
    const date = readDate(text);
    assert.equal(date && `${date.value} ${date.precision}`, expected);
  };

  test('reads ISO dates as exactly as they are written', () => {
    check('2024', '2024 year');
    check('2024-11', '2024-11 month');
    check('2024-11-04', '2024-11-04 day');
    check('2024-11-04T10:30:00Z', '2024-11-04T10:30:00Z time');
    check('2024-11-04 10:30:00.123 +0100', '2024-11-04T10:30:00+01:00 time');
    check('2024/11/4', '2024-11-04 day');
  });
  test('reads the months of five languages', () => {
    check('4 novembre 2024', '2024-11-04 day');
    check('November 4, 2024', '2024-11-04 day');
    check('4 de marzo de 2024', '2024-03-04 day');
    check('1er août 2024', '2024-08-01 day');
    check('4. März 2024', '2024-03-04 day');
    check('Published: Mon, 4th of Dec. 2023 at noon', '2023-12-04 day');
    check('dicembre 2023', '2023-12 month');
  });
  test('reads clock times as they are written in five languages', () => {
    check('12 novembre 2024, ore 9.35', '2024-11-12T09:35 time');
    check('Nov. 12, 2024 at 2:35 p.m.', '2024-11-12T14:35 time');
    check('Nov 12, 2024 12:05 AM', '2024-11-12T00:05 time');
    check('12 de noviembre de 2024 a las 10:35', '2024-11-12T10:35 time');
    check('12 novembre 2024 à 10h35', '2024-11-12T10:35 time');
    check('12.11.2024, 10.35 Uhr', '2024-11-12T10:35 time');
    check('12 Nov 2024 10:35 GMT', '2024-11-12T10:35Z time');
  });
  test('takes no figure for a clock time that cannot be one', () => {
    check('2024-11-04T25:10', '2024-11-04 day');
    check('4 novembre 2024, 11.000 uomini', '2024-11-04 day');
    check('4 novembre 2024 10:75', '2024-11-04 day');
  });
  test('reads figures with stops as day, month, year', () => check('04.11.2024', '2024-11-04 day'));
  test('does not guess the order of figures with slashes', () => check('04/11/2024', '2024 year'));
  test('keeps of an impossible date what can be', () => {
    check('2024-13-01', '2024 year');
    check('30 febbraio 2024', '2024-02 month');
    check('29 febbraio 2024', '2024-02-29 day');
    check('31 febbraio', undefined);
    check('0 novembre', undefined);
  });
  test('reads a whole text as a date, or not at all', () => {
    assert.equal(readWholeDate('4 novembre 2024')?.value, '2024-11-04');
    assert.equal(readWholeDate('2024-11-04 10:30')?.value, '2024-11-04T10:30');
    for (const text of ['2024-11-04 ca.', 'il 2024', '2024-13-01', '2024-02-30', '4 novembre', ''])
      assert.equal(readWholeDate(text), undefined, text);
  });
  test('finds no date in a word or a longer number', () => {
    check('novembre', undefined);
    check('12024-11-04', undefined);
    check('10 uomini', undefined);
  });

  const checkFull = (text: string, expected: string | undefined): void =>
    assert.equal(findFullDate(text)?.value, expected);

  test('finds the first full date of a text, however written', () =>
    checkFull('Nel 2019, il 4 novembre scorso, poi il 5 marzo 2020 e il 2021-01-02.', '2020-03-05'));
  test('leaves the clock time of an event in the text out', () =>
    checkFull('Il 5 marzo 2020 alle 10:30.', '2020-03-05'));
  test('finds none where the day or the year is missing', () =>
    checkFull('A novembre 2024, il 4 dicembre.', undefined));
});
