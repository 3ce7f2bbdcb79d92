import type { FactField, Query } from './query';

/** What is searched of one article or one annotation. */
export interface SearchDocument {
  readonly id: string;
  /** ISO 639-1; decides how its words are stemmed. */
  readonly language?: string | undefined;
  readonly title: string;
  /** The prose; markup blanked. */
  readonly text: string;
}

/** A document that a query finds. */
export interface SearchHit {
  readonly id: string;
  /** BM25+, higher is better; comparable inside one result. */
  readonly score: number;
}

/** One page of hits. */
export interface SearchPage {
  /** How many documents the query finds in all. */
  readonly total: number;
  /** Best first, then by id (code units). */
  readonly hits: readonly SearchHit[];
}

export interface SearchOptions {
  /** How many hits are given at most. */
  readonly limit: number;
  /** How many are passed over first; 0 unless told. */
  readonly offset?: number;
  /** The ids of documents a fact holds for. Asked once for each fact of the query. */
  readonly factsOf?: (field: FactField, value: string) => ReadonlySet<string>;
}

/**
 * Full-text search behind one port. Two engines implement it: MiniSearch (what is small or changes), and immutable packed
 * segments (what is large and rests). One contract suite holds both to the same documents for the same query.
 */
export interface SearchEngine {
  /** How many documents it holds. */
  readonly size: number;
  has(id: string): boolean;
  /** Forgets a document; an unknown one is ignored. */
  remove(id: string): void;
  search(query: Query, options: SearchOptions): SearchPage;
}
