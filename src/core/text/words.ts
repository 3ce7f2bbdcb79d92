import type { TextRange } from './textRange';

/** A word of a text: letters, marks and digits, with its apostrophes and hyphens left outside. */
export interface Word extends TextRange {
  readonly text: string;
}

const wordPattern = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/** Articles and prepositions that Italian, French and Catalan shorten before a vowel, without the apostrophe, folded. */
export const elidedArticles: ReadonlySet<string> = new Set(
  'l d c j m n s t un gl dell all dall nell sull coll quell quest bell qu jusqu lorsqu puisqu quoiqu'.split(' '),
);

/** The words of a text in order, lazily. "dell'Ucraina" gives two, "Jong-un" two. O(text). */
export function* wordsIn(text: string): Generator<Word, void> {
  for (const match of text.matchAll(wordPattern)) {
    const [word] = match;
    yield { text: word, start: match.index, end: match.index + word.length };
  }
}

/** Counts words as a newsroom does: stretches between white space that hold a letter or a digit. O(text). */
export function countWords(text: string): number {
  let count = 0;
  for (const [stretch] of text.matchAll(/\S+/g)) if (hasWord(stretch)) count++;
  return count;
}

/** Whether the text holds a letter or a digit at all. */
export function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
