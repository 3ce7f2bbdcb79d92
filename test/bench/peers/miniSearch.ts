import MiniSearch, { type SearchOptions } from 'minisearch';
import { pageLength } from '../corpus/queries';
import type { MakePeer, PeerDocument } from './peer';

/** As its documentation begins: two fields, its own tokens. */
export const makeMiniSearch: MakePeer = () => {
  const index = new MiniSearch<PeerDocument>({ fields: ['title', 'text'] });
  const find = (words: readonly string[], options?: SearchOptions): number =>
    index.search(words.join(' '), { combineWith: 'AND', boost: { title: 3 }, ...options }).slice(0, pageLength).length;
  return {
    add: (document) => index.add(document),
    search: {
      term: (words) => find(words),
      prefix: (words) => find(words, { prefix: true }),
      fuzzy: (words) => find(words, { fuzzy: 1 }),
      and: (words) => find(words),
      field: (words) => find(words, { fields: ['title'] }),
    },
  };
};
