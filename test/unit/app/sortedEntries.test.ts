import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ArticleEntry } from '../../../src/app/articleEntry';
import { SortedEntries } from '../../../src/app/sortedEntries';
import { runs } from '../../support/property';

function entryOf(id: string, path = id): ArticleEntry {
  return { id, path, sidecar: { kind: 'none' }, annotations: [] };
}

const paths = (entries: SortedEntries): string[] => entries.list().map(({ path }) => path);

suite('app/sortedEntries', () => {
  test('lists by path, in code units', () => {
    const entries = new SortedEntries();
    for (const id of ['b', 'a/b', 'Z', 'a', 'é']) entries.set(entryOf(id));
    assert.deepEqual(paths(entries), ['Z', 'a', 'a/b', 'b', 'é']);
  });

  test('gives the same list until something changes', () => {
    const entries = new SortedEntries();
    entries.set(entryOf('a'));
    const before = entries.list();
    assert.equal(entries.list(), before);
    entries.set(entryOf('b'));
    assert.notEqual(entries.list(), before);
    assert.equal(before.length, 1);
  });

  test('moves an entry whose path changed', () => {
    const entries = new SortedEntries();
    for (const id of ['a', 'b', 'c']) entries.set(entryOf(id));
    entries.list();
    entries.set(entryOf('a', 'z'));
    assert.deepEqual([paths(entries), entries.get('a')?.path], [['b', 'c', 'z'], 'z']);
  });

  test('lists an entry once that came back', () => {
    const entries = new SortedEntries();
    const first = entryOf('a');
    for (const entry of [first, entryOf('a'), first]) entries.set(entry);
    assert.deepEqual(entries.list(), [first]);
    assert.equal(entries.list()[0], first);
  });

  test('ignores the end of an entry it does not have', () => {
    const entries = new SortedEntries();
    const before = entries.list();
    entries.delete('a');
    assert.equal(entries.list(), before);
  });

  test('lists many entries that came in one by one', () => {
    const entries = new SortedEntries();
    const names = Array.from({ length: 5000 }, (_, number) => String((number * 7919) % 5000).padStart(4, '0'));
    for (const name of names) entries.set(entryOf(name));
    assert.deepEqual(paths(entries), [...names].sort());
  });

  test('is always what sorting everything would give', () => {
    const change = fc.record({
      id: fc.nat({ max: 8 }).map(String),
      path: fc.option(fc.nat({ max: 5 }).map(String), { nil: undefined }),
      isListed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const entries = new SortedEntries();
        const model = new Map<string, ArticleEntry>();
        for (const { id, path, isListed } of changes) {
          if (path === undefined) {
            entries.delete(id);
            model.delete(id);
          } else {
            entries.set(entryOf(id, path));
            model.set(id, entryOf(id, path));
          }
          if (isListed) entries.list();
        }
        const key = ({ path, id }: ArticleEntry): string => `${path} ${id}`;
        assert.deepEqual(entries.list().map(key), [...model.values()].map(key).sort());
      }),
      runs(),
    );
  });
});
