import { indexCodePoints } from '../text/codePointIndex';
import type { ModelText } from '../text/modelText';
import type { TextRange } from '../text/textRange';
import { alignInSteps, type Alignment } from './align';
import { agreementAt } from './occurrences';
import { placeByBase } from './placeByBase';
import { alteredInPlace, placeByLikeness, searchable, type SearchableText } from './placeByLikeness';
import { placeByNearness } from './placeByNearness';
import { placeByQuote, savedOffset, type IndexedText } from './placeByQuote';
import type { Placement } from './placement';
import type { QuoteTarget } from './quoteTarget';
import { finish, type Steps } from './steps';

/** What is known besides the text and the target. */
export interface LocateOptions {
  /** The text is the very one the target was made on (equal hashes): its offsets decide when they hold the quote. */
  readonly unchanged?: boolean;
  /** The text that the target was made on. */
  readonly base?: ModelText;
}

/** A target to be located, with what is known of the text it was made on. */
export interface LocateRequest extends LocateOptions {
  readonly target: QuoteTarget;
}

/**
 * Finds where a stored quote sits in the article now.
 *
 * Cheap answers first. In the text it was made on its offsets count; with that text at hand it is aligned with the one now
 * and the range carried over; without, the quote is looked for with its neighbours, then altered words at the saved place, and at
 * last words like it anywhere; of several places the only one beside the saved one is taken. Every answer is checked against the
 * quote; whatever stays doubtful is `ambiguous` or an orphan, never placed by guess. O(text).
 */
export function locate(text: ModelText, target: QuoteTarget, options: LocateOptions = {}): Placement {
  const [placement = { kind: 'orphan' }] = locateAll(text, [target], options);
  return placement;
}

/** Locates many targets that were made on the same text, in their order; see {@link locate}. What can be is prepared once. */
export function locateAll(text: ModelText, targets: readonly QuoteTarget[], options: LocateOptions = {}): Placement[] {
  return finish(
    locateInSteps(
      text,
      targets.map((target) => ({ ...options, target })),
    ),
  );
}

/**
 * Locates targets that were made on several texts, in their order, and pauses every few milliseconds; see {@link locate}.
 * Each base text, the same string for all of its targets, is aligned once.
 */
export function* locateInSteps(text: ModelText, requests: readonly LocateRequest[]): Steps<Placement[]> {
  const locating = new Locating(text);
  const placements: Placement[] = [];
  for (const request of requests) {
    placements.push(yield* locating.locate(request));
    yield;
  }
  return placements;
}

/** A text in which targets are located, and what was prepared for it. */
class Locating {
  readonly #place: IndexedText;
  readonly #bases = new Map<string, { readonly place: IndexedText; readonly alignment: Alignment }>();
  #searchable: SearchableText | undefined;

  constructor(private readonly text: ModelText) {
    this.#place = { text, index: indexCodePoints(text) };
  }

  *locate({ target, unchanged = false, base }: LocateRequest): Steps<Placement> {
    if (target.scope === 'article') return { kind: 'exact', range: { start: 0, end: 0 } };
    const isUnchanged = unchanged || base === this.text;
    if (base !== undefined && !isUnchanged) {
      const { place, alignment } = yield* this.#aligned(base);
      const made = placeByQuote(place, target, true);
      if (made.kind === 'exact') return placeByBase(alignment, made.range, target);
    }
    return this.#withoutBase(target, isUnchanged);
  }

  *#aligned(base: string): Steps<{ readonly place: IndexedText; readonly alignment: Alignment }> {
    const known = this.#bases.get(base);
    if (known) return known;
    const alignment = yield* alignInSteps(base, this.text, 'texts');
    const aligned = { place: { text: base, index: indexCodePoints(base) }, alignment };
    this.#bases.set(base, aligned);
    return aligned;
  }

  #withoutBase(target: QuoteTarget, unchanged: boolean): Placement {
    const byQuote = placeByQuote(this.#place, target, unchanged);
    if (unchanged || target.exact === '') return byQuote;
    const saved = savedOffset(this.#place, target);
    if (saved !== undefined && !this.#isEvident(byQuote, target, saved)) {
      const altered = alteredInPlace(this.text, target, { saved, copies: copiesOf(byQuote) });
      if (altered) return altered;
    }
    const placement = this.#byLikeness(target, byQuote);
    if (placement.kind !== 'ambiguous' || saved === undefined) return placement;
    return placeByNearness(this.text, { exact: target.exact, saved }, placement);
  }

  /** Whether nothing can speak against a place: the saved one, or one that is not far from it and has all neighbours. */
  #isEvident(byQuote: Placement, target: QuoteTarget, saved: number): boolean {
    if (!('range' in byQuote)) return false;
    const isNotFar = Math.abs(byQuote.range.start - saved) <= NOT_FAR;
    return byQuote.kind === 'exact' || (isNotFar && neighboursAt(this.text, target, byQuote.range) === 1);
  }

  /** What the neighbours do not vouch for is compared with all places that have words like these. */
  #byLikeness(target: QuoteTarget, byQuote: Placement): Placement {
    if ('range' in byQuote && neighboursAt(this.text, target, byQuote.range) >= ENOUGH_NEIGHBOURS) return byQuote;
    const isTorn = byQuote.kind === 'ambiguous' && (byQuote.candidates[0]?.score ?? 0) >= ENOUGH_NEIGHBOURS;
    if (isTorn) return byQuote;
    this.#searchable ??= searchable(this.text);
    const byLikeness = placeByLikeness(this.#searchable, target);
    if ('range' in byLikeness && byQuote.kind === 'exact' && byLikeness.range.start === byQuote.range.start)
      return byQuote;
    if ('range' in byLikeness || byQuote.kind === 'orphan') return byLikeness;
    return 'range' in byQuote && byLikeness.kind === 'ambiguous' ? byLikeness : byQuote;
  }
}

/** Where the very words stand. */
function copiesOf(byQuote: Placement): readonly TextRange[] {
  return 'range' in byQuote ? [byQuote.range] : (byQuote.candidates ?? []);
}

/**
 * Further away than this from the saved place, in code units, the very words with all of their neighbours may be a look-alike of
 * words that were corrected in place, which a person is asked to look at then; nearer, rows of a table moved by a few lines.
 */
const NOT_FAR = 500;
/** So much of the neighbours vouches for a place without a look at others. */
const ENOUGH_NEIGHBOURS = 0.5;

/** Which part of the neighbours stands at a place, from 0 to 1; 0 when there are none. */
function neighboursAt(text: string, target: QuoteTarget, range: TextRange): number {
  const neighbours = target.prefix.length + target.suffix.length;
  return neighbours === 0 ? 0 : agreementAt(text, target, range) / neighbours;
}
