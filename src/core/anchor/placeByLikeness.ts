import { findAll } from '../text/findAll';
import { overlaps, type TextRange } from '../text/textRange';
import { align } from './align';
import { carry, type Carried } from './carry';
import { copiesAnywhere } from './occurrences';
import type { Candidate, Placement } from './placement';
import type { QuoteTarget } from './quoteTarget';
import { eachToken } from './tokens';

/** At least this part of the words must be there. */
const ENOUGH_WORDS = 0.5;
/** At least so much must speak for a place altogether, from 0 to 1: the words by their length, each neighbour as 32 letters. */
const ENOUGH_LIKENESS = 0.6;
/** And so much more than for the next best place. */
const CLEAR_MARGIN = 0.1;
/** Where neither neighbour is half there, so many letters of the words must be. */
const DISTINCTIVE_LENGTH = 40;
const ENOUGH_OF_NEIGHBOUR = 0.5;
const NEIGHBOUR_LENGTH = 32;

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

/** Where the words are within a stretch, altered. */
function alteredWords(text: string, around: TextRange, { prefix, exact, suffix }: QuoteTarget): readonly Carried[] {
  const alignment = align(prefix + exact + suffix, text.slice(around.start, around.end));
  const words = carry(alignment, { start: prefix.length, end: prefix.length + exact.length });
  if (!words || words.kept < ENOUGH_WORDS) return [];
  const range = { start: around.start + words.range.start, end: around.start + words.range.end };
  return [{ range, kept: Math.min(1, words.kept) }];
}

interface Judged extends Candidate {
  /** The words are long enough or have a neighbour of theirs. */
  readonly isEvident: boolean;
}

function judge(text: string, { range, kept }: Carried, { prefix, exact, suffix }: QuoteTarget): Judged {
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
  return Math.min(1, carry(align(neighbour, text), { start: 0, end: neighbour.length })?.kept ?? 0);
}
