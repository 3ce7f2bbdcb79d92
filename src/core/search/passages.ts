import { fold } from '../text/fold';
import { sentences } from '../text/segments';
import type { TextRange } from '../text/textRange';
import { searchWords } from './terms';

/** A sentence that holds what was searched, with the words to mark in it; all offsets in UTF-16 code units over the whole text. */
export interface Passage {
  readonly range: TextRange;
  readonly marks: readonly TextRange[];
}

/** Longest passage, in UTF-16 code units; of a longer sentence the part around the hit is given. */
const LONGEST = 400;
/** How far around the hit its sentence is looked for. */
const WINDOW = 2000;

/**
 * The first sentence of a text that holds one of the terms, with every such word in it marked; undefined when none does.
 *
 * @param terms folded whole words, as a `SearchHit` names them. O(text up to the hit).
 */
export function firstPassage(text: string, terms: readonly string[]): Passage | undefined {
  const wanted = new Set(terms);
  for (const word of searchWords(text)) {
    if (!wanted.has(fold(word.text))) continue;
    const range = passageAround(text, word);
    const marks: TextRange[] = [];
    for (const { start, end, text: found } of searchWords(text.slice(range.start, range.end))) {
      if (wanted.has(fold(found))) marks.push({ start: range.start + start, end: range.start + end });
    }
    return { range, marks };
  }
  return undefined;
}

function passageAround(text: string, hit: TextRange): TextRange {
  const from = Math.max(0, hit.start - WINDOW);
  const sentence = sentences(text.slice(from, hit.end + WINDOW)).find(({ end }) => from + end >= hit.end);
  const whole = sentence ? { start: from + sentence.start, end: from + sentence.end } : hit;
  if (whole.end - whole.start <= LONGEST) return whole;
  const start = Math.max(whole.start, wordEdge(text, hit.start - LONGEST / 2, hit.start));
  const end = Math.min(whole.end, start + Math.max(LONGEST, hit.end - start));
  const lastSpace = text.lastIndexOf(' ', end);
  return { start, end: end < whole.end && lastSpace >= hit.end ? lastSpace : end };
}

/** The first offset after white space between two offsets; the second when there is none. */
function wordEdge(text: string, from: number, to: number): number {
  const space = /\s/.exec(text.slice(Math.max(0, from), to));
  return space ? Math.max(0, from) + space.index + 1 : to;
}
