import { Document } from 'flexsearch';
import { pageLength } from '../corpus/queries';
import type { MakePeer } from './peer';

/** Whole words, which is its fastest; prefixes and fuzzy words need another kind of index. */
export const makeFlexSearch: MakePeer = () => {
  const index = new Document<{ id: string; title: string; text: string }>({
    document: { id: 'id', index: ['title', 'text'] },
    tokenize: 'strict',
  });
  const find = (words: readonly string[]): number =>
    index.search(words.join(' '), { limit: pageLength }).reduce((sum, { result }) => sum + result.length, 0);
  return {
    add: ({ id, title, text }) => void index.add({ id, title, text }),
    search: {
      term: find,
      and: find,
      field: (words) => index.search(words.join(' '), { limit: pageLength, index: 'title' }).length,
    },
  };
};
