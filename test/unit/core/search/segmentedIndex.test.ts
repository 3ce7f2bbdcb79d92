import assert from 'node:assert/strict';
import type { Query } from '../../../../src/core/search/query';
import type { SearchDocument } from '../../../../src/core/search/searchEngine';
import { openSegment, type Segment } from '../../../../src/core/search/segment';
import { SegmentBuilder } from '../../../../src/core/search/segmentBuilder';
import { SegmentedIndex } from '../../../../src/core/search/segmentedIndex';
import { holdsToTheContract, type BuildEngine } from './engineContract';

/** How often what is live is packed while the operations are done: after so many of them; 0 for never. */
const sealedEvery =
  (count: number): BuildEngine =>
  (operations) => {
    const index = new SegmentedIndex();
    operations.forEach((operation, number) => {
      if ('remove' in operation) index.remove(operation.remove);
      else index.replace(operation.replace);
      if (count > 0 && (number + 1) % count === 0) index.sealLive();
    });
    return index;
  };

function segmentOf(...documents: readonly SearchDocument[]): Segment {
  const builder = new SegmentBuilder();
  for (const document of documents) builder.add(document);
  const segment = openSegment(builder.seal());
  assert.ok(segment);
  return segment;
}

const document = (id: string, text: string): SearchDocument => ({ id, language: 'it', title: '', text });
const word = (text: string): Query => ({ kind: 'words', words: [{ kind: 'word', word: text }] });

suite('core/search/segmentedIndex', () => {
  suite('all live', () => holdsToTheContract(sealedEvery(0)));
  suite('many small segments', () => holdsToTheContract(sealedEvery(1)));
  suite('mixed', () => holdsToTheContract(sealedEvery(3)));
  suite('one segment of the last versions', () =>
    holdsToTheContract((operations) => {
      const last = new Map<string, SearchDocument>();
      for (const operation of operations) {
        if ('remove' in operation) last.delete(operation.remove);
        else last.set(operation.replace.id, operation.replace);
      }
      const index = new SegmentedIndex();
      index.addSegment(segmentOf(...last.values()));
      return index;
    }),
  );

  const found = (index: SegmentedIndex, text: string): string[] =>
    index
      .search(word(text), { limit: 10 })
      .hits.map(({ id }) => id)
      .sort();

  test('a segment added later is newer, than live documents too', () => {
    const index = new SegmentedIndex();
    index.addSegment(segmentOf(document('a', 'primo'), document('b', 'primo')));
    index.replace(document('c', 'primo'));
    index.addSegment(segmentOf(document('b', 'secondo'), document('c', 'secondo')));
    assert.deepEqual([found(index, 'primo'), found(index, 'secondo')], [['a'], ['b', 'c']]);
    assert.deepEqual([index.size, index.liveIds], [3, []]);
  });
  test('documents of a segment that are outdated do not count', () => {
    const index = new SegmentedIndex();
    index.replace(document('a', 'secondo'));
    const segment = segmentOf(document('a', 'primo'), document('b', 'primo'));
    index.addSegment(segment, (id) => id !== 'a');
    assert.deepEqual([found(index, 'primo'), found(index, 'secondo')], [['b'], ['a']]);
    assert.deepEqual([index.liveCountOf(segment), index.liveIdsOf(segment)], [1, ['b']]);
  });
  test('counts what is left of a segment', () => {
    const index = new SegmentedIndex();
    const segment = segmentOf(document('a', 'uno'), document('b', 'uno'), document('c', 'uno'));
    assert.equal(index.liveCountOf(segment), 0);
    index.addSegment(segment);
    index.replace(document('a', 'uno'));
    index.remove('b');
    index.remove('b');
    assert.deepEqual([index.liveCountOf(segment), index.liveIdsOf(segment)], [1, ['c']]);
  });
  test('forgets the documents of a segment that is dropped, but not their newer versions', () => {
    const index = new SegmentedIndex();
    const segment = segmentOf(document('a', 'uno'), document('b', 'uno'));
    index.addSegment(segment);
    index.replace(document('a', 'due'));
    index.dropSegment(segment);
    assert.deepEqual([index.size, index.has('b'), found(index, 'uno'), found(index, 'due')], [1, false, [], ['a']]);
    assert.deepEqual(index.segments, []);
  });
  test('has nothing to seal when nothing is live', () => {
    const index = new SegmentedIndex();
    assert.equal(index.sealLive(), undefined);
    index.replace(document('a', 'uno'));
    const sealed = index.sealLive();
    assert.deepEqual([sealed?.ids, index.liveIds, index.sealLive()], [['a'], [], undefined]);
    assert.ok(sealed && openSegment(sealed.bytes)?.size === 1);
    assert.deepEqual(found(index, 'uno'), ['a']);
  });
});
