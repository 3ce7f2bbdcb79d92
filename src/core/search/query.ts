/** The fields a query can name, as they are typed before the colon. */
export const searchFields = [
  'title',
  'text',
  'source',
  'date',
  'lang',
  'author',
  'place',
  'entity',
  'label',
  'verdict',
  'path',
] as const;
export type SearchField = (typeof searchFields)[number];

/** The fields whose words are in the full-text index; the others are facts about an article. */
export type TextField = 'title' | 'text';
export type FactField = Exclude<SearchField, TextField>;

/** How the words of a leaf are compared with those of a text; all are folded by `searchTerms` first. */
export type WordMatch =
  /** The same word, or one of the same stem in the language of the article. */
  | { readonly kind: 'word'; readonly word: string }
  /** The same word only: one word in quotation marks. Stands alone, since a phrase compares each `word` so. */
  | { readonly kind: 'exact'; readonly word: string }
  /** Words that begin so. */
  | { readonly kind: 'prefix'; readonly word: string }
  /** Words within a Levenshtein distance of 1 or 2 code points. */
  | { readonly kind: 'fuzzy'; readonly word: string; readonly distance: 1 | 2 };

/**
 * A query as a tree. A leaf `words` finds the words standing next to each other in one field: one word, or a phrase
 * (whose words are compared exactly after folding, but for a `prefix` at its end).
 */
export type Query =
  | { readonly kind: 'words'; readonly field?: TextField; readonly words: readonly WordMatch[] }
  | { readonly kind: 'fact'; readonly field: FactField; readonly value: string }
  | { readonly kind: 'and'; readonly of: readonly Query[] }
  | { readonly kind: 'or'; readonly of: readonly Query[] }
  /** Only means something beside others in an `and`; alone it finds everything else. */
  | { readonly kind: 'not'; readonly query: Query }
  /** Finds nothing: an empty query. */
  | { readonly kind: 'nothing' };
