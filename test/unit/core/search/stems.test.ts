import assert from 'node:assert/strict';
import fc from 'fast-check';
import { stem, stemLanguages } from '../../../../src/core/search/stems';
import { searchTerms } from '../../../../src/core/search/terms';
import { runs } from '../../../support/property';

suite('core/search/stems', () => {
  const check = (language: string, ...forms: readonly string[]): void => {
    const stems = new Set(forms.map((form) => stem(form, language)));
    assert.equal(stems.size, 1, [...stems].join(' '));
    assert.ok(!stems.has(undefined));
  };
  const checkApart = (language: string, ...words: readonly string[]): void =>
    assert.equal(new Set(words.map((word) => stem(word, language))).size, words.length);

  test('gives the forms of an Italian word one stem', () => check('it', 'soldato', 'soldati', 'soldata'));
  test('gives the forms of an English word one stem', () => check('en', 'city', 'cities'));
  test('gives the forms of a Spanish word one stem', () => check('es', 'nacion', 'naciones'));
  test('gives the forms of a French word one stem', () => check('fr', 'election', 'elections'));
  test('gives the forms of a German word one stem', () => check('de', 'regierung', 'regierungen'));
  test('keeps different words apart', () => checkApart('it', 'truppe', 'governo', 'kursk'));
  test('has no stems in other languages', () => {
    assert.equal(stem('miasta', 'pl'), undefined);
    assert.equal(stem('word', undefined), undefined);
  });
  test('takes very long words as they are', () => assert.equal(stem('soldati'.repeat(10), 'it'), 'soldati'.repeat(10)));
  test('takes the names of properties for words', () => assert.equal(stem('constructor', 'en'), 'constructor'));

  test('has a stem for every word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 50 }),
        fc.constantFrom(...stemLanguages),
        (text, language) => {
          for (const word of searchTerms(text)) {
            const first = stem(word, language);
            assert.ok(first);
            assert.equal(stem(word, language), first);
          }
        },
      ),
      runs(),
    );
  });
});
