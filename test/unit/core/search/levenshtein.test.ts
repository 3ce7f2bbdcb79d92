import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LevenshteinAutomaton } from '../../../../src/core/search/levenshtein';
import { runs } from '../../../support/property';
import { levenshtein } from './oracle';

suite('core/search/levenshtein', () => {
  const check = (word: string, other: string, bound: number, distance: number | undefined): void =>
    assert.equal(new LevenshteinAutomaton(word, bound).distance(other), distance);

  test('a word is at no distance from itself', () => check('kursk', 'kursk', 1, 0));
  test('counts a letter changed, added or left out', () => {
    check('kursk', 'kirsk', 1, 1);
    check('kursk', 'kurskk', 1, 1);
    check('kursk', 'ursk', 1, 1);
  });
  test('knows no distance above the bound', () => {
    check('kursk', 'kirks', 2, undefined);
    check('kursk', '', 2, undefined);
  });
  test('counts code points', () => check('a\u{10400}', 'a\u{10855}', 1, 1));
  test('agrees with the whole table, for one word after the other', () => {
    const word = fc.array(fc.constantFrom('a', 'b', 'c', 'è', 'ї', '\u{10400}', '\u{10401}'), { maxLength: 7 });
    fc.assert(
      fc.property(word, fc.array(word), fc.constantFrom(1, 2), (letters, others, bound) => {
        const automaton = new LevenshteinAutomaton(letters.join(''), bound);
        for (const other of others) {
          const distance = levenshtein(letters.join(''), other.join(''));
          assert.equal(automaton.distance(other.join('')), distance > bound ? undefined : distance);
        }
      }),
      runs(),
    );
  });
});
