/** The words an annotation stands on, as W3C selectors describe them. Offsets are Unicode code points over the model text. */
export interface QuoteTarget {
  readonly exact: string;
  /** Up to 32 code points before the words. */
  readonly prefix: string;
  /** Up to 32 code points after the words. */
  readonly suffix: string;
  /** Start inclusive, end exclusive. Absent when the sidecar holds a quote only. */
  readonly position?: { readonly start: number; readonly end: number };
  /** The article as a whole instead of words in it; `exact`, `prefix` and `suffix` are empty then. */
  readonly scope?: 'article';
}

/** What a note on the whole article stands on. */
export const wholeArticle: QuoteTarget = { exact: '', prefix: '', suffix: '', scope: 'article' };
