import { sentences } from '../text/segments';
import type { TextRange } from '../text/textRange';
import { eachMark } from './marks';
import type { Query } from './query';

/** A sentence that holds what was searched, with the words to mark in it; all offsets in UTF-16 code units over the whole text. */
export interface Passage {
  readonly range: TextRange;
  /** In order and apart; at least one. */
  readonly marks: readonly TextRange[];
}

/** Longest passage, in UTF-16 code units, unless a hit is longer; of a longer sentence the part around the hit is given. */
const LONGEST = 400;
/** How far around a hit its sentence is looked for. */
const WINDOW = 2000;

export interface PassageOptions {
  /** Of the text, ISO 639-1; decides which forms of a word are the same. */
  readonly language?: string | undefined;
  /** How many passages are given at most. */
  readonly limit: number;
}

/**
 * The sentences of a text that a query marks, in order and apart, each with all of its marks, see {@link eachMark}. A phrase that
 * runs over the end of a sentence has both in its passage. O(text up to the last passage).
 */
export function passagesOf(prose: string, query: Query, { language, limit }: PassageOptions): Passage[] {
  const passages: Passage[] = [];
  if (limit <= 0) return passages;
  const marks = eachMark(prose, query, language);
  let previousEnd = 0;
  for (let next = marks.next(); next.done !== true;) {
    const { start, end } = passageAround(prose, next.value, previousEnd);
    const inside: TextRange[] = [];
    for (; next.done !== true && next.value.start < end; next = marks.next()) inside.push(next.value);
    previousEnd = Math.max(end, inside.at(-1)?.end ?? end);
    passages.push({ range: { start, end: previousEnd }, marks: inside });
    if (passages.length === limit) break;
  }
  return passages;
}

function passageAround(text: string, hit: TextRange, earliest: number): TextRange {
  const whole = sentenceAround(text, hit);
  const from = Math.max(whole.start, earliest + spaceAt(text, earliest));
  if (whole.end - from <= LONGEST) return { start: from, end: whole.end };
  const start = Math.max(from, wordEdge(text, hit.start - LONGEST / 2, hit.start));
  const end = Math.min(whole.end, start + Math.max(LONGEST, hit.end - start));
  const lastSpace = text.lastIndexOf(' ', end);
  return { start, end: end < whole.end && lastSpace >= hit.end ? lastSpace : end };
}

/** From the start of the sentence where a hit starts to the end of the one where it ends. */
function sentenceAround(text: string, hit: TextRange): TextRange {
  const from = Math.max(0, hit.start - WINDOW);
  const near = sentences(text.slice(from, hit.end + WINDOW));
  const first = near.find(({ end }) => from + end > hit.start) ?? { start: hit.start - from };
  const last = near.find(({ end }) => from + end >= hit.end) ?? { end: hit.end - from };
  return { start: from + first.start, end: from + last.end };
}

function spaceAt(text: string, at: number): number {
  return /^\s*/.exec(text.slice(at, at + LONGEST))?.[0].length ?? 0;
}

/** The first offset after white space between two offsets; the second when there is none. */
function wordEdge(text: string, from: number, to: number): number {
  const space = /\s/.exec(text.slice(Math.max(0, from), to));
  return space ? Math.max(0, from) + space.index + 1 : to;
}
