/**
 * Fills up words of a saved page that are shorter than their source: a combining grapheme joiner, which a word goes on over, which
 * `fold` takes away and which nobody sees.
 */
export const FILLER = '\u034f';

/** The words of a prose to be shown or kept: what fills up the prose of a page goes. */
export function withoutFiller(words: string): string {
  return words.replaceAll(FILLER, '');
}
