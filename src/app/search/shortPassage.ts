import type { PassageWithText } from '../library/library';

/** A line of text with the words to mark in it; offsets in UTF-16 code units. */
export interface MarkedLine {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, end: number])[];
}

/** How much of a sentence stands before the first mark, so that the mark is seen in a narrow list. */
const contextBefore = 24;

/** A passage as one line that begins shortly before its first mark, at a word; "…" stands for what is left out. */
export function shortPassage({ text, textMarks }: Pick<PassageWithText, 'text' | 'textMarks'>): MarkedLine {
  const first = textMarks[0]?.start ?? 0;
  const from = wordStart(text, first - contextBefore, first);
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  return { text: lead + text.slice(from), marks: textMarks.map(({ start, end }) => [start + shift, end + shift]) };
}

/** The first start of a word at or after an offset, at most `limit`; 0 for the start of the text. */
function wordStart(text: string, offset: number, limit: number): number {
  if (offset <= 0) return 0;
  const space = text.slice(offset - 1, limit).search(/\s/);
  return space < 0 ? limit : offset + space;
}
