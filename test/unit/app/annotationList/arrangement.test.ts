import assert from 'node:assert/strict';
import { readAnnotationArrangement, usualAnnotationArrangement } from '../../../../src/app/annotationList/arrangement';

suite('app/annotationList/arrangement', () => {
  const check = (stored: unknown, expected: object): void =>
    assert.deepEqual(readAnnotationArrangement(stored), { ...usualAnnotationArrangement, ...expected });

  test('is as usual where nothing was stored', () => check(undefined, {}));
  test('comes back as it was stored', () =>
    check({ grouping: 'author', sorting: 'newest' }, { grouping: 'author', sorting: 'newest' }));
  test('is as usual in what another version stored', () =>
    check({ grouping: 'mood', sorting: 'oldest' }, { sorting: 'oldest' }));
  test('is as usual for what is no arrangement', () => {
    check('flat', {});
    check(null, {});
  });
});
