import { splitsPair } from './codePointIndex';
import { endsLine, paragraphs, sentences } from './segments';
import type { TextRange } from './textRange';

/** How far a sentence is looked for, in UTF-16 code units on either side; longer ones are cut, so that a huge line costs nothing. */
const reach = 2000;

/**
 * The sentence an offset lies in or at the edge of, inside its paragraph; an offset between two belongs to the next one
 * on its line. It goes on over single line ends, as in hard-wrapped text. Empty at the offset itself on a blank line.
 * Cost does not grow with the text.
 */
export function sentenceAt(text: string, offset: number): TextRange {
  const from = Math.max(0, offset - reach);
  const to = Math.min(text.length, offset + reach);
  const windowStart = from + Number(splitsPair(text, from));
  const window = text.slice(windowStart, to - Number(splitsPair(text, to)));
  const at = offset - windowStart;
  const paragraph = paragraphs(window).find(({ start, end }) => isBeside(window, at, { start, end }));
  const nothing = { start: offset, end: offset };
  if (!paragraph) return nothing;
  const found = sentences(window.slice(paragraph.start, paragraph.end)).map(({ start, end }) => ({
    start: windowStart + paragraph.start + start,
    end: windowStart + paragraph.start + end,
  }));
  const next = found.findIndex(({ end }) => offset < end);
  if (next < 0) return found[found.length - 1] ?? nothing;
  return found[isBeside(text, offset, found[next] ?? nothing) ? next : next - 1] ?? nothing;
}

/** Whether an offset lies in a range, or on its line with only blanks between. */
function isBeside(text: string, at: number, { start, end }: TextRange): boolean {
  return !endsLine(at < start ? text.slice(at, start) : text.slice(end, Math.max(end, at)));
}
