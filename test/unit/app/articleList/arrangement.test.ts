import assert from 'node:assert/strict';
import { readArrangement, usualArrangement } from '../../../../src/app/articleList/arrangement';

suite('app/articleList/arrangement', () => {
  const check = (stored: unknown, expected: object): void =>
    assert.deepEqual(readArrangement(stored), { ...usualArrangement, ...expected });

  test('is as usual where nothing was stored', () => check(undefined, {}));
  test('comes back as it was stored', () => {
    const stored = { grouping: 'source', sorting: 'title', isDescending: false };
    check(stored, stored);
  });
  test('is as usual in what another version stored', () =>
    check({ grouping: 'colour', sorting: 'path', isDescending: 'yes' }, { sorting: 'path' }));
  test('is as usual for what is no arrangement', () => check('date', {}));
  test('is as usual for nothing at all', () => check(null, {}));
});
