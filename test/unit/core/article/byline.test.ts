import assert from 'node:assert/strict';
import { cleanAuthor, readByline } from '../../../../src/core/article/byline';

const bylines: Readonly<Record<string, string>> = {
  'di Mario Rossi': 'Mario Rossi',
  'DI MARIO ROSSI E ANNA BIANCHI': 'Mario Rossi, Anna Bianchi',
  'Dal nostro inviato Mario Rossi': 'Mario Rossi',
  "dall'inviata Anna De Luca": 'Anna De Luca',
  'a cura di Anna Bianchi =': 'Anna Bianchi',
  'By John Smith': 'John Smith',
  'By COLLEEN LONG and ZEKE MILLER, Associated Press': 'Colleen Long, Zeke Miller',
  'By John Smith in London': 'John Smith',
  'By Jane Doe, John Roe and Ann Poe': 'Jane Doe, John Roe, Ann Poe',
  'Von Hans Müller, dpa': 'Hans Müller',
  'Von unserer Korrespondentin Anna von der Heide': 'Anna von der Heide',
  'Por Juan Pérez y Ana Gómez': 'Juan Pérez, Ana Gómez',
  'Par Jean Dupont avec AFP': 'Jean Dupont',
  'Propos recueillis par Jeanne Dupont': 'Jeanne Dupont',
  'Author: Jane Doe': 'Jane Doe',
};

const others: readonly string[] = [
  'Di Maio attacca Conte',
  'Di Maio e Salvini',
  'Von der Leyen in Kiew',
  'Par hasard',
  'By popular demand',
  'By Reuters Staff',
  'Mario Rossi',
  `By John Smith, ${'who writes '.repeat(20)}`,
  '',
];

suite('core/article/byline', () => {
  const check = (line: string, expected: string | undefined): void => assert.equal(readByline(line), expected);

  for (const [line, expected] of Object.entries(bylines)) test(`reads “${line}”`, () => check(line, expected));
  for (const line of others) test(`takes “${line.slice(0, 40)}” for no byline`, () => check(line, undefined));

  test('keeps an author that only looks like a byline', () => {
    assert.equal(cleanAuthor('de Gaulle'), 'de Gaulle');
    assert.equal(cleanAuthor('by ada'), 'ada');
    assert.equal(cleanAuthor('Von Hans Müller'), 'Hans Müller');
  });
});
