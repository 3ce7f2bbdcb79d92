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
  /** The folded words of the article that matched, for {@link firstPassage}. */
  readonly terms: readonly string[];
}

/** Full-text search over articles. */
export interface SearchIndex {
  /** Adds the document, or replaces the one with its id. */
  replace(document: SearchDocument): void;
  /** Forgets a document; an unknown one is ignored. */
  remove(id: string): void;
  /** Best first, at most `limit`. */
  search(query: string, limit: number): SearchHit[];
}

/** Stub. */
export function createSearchIndex(): SearchIndex {
  return { replace: () => undefined, remove: () => undefined, search: () => [] };
}
