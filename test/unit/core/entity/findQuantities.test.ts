import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findQuantities } from '../../../../src/core/entity/findQuantities';
import { hardText, runs } from '../../../support/property';

const check = (language: string, text: string, ...expected: readonly string[]): void =>
  assert.deepEqual(
    findQuantities(text, language).map(
      ({ text: found, value, unit, hedge }) =>
        `${found} = ${[value ?? 'many', unit, hedge].filter((part) => part !== undefined).join(' ')}`,
    ),
    expected,
  );

suite('core/entity/findQuantities', () => {
  test('reads numbers as each language writes them', () => {
    check('it', 'Con 10.000 truppe e 1,5 km.', '10.000 truppe = 10000 truppe', '1,5 km = 1.5 km');
    check('en', 'With 10,000 troops and 1.5 km.', '10,000 troops = 10000 troops', '1.5 km = 1.5 km');
    check('fr', 'Avec 10 000 soldats.', '10 000 soldats = 10000 soldats');
    check('de', 'Mit 1.000 Menschen.', '1.000 Menschen = 1000 Menschen');
    check('es', 'Con 3.000 soldados.', '3.000 soldados = 3000 soldados');
  });
  test('multiplies by the words for large numbers', () => {
    check('it', 'Sarebbero 11mila, per 3 milioni di euro.', '11mila = 11000', '3 milioni di euro = 3000000 euro');
    check('de', 'Es kostet 3,5 Milliarden Euro.', '3,5 Milliarden Euro = 3500000000 Euro');
    check('en', 'It cost $4.5 million.', '$4.5 million = 4500000 $');
  });
  test('keeps the hedge', () => {
    check(
      'it',
      'Circa 10.000 truppe, almeno tre feriti.',
      'Circa 10.000 truppe = 10000 truppe about',
      'almeno tre feriti = 3 feriti atLeast',
    );
    check('en', 'More than 20 percent, up to 30 km.', 'More than 20 percent = 20 % more', 'up to 30 km = 30 km atMost');
    check('de', 'Rund 20 Prozent.', 'Rund 20 Prozent = 20 % about');
    check('fr', 'Environ 300 personnes.', 'Environ 300 personnes = 300 personnes about');
    check('es', 'Unos 300 heridos.', 'Unos 300 heridos = 300 heridos about');
  });
  test('finds amounts that nobody counted', () => {
    check('it', 'Arrivano migliaia di truppe.', 'migliaia di truppe = many truppe');
    check('fr', 'Des milliers de personnes.', 'milliers de personnes = many personnes');
  });
  test('reads shares', () => check('it', 'Il 20% e il 3,5 per cento.', '20% = 20 %', '3,5 per cento = 3.5 %'));
  test('takes days, years, scores and months for no amounts', () => {
    check('it', 'Il 12 novembre, nel 2024 sono; vinto 3-1, capo 4, novembre.');
    check('en', 'On 4 May 1999 the score was 2:1.');
  });
  test('takes the number of an article, a chapter or a model for no amount', () => {
    check('it', 'L’articolo 5 della legge, l’articolo 5 prevede altro, alle 10 del mattino, il Boeing 737 precipita.');
    check('en', 'Article 5 of the treaty, the Boeing 737 crashed, a Boeing 737 Max plane, page 12 says it, 5 said no.');
    check('de', 'Artikel 5 des Gesetzes, Artikel 5 regelt das, die Boeing 737 stürzte ab.');
    check('es', 'El artículo 5 de la ley, a las 10 de la noche.');
    check('fr', 'L’article 5 de la loi, le Boeing 737 tombe.');
  });
  test('counts what a number stands before, wherever the sentence is', () => {
    check('it', 'In Ucraina 300 soldati. Morti 12 civili.', '300 soldati = 300 soldati', '12 civili = 12 civili');
    check('en', 'On Monday in Kursk 30 people died.', '30 people = 30 people');
    check('de', 'In Kursk starben 30 Menschen.', '30 Menschen = 30 Menschen');
  });
  test('passes over adjectives before what is counted', () => {
    check(
      'en',
      'Some 11,000 North Korean soldiers and 300 Ukrainian drones, 10,000 Ukrainians.',
      'Some 11,000 North Korean soldiers = 11000 soldiers about',
      '300 Ukrainian drones = 300 drones',
      '10,000 Ukrainians = 10000 Ukrainians',
    );
    check('de', 'Rund 300 nordkoreanische Soldaten.', 'Rund 300 nordkoreanische Soldaten = 300 Soldaten about');
    check('it', 'Quasi 11.000 Nordcoreani.', 'Quasi 11.000 = 11000 about');
  });
  test('reads letters with their accents behind them', () =>
    check(
      'es',
      'Más de 3 millones de euros.'.normalize('NFD'),
      `${'Más de 3 millones de euros'.normalize('NFD')} = 3000000 euros more`,
    ));
  test('knows nothing of other languages', () => check('pl', '10.000 ludzi'));

  test('gives amounts by start that never overlap, whatever the text', () => {
    const parts = fc.constantFrom(
      '10',
      '.000',
      'mila',
      'circa',
      'milioni',
      'di',
      '€',
      '%',
      'due',
      'migliaia',
      '1,5',
      'km',
    );
    const prose = fc.array(fc.oneof(parts, hardText(3)), { maxLength: 20 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(prose, fc.constantFrom('it', 'en', 'es', 'fr', 'de'), (text, language) => {
        let end = 0;
        for (const found of findQuantities(text, language)) {
          assert.ok(found.start >= end && found.end > found.start);
          assert.equal(found.text, text.slice(found.start, found.end));
          if (found.value !== undefined) assert.ok(Number.isFinite(found.value));
          end = found.end;
        }
      }),
      runs(),
    );
  });
});
