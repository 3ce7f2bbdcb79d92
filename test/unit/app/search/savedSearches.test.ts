import assert from 'node:assert/strict';
import { mostSaved, readSavedSearches, withoutSaved, withSaved } from '../../../../src/app/search/savedSearches';

suite('app/search/savedSearches', () => {
  test('puts the last saved first, once', () => assert.deepEqual(withSaved(['a', 'b'], ' b '), ['b', 'a']));
  test('saves no empty search', () => assert.deepEqual(withSaved(['a'], '  '), ['a']));
  test('forgets the oldest', () => {
    const many = Array.from({ length: mostSaved }, (_, index) => `search ${index}`);
    assert.deepEqual(withSaved(many, 'new'), ['new', ...many.slice(0, -1)]);
  });
  test('removes', () => assert.deepEqual(withoutSaved(['a', 'b', 'c'], ['c', 'a', 'x']), ['b']));
  test('reads anything', () => {
    for (const stored of [undefined, null, 'a', { a: 1 }, 3]) assert.deepEqual(readSavedSearches(stored), []);
    assert.deepEqual(readSavedSearches(['a', 1, '', 'a', ' b']), ['a', 'b']);
  });
});
