import { sentences } from './segments';
import type { TextRange } from './textRange';

/** How far a sentence is looked for, in UTF-16 code units on either side; longer ones are cut, so that a huge line costs nothing. */
const reach = 2000;

/**
 * The sentence an offset lies in or at the edge of, inside its line; an offset between two belongs to the next one.
 * Empty at the offset itself on a blank line. Cost does not grow with the text.
 */
export function sentenceAt(text: string, offset: number): TextRange {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const from = Math.max(offset > 0 ? lineStart : 0, offset - reach);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, offset + reach);
  const found = sentences(text.slice(from, to)).map(({ start, end }) => ({ start: from + start, end: from + end }));
  return found.find(({ end }) => offset < end) ?? found[found.length - 1] ?? { start: offset, end: offset };
}
