import { type CodePointIndex, splitsPair } from '../text/codePointIndex';
import type { TextRange } from '../text/textRange';
import { agreementAt, copiesAnywhere, copiesInContext, type Copy } from './occurrences';
import type { Placement } from './placement';
import type { QuoteTarget } from './quoteTarget';

/** The part of the stored neighbours that must agree before a place is believed; half as much at the saved offsets. */
const ENOUGH_AGREEMENT = 0.5;
/** How much more of the stored neighbours must agree than at the next best place. */
const CLEAR_MARGIN = 0.2;
/** Words and agreeing neighbours shorter than this, in code units, prove nothing away from the saved offsets. */
const LEAST_EVIDENCE = 6;
/** The only copy in the text is believed from this length on, in code units, agreeing neighbours included. */
const DISTINCTIVE_LENGTH = 40;
/** The same when it stands at the saved offsets. */
const DISTINCTIVE_LENGTH_IN_PLACE = 8;
/**
 * Without enough neighbours the only copy is believed no further than this from the saved place, in code units: of those further
 * away none of the development half of the gold (real revisions) was right, and five were wrong.
 */
const NEAR = 100;
/** Words that stand in more places than this cannot be told apart by their neighbours at a sane cost. */
const MOST_COPIES = 2_000;
/** Other tools may store any amount of neighbours; this many code units on each side are used. */
const MOST_NEIGHBOURS = 128;
const MOST_CANDIDATES = 100;

/** A text with the offsets of its code points prepared. */
export interface IndexedText {
  readonly text: string;
  readonly index: CodePointIndex;
}

/**
 * Finds where a stored quote sits in a text by its words, its neighbours and its saved offsets.
 *
 * Cheap answers first: the saved offsets with their neighbours, then the one place with the quote and both neighbours, then
 * the best of all copies of the quote when enough of its neighbours agree and clearly more than at the next one. Whatever
 * stays doubtful is `ambiguous`. Altered words are not searched for: see `placeByLikeness`. O(text).
 *
 * @param unchanged the text is the very one the target was made on: its offsets decide when they hold the quote.
 */
export function placeByQuote(place: IndexedText, stored: QuoteTarget, unchanged: boolean): Placement {
  const { text } = place;
  if (stored.scope === 'article') return { kind: 'exact', range: { start: 0, end: 0 } };
  const prefix = stored.prefix.slice(-MOST_NEIGHBOURS);
  const target = { ...stored, prefix, suffix: stored.suffix.slice(0, MOST_NEIGHBOURS) };
  const context = target.prefix.length + target.suffix.length;
  const saved = savedCopy(place, target);
  if (saved && (unchanged || hasItsNeighbours(saved, target, text))) return exactAt(saved);

  const twins = copiesInContext(text, target, MOST_CANDIDATES);
  const [twin] = twins;
  if (twin && context > 0) {
    if (twins.length > 1 || isDoubtful(twin, target, saved)) return ambiguous(withSaved(twins, saved), target);
    return unchanged && !target.position ? exactAt(twin) : movedTo(twin);
  }
  return bestOf(copiesAnywhere(text, target, MOST_COPIES), target, { saved, offset: savedOffset(place, target) });
}

/** Where the target was saved, in UTF-16 code units; the end of the text where it was behind that. Undefined without a position. */
export function savedOffset({ text, index }: IndexedText, { position }: QuoteTarget): number | undefined {
  return position && (index.toUtf16(position.start) ?? text.length);
}

/** The place at the saved offsets when it holds the quote. The saved end is not needed: the quote has its own length. */
function savedCopy({ text, index }: IndexedText, target: QuoteTarget): Copy | undefined {
  const start = target.position && index.toUtf16(target.position.start);
  if (start === undefined || !text.startsWith(target.exact, start)) return undefined;
  const range = { start, end: start + target.exact.length };
  return splitsPair(text, range.end) ? undefined : { ...range, agreement: agreementAt(text, target, range) };
}

/** Whether all stored neighbours agree. Where none were stored that says nothing, unless the quote is the whole text. */
function hasItsNeighbours(copy: Copy, target: QuoteTarget, text: string): boolean {
  const context = target.prefix.length + target.suffix.length;
  return context > 0 ? copy.agreement === context : copy.end - copy.start === text.length;
}

/**
 * Whether the only place with both neighbours may still be a look-alike: too few words to go by, or the quote also stands
 * at the saved offsets with some neighbours of its own, as when a typo near one of two identical passages was corrected.
 */
function isDoubtful(twin: Copy, target: QuoteTarget, saved: Copy | undefined): boolean {
  if (target.exact.length + twin.agreement < LEAST_EVIDENCE) return true;
  return saved !== undefined && share(saved, target) >= ENOUGH_AGREEMENT / 2;
}

/** Where the target was: the copy there, and the place itself in code units where one was saved. */
interface SavedPlace {
  readonly saved: Copy | undefined;
  readonly offset: number | undefined;
}

function bestOf(copies: Copy[], target: QuoteTarget, { saved, offset }: SavedPlace): Placement {
  const ranked = copies.sort((a, b) => b.agreement - a.agreement || a.start - b.start);
  const [best, next] = ranked;
  if (!best) return { kind: 'orphan' };
  const isSaved = best.start === saved?.start;
  const distance = offset === undefined ? 0 : Math.abs(best.start - offset);
  const isBelieved = isSaved
    ? isBelievedInPlace(best, target, !next)
    : hasEnough(best, target) || (!next && distance <= NEAR && stretch(best, target) >= DISTINCTIVE_LENGTH);
  const isClear = !next || share(best, target) - share(next, target) >= CLEAR_MARGIN;
  if (!isBelieved || !isClear || copies.length >= MOST_COPIES) return ambiguous(withSaved(ranked, saved), target);
  return isSaved ? exactAt(best) : movedTo(best);
}

function isBelievedInPlace(copy: Copy, target: QuoteTarget, isOnly: boolean): boolean {
  return (
    share(copy, target) >= ENOUGH_AGREEMENT / 2 || (isOnly && stretch(copy, target) >= DISTINCTIVE_LENGTH_IN_PLACE)
  );
}

function hasEnough(copy: Copy, target: QuoteTarget): boolean {
  return share(copy, target) >= ENOUGH_AGREEMENT && stretch(copy, target) >= LEAST_EVIDENCE;
}

/** How many code units of the words and their neighbours are there. */
function stretch(copy: Copy, target: QuoteTarget): number {
  return target.exact.length + copy.agreement;
}

/** The part of the stored neighbours that agrees, from 0 to 1; 0 when none were stored. */
function share(copy: Copy, target: QuoteTarget): number {
  const context = target.prefix.length + target.suffix.length;
  return context === 0 ? 0 : copy.agreement / context;
}

/** The copies with the saved place among them, which a search that stopped early may have missed. */
function withSaved(copies: readonly Copy[], saved: Copy | undefined): readonly Copy[] {
  return !saved || copies.some((copy) => copy.start === saved.start)
    ? copies
    : [...copies.slice(0, 1), saved, ...copies.slice(1)];
}

function ambiguous(copies: readonly Copy[], target: QuoteTarget): Placement {
  const candidates = copies.slice(0, MOST_CANDIDATES).map((copy) => ({ ...rangeOf(copy), score: share(copy, target) }));
  return { kind: 'ambiguous', candidates };
}

function exactAt(copy: Copy): Placement {
  return { kind: 'exact', range: rangeOf(copy) };
}

function movedTo(copy: Copy): Placement {
  return { kind: 'moved', range: rangeOf(copy) };
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}
