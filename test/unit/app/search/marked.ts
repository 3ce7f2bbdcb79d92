import type { TextRange } from '../../../../src/core/text/textRange';
import type { PassageWithText } from '../../../../src/app/library/library';

/** The words in brackets as ranges of the text without them. */
export function markedWords(text: string): readonly TextRange[] {
  return [...text.matchAll(/\[([^\]]*)\]/g)].map(({ index, 1: words = '' }, before) => {
    const start = index - 2 * before;
    return { start, end: start + words.length };
  });
}

export function unmarked(text: string): string {
  return text.replace(/[[\]]/g, '');
}

/** A passage that stands at an offset of its article, with single spaces there, too. */
export function passageAt(start: number, marked: string): PassageWithText {
  const text = unmarked(marked);
  const textMarks = markedWords(marked);
  const marks = textMarks.map((mark) => ({ start: start + mark.start, end: start + mark.end }));
  return { range: { start, end: start + text.length }, marks, text, textMarks };
}
