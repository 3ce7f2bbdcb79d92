import assert from 'node:assert/strict';
import { toModelText, type ModelText } from '../../../../src/core/text/modelText';
import type { TextRange } from '../../../../src/core/text/textRange';

/** A text whose passages were marked with [ ], without the marks. */
export interface MarkedText {
  readonly text: ModelText;
  /** In the order of the text, UTF-16 code units. */
  readonly ranges: readonly TextRange[];
}

/** Takes the marks out of `A [won]. B [won].`; they do not nest. */
export function readMarked(marked: string): MarkedText {
  const ranges: TextRange[] = [];
  let text = '';
  for (const piece of marked.split(/(\[[^\]]*\])/)) {
    const isMarked = piece.startsWith('[');
    const words = isMarked ? piece.slice(1, -1) : piece;
    if (isMarked) ranges.push({ start: text.length, end: text.length + words.length });
    text += words;
  }
  return { text: toModelText(text), ranges };
}

/** A text with exactly one marked passage. */
export function readOne(marked: string): { readonly text: ModelText; readonly range: TextRange } {
  const { text, ranges } = readMarked(marked);
  const [range, second] = ranges;
  assert.ok(range && !second, `one passage must be marked: ${marked}`);
  return { text, range };
}

/** The text with [ ] around the ranges, which must be in order. */
export function mark(text: string, ranges: readonly TextRange[]): string {
  let marked = '';
  let at = 0;
  for (const { start, end } of ranges) {
    marked += `${text.slice(at, start)}[${text.slice(start, end)}]`;
    at = end;
  }
  return marked + text.slice(at);
}
