import assert from 'node:assert/strict';
import fc from 'fast-check';
import { wordChanges } from '../../../../src/core/anchor/wordChanges';
import { hardText, runs } from '../../../support/property';

suite('core/anchor/wordChanges', () => {
  const marks = { same: ['', ''], removed: ['{-', '-}'], added: ['{+', '+}'] } as const;

  const check = (before: string, now: string, expected: string): void => {
    const shown = wordChanges(before, now).map(({ kind, text }) => marks[kind].join(text));
    assert.equal(shown.join(''), expected);
  };

  test('shows nothing where nothing changed', () => check('Rents rose.', 'Rents rose.', 'Rents rose.'));
  test('shows a word in place of another', () =>
    check('Rents rose 4%.', 'Rents fell 4%.', 'Rents {-rose-}{+fell+} 4%.'));
  test('shows whole words, not letters', () =>
    check('the mayro said', 'the mayor said', 'the {-mayro-}{+mayor+} said'));
  test('shows a figure that changed', () => check('rose 4%', 'rose 5%', 'rose {-4-}{+5+}%'));
  test('shows several changed words as one change', () =>
    check('He won the race.', 'He lost a race.', 'He {-won the-}{+lost a+} race.'));
  test('shows what was added at the end', () => check('He won', 'He won it', 'He won{+ it+}'));
  test('shows what was removed at the start', () => check('So he won', 'he won', '{-So -}he won'));
  test('shows a wording that went', () => check('He won', '', '{-He won-}'));
  test('shows a wording with nothing in common', () => check('He won', 'Nobody', '{-He won-}{+Nobody+}'));
  test('keeps accents and emoji whole', () => check('e\u0301 😀 sì', 'è 😎 sì', '{-e\u0301 😀-}{+è 😎+} sì'));
  test('compares scripts without spaces by their characters', () => check('東京都', '東京府', '東京{-都-}{+府+}'));

  test('always makes up both wordings', () =>
    fc.assert(
      fc.property(hardText(), hardText(), (before, now) => {
        const changes = wordChanges(before, now);
        const without = (left: string): string => changes.map(({ kind, text }) => (kind === left ? '' : text)).join('');
        assert.equal(without('added'), before);
        assert.equal(without('removed'), now);
      }),
      runs(),
    ));
});
