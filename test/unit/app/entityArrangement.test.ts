import assert from 'node:assert/strict';
import { readEntityArrangement, usualEntityArrangement } from '../../../src/app/entityArrangement';

suite('app/entityArrangement', () => {
  const check = (stored: unknown, expected: object): void =>
    assert.deepEqual(readEntityArrangement(stored), { ...usualEntityArrangement, ...expected });

  test('is as usual where nothing was stored', () => check(undefined, {}));
  test('comes back as it was stored', () =>
    check({ isFlat: true, order: 'recency' }, { isFlat: true, order: 'recency' }));
  test('is as usual in what another version stored', () => check({ isFlat: 'yes', order: 'name' }, { order: 'name' }));
  test('is as usual for what is no arrangement', () => {
    check('flat', {});
    check(null, {});
  });
});
