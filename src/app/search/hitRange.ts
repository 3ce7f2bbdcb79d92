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

/** Of the passages an article has now the one that was meant: of the same words, else the nearest. */
export function samePassage(passages: readonly PassageWithText[], meant: PassageWithText): PassageWithText | undefined {
  const distance = ({ range }: PassageWithText): number => Math.abs(range.start - meant.range.start);
  const [nearest] = passages.toSorted((a, b) => distance(a) - distance(b));
  const same = passages.filter(({ text }) => text === meant.text).toSorted((a, b) => distance(a) - distance(b))[0];
  return same ?? nearest;
}
