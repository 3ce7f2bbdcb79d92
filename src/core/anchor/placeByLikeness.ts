import { findAll } from '../text/findAll';
import { overlaps, type TextRange } from '../text/textRange';
import { align } from './align';
import { carry, type Carried } from './carry';
import { edgesInExcerpts } from './carryEdges';
import { isEnoughKept } from './enoughKept';
import { copiesAnywhere } from './occurrences';
import type { Candidate, Placement } from './placement';
import type { QuoteTarget } from './quoteTarget';
import { eachToken } from './tokens';

/** At least so much must speak for a place altogether, from 0 to 1: the words by their length, each neighbour as 32 letters. */
const ENOUGH_LIKENESS = 0.6;
/** And so much more than for the next best place. */
const CLEAR_MARGIN = 0.1;
/** Where neither neighbour is half there, so many letters of the words must be. */
const DISTINCTIVE_LENGTH = 40;
const ENOUGH_OF_NEIGHBOUR = 0.5;
const NEIGHBOUR_LENGTH = 32;
/** So much must speak for altered words at the saved place when the words themselves are elsewhere. */
const ENOUGH_IN_PLACE = 0.8;
/** How far from the saved place they are looked for, and how many of them there must have been, in code units. */
const NEAR = 100;
const LEAST_WORDS = 6;

const MOST_PLACES = 8;
const MOST_SEEDS = 24;
const MOST_HITS = 64;
const SHORTEST_SEED = 3;
const BUCKET = 64;
const SLACK = 16;
const MOST_COPIES = 20;

/**
 * Looks for a stored quote whose words or neighbours were altered: where most of its words and neighbours stand together, and
 * clearly more than anywhere else.
 *
 * Places are found by the longest words of the quote and its neighbours, and judged by an alignment of the stored words with
 * the text there. O(text × 24) for the search, with a small constant.
 */
export function placeByLikeness(place: SearchableText, target: QuoteTarget): Placement {
  const { text } = place;
  const altered = likelyPlaces(place, target).flatMap((around) => alteredWords(text, around, target));
  const copies = copiesAnywhere(text, target, MOST_COPIES).map((copy) => ({ range: copy, kept: 1 }));
  const judged = [...copies, ...altered]
    .map((found) => judge(text, found, target))
    .sort((a, b) => b.score - a.score || a.start - b.start);
  const candidates = judged.filter((one, at) => judged.findIndex((other) => overlaps(other, one)) === at);
  const [best, next] = candidates;
  if (!best) return { kind: 'orphan' };
  const listed = candidates.slice(0, MOST_PLACES).map(({ start, end, score }) => ({ start, end, score }));
  if (!best.isEvident || best.score < ENOUGH_LIKENESS) return { kind: 'orphan', candidates: listed };
  if (next && best.score - next.score < CLEAR_MARGIN) return { kind: 'ambiguous', candidates: listed };
  const range = { start: best.start, end: best.end };
  const isSame = text.slice(best.start, best.end) === target.exact;
  return isSame ? { kind: 'moved', range } : { kind: 'edited', range, score: best.score };
}

/**
 * Altered words beside the place where the quote was, with its neighbours, altered or not; undefined when there are none. A typo
 * that was corrected in one of several repeated sentences leaves the others as they were: what is left at the saved place is the
 * one. O(words + neighbours).
 *
 * @param place `saved`: where the quote was, in UTF-16 code units of the text now; `copies`: where its very words stand.
 */
export function alteredInPlace(
  text: string,
  target: QuoteTarget,
  { saved, copies }: { readonly saved: number; readonly copies: readonly TextRange[] },
): Extract<Placement, { kind: 'edited' }> | undefined {
  if (target.exact.length < LEAST_WORDS) return undefined;
  const before = copies.filter(({ end }) => end <= saved).map(({ end }) => end);
  const behind = copies.filter(({ start }) => start > saved).map(({ start }) => start);
  const start = Math.max(0, saved - target.prefix.length - NEAR, ...before);
  const end = Math.min(text.length, saved + target.exact.length + target.suffix.length + NEAR, ...behind);
  const [found] = alteredWords(text, { start, end }, target);
  const judged = found && judge(text, found, target);
  if (!judged?.isEvident || judged.score < ENOUGH_IN_PLACE) return undefined;
  if (text.slice(judged.start, judged.end).trim() === target.exact.trim()) return undefined;
  if (copies.some((copy) => overlaps(copy, judged))) return undefined;
  return { kind: 'edited', range: { start: judged.start, end: judged.end }, score: judged.score };
}

/** A text and the same in small letters, with all characters at the same offsets. */
export interface SearchableText {
  readonly text: string;
  readonly lower: string;
}

/** Prepares a text for {@link placeByLikeness}. */
export function searchable(text: string): SearchableText {
  return { text, lower: lowered(text) };
}

/** Small letters, except where these would be longer or shorter. */
function lowered(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** Stretches in which the words may be, the likeliest first. */
function likelyPlaces({ lower }: SearchableText, { prefix, exact, suffix }: QuoteTarget): readonly TextRange[] {
  const whole = lowered(prefix + exact + suffix);
  const votes = new Map<number, number>();
  for (const { word, at } of seedsOf(whole)) {
    const hits = findAll(lower, word, MOST_HITS + 1);
    if (hits.length > MOST_HITS) continue;
    for (const hit of hits) {
      const bucket = Math.floor((hit - at) / BUCKET);
      votes.set(bucket, (votes.get(bucket) ?? 0) + word.length / Math.sqrt(hits.length));
    }
  }
  const total = (bucket: number): number => [-1, 0, 1].reduce((sum, by) => sum + (votes.get(bucket + by) ?? 0), 0);
  const ranked = [...votes.keys()]
    .map((bucket) => ({ bucket, votes: total(bucket) }))
    .sort((a, b) => b.votes - a.votes);
  const chosen: number[] = [];
  for (const { bucket } of ranked) {
    if (chosen.length >= MOST_PLACES) break;
    if (chosen.every((other) => Math.abs(other - bucket) > 1)) chosen.push(bucket);
  }
  const slack = 2 * BUCKET + whole.length / 2;
  return chosen.map((bucket) => ({
    start: Math.max(0, Math.floor(bucket * BUCKET - slack)),
    end: Math.min(lower.length, Math.ceil(bucket * BUCKET + whole.length + slack)),
  }));
}

/** The longest words of a text, each with its place in it. */
function seedsOf(whole: string): readonly { readonly word: string; readonly at: number }[] {
  const seeds: { word: string; at: number }[] = [];
  eachToken(whole, { start: 0, end: whole.length }, (at, end, isSpace) => {
    if (!isSpace && end - at >= SHORTEST_SEED) seeds.push({ word: whole.slice(at, end), at });
  });
  return seeds.sort((a, b) => b.word.length - a.word.length).slice(0, MOST_SEEDS);
}

/** Words that may be the ones of the quote, and which part of them is there. */
type Found = Pick<Carried, 'range' | 'kept'>;

/** Where the words are within a stretch, altered. */
function alteredWords(text: string, around: TextRange, { prefix, exact, suffix }: QuoteTarget): readonly Found[] {
  const alignment = align(prefix + exact + suffix, text.slice(around.start, around.end));
  const words = carry(alignment, { start: prefix.length, end: prefix.length + exact.length }, edgesInExcerpts);
  if (!words || !isEnoughKept(words)) return [];
  const range = { start: around.start + words.range.start, end: around.start + words.range.end };
  return [{ range, kept: Math.min(1, words.kept) }];
}

interface Judged extends Candidate {
  /** The words are long enough or have a neighbour of theirs. */
  readonly isEvident: boolean;
}

function judge(text: string, { range, kept }: Found, { prefix, exact, suffix }: QuoteTarget): Judged {
  const { start, end } = range;
  const before = keptOf(prefix, text.slice(Math.max(0, start - prefix.length - SLACK), start));
  const behind = keptOf(suffix, text.slice(end, end + suffix.length + SLACK));
  const weights = [exact.length, prefix === '' ? 0 : NEIGHBOUR_LENGTH, suffix === '' ? 0 : NEIGHBOUR_LENGTH] as const;
  const score = weights[0] * kept + weights[1] * before + weights[2] * behind;
  const isEvident = Math.max(before, behind) >= ENOUGH_OF_NEIGHBOUR || exact.length * kept >= DISTINCTIVE_LENGTH;
  return { start, end, score: score / (weights[0] + weights[1] + weights[2]), isEvident };
}

/** How much of a neighbour is in a text, from 0 to 1. */
function keptOf(neighbour: string, text: string): number {
  if (neighbour === '') return 0;
  return Math.min(1, carry(align(neighbour, text), { start: 0, end: neighbour.length }, edgesInExcerpts)?.kept ?? 0);
}
