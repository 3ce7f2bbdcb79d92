import assert from 'node:assert/strict';
import {
  isDefaultEncoding,
  joinEncodings,
  type LanguageEncoding,
} from '../../../../src/app/library/workerConfiguration';

const utf8: LanguageEncoding = { name: 'utf8', guess: false, candidates: [] };
const western: LanguageEncoding = { ...utf8, name: 'windows1252' };
const guessed: LanguageEncoding = { ...utf8, guess: true };

suite('app/library/workerConfiguration, settings of several languages', () => {
  test('are one where they are equal', () => {
    assert.deepEqual(joinEncodings([western, western]), { name: 'windows1252', guess: false });
    assert.equal(isDefaultEncoding(joinEncodings([utf8, utf8])), true);
  });
  test('are the default when there are none', () => assert.equal(isDefaultEncoding(joinEncodings([])), true));
  test('leave it to the editor where they differ or it guesses', () => {
    assert.equal(joinEncodings([utf8, western]).guess, true);
    assert.equal(joinEncodings([guessed, guessed]).guess, true);
  });

  const checkDifferent = (one: readonly LanguageEncoding[], other: readonly LanguageEncoding[]): void =>
    assert.notDeepEqual(joinEncodings(one), joinEncodings(other));
  test('tell which language has which', () => checkDifferent([utf8, western], [western, utf8]));
  test('tell in which languages it guesses', () => checkDifferent([utf8, guessed], [guessed, utf8]));
  test('tell what it chooses from when it guesses', () =>
    checkDifferent([guessed], [{ ...guessed, candidates: ['windows1252'] }]));
});
