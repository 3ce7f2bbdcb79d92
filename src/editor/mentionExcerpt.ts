import { withoutFiller } from '../core/article/filler';
import { sentenceAt } from '../core/text/sentenceAt';
import type { TextRange } from '../core/text/textRange';

/** How much of a sentence stands before the words, so that they are seen in a narrow view; UTF-16 code units. */
const contextBefore = 24;
const contextAfter = 200;

/** Words of an article in their sentence, as a row shows them. */
export interface Excerpt {
  /** From a little before the words, in one line. */
  readonly label: string;
  /** Where the words are in {@link label}, in UTF-16 code units. */
  readonly mark: readonly [number, number];
  readonly sentence: string;
}

/** @param prose the article without its markup, so that a sentence reads as one. */
export function mentionExcerpt(prose: string, { start, end }: TextRange): Excerpt {
  const sentence = sentenceAt(prose, start);
  const from = wordStart(prose, Math.max(sentence.start, start - contextBefore), start);
  const lead = from > sentence.start ? '…' : '';
  const label = lead + prose.slice(from, Math.max(end, Math.min(sentence.end, end + contextAfter))).replace(/\s/g, ' ');
  const at = lead.length + start - from;
  return {
    label,
    mark: [at, at + end - start],
    sentence: withoutFiller(prose.slice(sentence.start, sentence.end)).replace(/\s+/g, ' '),
  };
}

/** The first start of a word at or after the offset, at most `limit`. */
function wordStart(text: string, offset: number, limit: number): number {
  if (offset === 0 || /\s/.test(text.charAt(offset - 1))) return offset;
  const space = text.slice(offset, limit).search(/\s/);
  return space < 0 ? limit : offset + space + 1;
}
