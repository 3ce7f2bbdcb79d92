import assert from 'node:assert/strict';
import { filterAnnotations } from '../../../../src/app/annotationList/filterAnnotations';
import { filterWords } from '../../../../src/app/articleList/filterArticles';
import { idsOf, listedAnnotations } from './listedAnnotations';

const annotations = listedAnnotations({
  'La città': { comment: 'Verificato', label: 'keyFact' },
  Rents: { verdict: 'true', creator: 'Ada' },
  Losses: { replies: ['Chi lo dice?'] },
});

suite('app/annotationList/filterAnnotations', () => {
  const check = (filter: string, expected: string): void => {
    const labelWord = (label: string): string => (label === 'keyFact' ? 'Fatto chiave' : label);
    assert.equal(idsOf(filterAnnotations(annotations, filterWords(filter), labelWord)), expected);
  };

  test('lets everything through without words', () => check('  ', 'La città Rents Losses'));
  test('finds the words annotated, whatever their case and accents', () => check('CITTA', 'La città'));
  test('finds a comment', () => check('verific', 'La città'));
  test('finds a label by what it is called', () => check('fatto', 'La città'));
  test('finds what a claim says', () => check('is so', 'Rents'));
  test('finds an author', () => check('ada', 'Rents'));
  test('finds an answer', () => check('chi dice', 'Losses'));
  test('wants every word', () => check('ada chi', ''));
});
