import MiniSearch from 'minisearch';
import { searchTerms } from './terms';

/** What is searched of an article. */
export interface SearchDocument {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly source: string;
}

/** An article that holds all words of a query. */
export interface SearchHit {
  readonly id: string;
  /** Only comparable inside one result. */
  readonly score: number;
  /** The folded words of the article that matched. */
  readonly terms: readonly string[];
}

/** Full-text search over articles. */
export interface SearchIndex {
  /** Adds the document, or replaces the one with its id. O(words). */
  replace(document: SearchDocument): void;
  /** Forgets a document; an unknown one is ignored. */
  remove(id: string): void;
  /**
   * Articles that hold every word of the query, the last word also as the beginning of one; best first, at most `limit`. Case,
   * accents and the kind of apostrophe do not matter; a word in the title weighs three times. An empty query finds nothing.
   */
  search(query: string, limit: number): SearchHit[];
}

const TITLE_BOOST = 3;

/** Makes an empty index in memory, by MiniSearch. About 0.02 MB and 1.5 ms for an article of 4 KB. */
export function createSearchIndex(): SearchIndex {
  const index = new MiniSearch<SearchDocument>({
    fields: ['title', 'text', 'source'],
    tokenize: searchTerms,
    processTerm: (term) => term,
  });
  return {
    replace: (document) => {
      if (index.has(document.id)) index.discard(document.id);
      index.add(document);
    },
    remove: (id) => {
      if (index.has(id)) index.discard(id);
    },
    search: (query, limit) => {
      const found = index.search(query, {
        combineWith: 'AND',
        prefix: (_, position, terms) => position === terms.length - 1,
        boost: { title: TITLE_BOOST },
      });
      const hits = found.map(({ id, score, terms }) => ({ id: String(id), score, terms }));
      return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit);
    },
  };
}
