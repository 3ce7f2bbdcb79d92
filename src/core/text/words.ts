/** Articles and prepositions that Italian, French and Catalan shorten before a vowel, without the apostrophe, folded. */
export const elidedArticles: ReadonlySet<string> = new Set(
  'l d c j m n s t un gl dell all dall nell sull coll quell quest bell qu jusqu lorsqu puisqu quoiqu'.split(' '),
);

/** Whether the text holds a letter or a digit at all. */
export function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
