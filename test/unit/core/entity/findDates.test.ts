import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findDates } from '../../../../src/core/entity/findDates';
import { hardText, runs } from '../../../support/property';

const check = (language: string, date: string | undefined, text: string, ...expected: readonly string[]): void =>
  assert.deepEqual(
    findDates(text, language, date).map(
      ({ text: found, value = '?', precision, until }) =>
        `${found} = ${value}${until === undefined ? '' : `..${until}`} ${precision}`,
    ),
    expected,
  );

suite('core/entity/findDates', () => {
  test('reads whole dates', () => {
    check('it', undefined, 'Fu il 4 novembre 2024 a Roma.', 'il 4 novembre 2024 = 2024-11-04 day');
    check('en', undefined, 'Signed Nov. 4, 2024.', 'Nov. 4, 2024 = 2024-11-04 day');
    check('de', undefined, 'Es war am 4. November 2024.', 'am 4. November 2024 = 2024-11-04 day');
    check('fr', undefined, 'Né le 1er mai 1968 ici.', 'le 1er mai 1968 = 1968-05-01 day');
    check('es', undefined, 'El 4 de noviembre de 2024.', 'El 4 de noviembre de 2024 = 2024-11-04 day');
  });
  test('reads a year only where a word or a bracket says it is one', () =>
    check('it', undefined, 'Nel 1998 (2004) ebbe 2000 voti.', '1998 = 1998 year', '2004 = 2004 year'));
  test('gives a day without a year the nearest one', () => {
    check('it', '2024-11-07', 'Era il 4 novembre.', 'il 4 novembre = 2024-11-04 day');
    check('it', '2025-01-07', 'Era il 20 dicembre.', 'il 20 dicembre = 2024-12-20 day');
  });
  test('keeps "scorso" in the date, and takes the last day before the article', () => {
    check('it', '2024-11', 'Visto il 4 novembre scorso da lui.', 'il 4 novembre scorso = 2024-11-04 day');
    check('it', '2024-11-03', 'Visto il 4 novembre scorso.', 'il 4 novembre scorso = 2023-11-04 day');
  });
  test('reads months with what leads to them', () => {
    check('it', '2024-11', 'Firmato a giugno.', 'a giugno = 2024-06 month');
    check('de', '2024-11', 'Das war im Juni.', 'im Juni = 2024-06 month');
    check('fr', '2024-11', 'Signé en juin.', 'en juin = 2024-06 month');
  });
  test('tells the month of May from the minister and the verb', () =>
    check('en', '2024-11-07', 'In May Theresa May may go, in may.', 'In May = 2024-05 month'));
  test('counts from the day of the article', () => {
    check('it', '2024-11-07', 'Ieri o tre giorni fa.', 'Ieri = 2024-11-06 day', 'tre giorni fa = 2024-11-04 day');
    check('en', '2024-11-07', 'Two weeks ago, today.', 'Two weeks ago = 2024-10-24 day', 'today = 2024-11-07 day');
    check('fr', '2024-11-07', 'Il y a trois jours.', 'Il y a trois jours = 2024-11-04 day');
    check('de', '2024-11-07', 'Das war vor drei Tagen.', 'vor drei Tagen = 2024-11-04 day');
    check('es', '2024-11-07', 'Fue hace dos días.', 'hace dos días = 2024-11-05 day');
  });
  test('counts weeks from Monday to Sunday', () => {
    check('it', '2024-11-07', 'Fu la scorsa settimana.', 'la scorsa settimana = 2024-10-28..2024-11-03 day');
    check('es', '2024-11-07', 'Fue la semana pasada.', 'la semana pasada = 2024-10-28..2024-11-03 day');
    check('en', '2024-11-07', 'Due next week.', 'next week = 2024-11-11..2024-11-17 day');
  });
  test('counts months and years', () => {
    check('it', '2024-11', 'Il mese scorso.', 'Il mese scorso = 2024-10 month');
    check(
      'en',
      '2024-01-15',
      'Since last month, next year.',
      'Since last month = 2023-12 month',
      'next year = 2025 year',
    );
    check('fr', '2024-01-15', 'Il y a deux mois.', 'Il y a deux mois = 2023-11 month');
  });
  test('takes a weekday for the last one, unless told', () => {
    check('en', '2024-11-07', 'On Monday.', 'On Monday = 2024-11-04 day');
    check('it', '2024-11-07', 'Sarà lunedì prossimo.', 'lunedì prossimo = 2024-11-11 day');
    check('de', '2024-11-04', 'Wie letzten Montag.', 'letzten Montag = 2024-10-28 day');
  });
  test('reads a clock time on the day of the article', () => {
    check('it', '2024-11-07', 'Parte alle 10.30.', 'alle 10.30 = 2024-11-07T10:30 time');
    check(
      'de',
      undefined,
      'Es war am 4. November 2024 um 10.30 Uhr.',
      'am 4. November 2024 um 10.30 Uhr = 2024-11-04T10:30 time',
    );
  });
  test('leaves a relative date open when the article has none, or only a month', () => {
    check(
      'it',
      undefined,
      'Ieri, il mese scorso, il 4 maggio.',
      'Ieri = ? day',
      'il mese scorso = ? month',
      'il 4 maggio = ? day',
    );
    check('it', '2024-11', 'Ieri.', 'Ieri = ? day');
  });
  test('passes over what the calendar does not have', () => check('it', '2024-11', 'Il 31 febbraio 2024.'));
  test('knows nothing of other languages', () => check('pl', '2024-11', 'W 2024 roku, 4 maja 2024.'));

  test('gives dates by start that never overlap, whatever the text', () => {
    const parts = fc.constantFrom(
      'il',
      '4',
      'maggio',
      '2024',
      'scorso',
      'lunedì',
      'alle 10.30',
      'fa',
      'tre giorni',
      '(',
      'nel',
      '’',
    );
    const prose = fc.array(fc.oneof(parts, hardText(3)), { maxLength: 20 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(
        prose,
        fc.constantFrom('it', 'en', 'es', 'fr', 'de'),
        fc.constantFrom('2024-02-29', '2024-11', '2024', undefined, 'x'),
        (text, language, date) => {
          let end = 0;
          for (const found of findDates(text, language, date)) {
            assert.ok(found.start >= end && found.end > found.start);
            assert.equal(found.text, text.slice(found.start, found.end));
            if (found.value !== undefined) assert.match(found.value, /^\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d.*)?)?)?$/);
            end = found.end;
          }
        },
      ),
      runs(),
    );
  });
});
