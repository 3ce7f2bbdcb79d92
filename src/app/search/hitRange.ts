import { withoutFiller } from '../../core/article/filler';
import type { TextRange } from '../../core/text/textRange';
import type { PassageWithText } from '../library/library';

/**
 * Where the first mark of a passage is in an article; undefined when its words do not stand there any more.
 *
 * @param prose of the article as it is now, see `proseOf`.
 */
export function markIn(prose: string, { marks, textMarks, text }: PassageWithText): TextRange | undefined {
  const [mark] = marks;
  const [textMark] = textMarks;
  if (!mark || !textMark) return undefined;
  const words = withoutFiller(prose.slice(mark.start, mark.end)).replace(/\s+/g, ' ');
  return words === text.slice(textMark.start, textMark.end) ? mark : undefined;
}

/** The marks of a passage with their words; marks with nothing but white space between them are one. */
export function joinedMarks({ marks, textMarks, text }: PassageWithText): readonly MarkedWords[] {
  const joined: { start: number; end: number; from: number; to: number }[] = [];
  for (const [index, { start, end }] of marks.entries()) {
    const { start: from, end: to } = textMarks[index] ?? { start: 0, end: 0 };
    const before = joined.at(-1);
    if (before && text.slice(before.to, from).trim() === '') Object.assign(before, { end, to });
    else joined.push({ start, end, from, to });
  }
  return joined.map(({ start, end, from, to }) => ({ range: { start, end }, words: text.slice(from, to) }));
}

/** Words of an article and where they stood when it was searched, in UTF-16 code units over its model text. */
export interface MarkedWords {
  readonly range: TextRange;
  /** White space single. */
  readonly words: string;
}

/** Of the passages an article has now the one that was meant: of the same words, else the nearest. */
export function samePassage(passages: readonly PassageWithText[], meant: PassageWithText): PassageWithText | undefined {
  const distance = ({ range }: PassageWithText): number => Math.abs(range.start - meant.range.start);
  const [nearest] = passages.toSorted((a, b) => distance(a) - distance(b));
  const same = passages.filter(({ text }) => text === meant.text).toSorted((a, b) => distance(a) - distance(b))[0];
  return same ?? nearest;
}
