import type { Query, WordMatch } from '../../../src/core/search/query';
import { openSegment } from '../../../src/core/search/segment';
import { SegmentBuilder } from '../../../src/core/search/segmentBuilder';
import { SegmentedIndex } from '../../../src/core/search/segmentedIndex';
import { pageLength } from '../corpus/queries';
import type { MakePeer } from './peer';

/** As many articles as the library puts into one. */
const ARTICLES_IN_SEGMENT = 4000;

/** Newsmark's own engine, in one thread and without files: what compares with the others. */
export const makeSegments: MakePeer = () => {
  const index = new SegmentedIndex();
  const builder = new SegmentBuilder();
  const seal = (): void => {
    const segment = openSegment(builder.seal());
    if (!segment) throw new Error('A segment does not open.');
    index.addSegment(segment);
  };
  const find = (query: Query): number => index.search(query, { limit: pageLength }).hits.length;
  const leaf = (kind: 'word' | 'prefix', word: string): Query => ({ kind: 'words', words: [{ kind, word }] });
  return {
    add: (document) => {
      builder.add(document);
      if (builder.size === ARTICLES_IN_SEGMENT) seal();
    },
    finish: seal,
    search: {
      term: ([word = '']) => find(leaf('word', word)),
      phrase: (words) => find({ kind: 'words', words: words.map((word): WordMatch => ({ kind: 'word', word })) }),
      prefix: ([word = '']) => find(leaf('prefix', word)),
      fuzzy: ([word = '']) => find({ kind: 'words', words: [{ kind: 'fuzzy', word, distance: 1 }] }),
      and: (words) => find({ kind: 'and', of: words.map((word) => leaf('word', word)) }),
      field: ([word = '']) => find({ kind: 'words', field: 'title', words: [{ kind: 'word', word }] }),
    },
  };
};
