import type { TextRange } from '../text/textRange';
import type { Alignment } from './align';
import { carry, carryPoint, type Carried } from './carry';
import { ENOUGH_KEPT, isEnoughKept } from './enoughKept';
import { copiesInContext } from './occurrences';
import type { Candidate, Placement } from './placement';
import type { QuoteTarget } from './quoteTarget';

/** A place with less than this in common with the words is not even shown. */
const WORTH_SHOWING = 0.25;
const MOST_COPIES = 20;

/**
 * Follows a range of the text it was made on into the text now, through their alignment, and checks it against the words.
 *
 * Where too little of it is left the one place with the words and both neighbours is taken, if there was only one before,
 * too: a passage may be too short for the alignment to see that it moved. Any other copy is another passage, and only shown.
 * O(log text + words), O(text) for what is not there any more.
 */
export function placeByBase(alignment: Alignment, range: TextRange, target: QuoteTarget): Placement {
  if (range.start === range.end) return placePoint(alignment, range.start);
  const carried = carry(alignment, range);
  if (carried && isEnoughKept(carried)) return placed(alignment, range, carried);
  const { before, after } = alignment;
  const copies = copiesInContext(after, target, MOST_COPIES);
  const [only, twin] = copies;
  const isTheOne = only && !twin && copiesInContext(before, target, MOST_COPIES).length === 1;
  if (isTheOne) return { kind: 'moved', range: { start: only.start, end: only.end } };
  const rest = carried && carried.kept >= WORTH_SHOWING ? [{ ...carried.range, score: carried.kept }] : [];
  const candidates: Candidate[] = [...rest, ...copies.map(({ start, end }) => ({ start, end, score: ENOUGH_KEPT }))];
  return candidates.length > 0 ? { kind: 'orphan', candidates } : { kind: 'orphan' };
}

function placed({ before, after }: Alignment, from: TextRange, { range, kept }: Carried): Placement {
  if (before.slice(from.start, from.end) !== after.slice(range.start, range.end))
    return { kind: 'edited', range, score: kept };
  return { kind: from.start === range.start ? 'exact' : 'moved', range };
}

/** A place between two words stays at the one before it, or else before the one behind it. */
function placePoint(alignment: Alignment, offset: number): Placement {
  const now = carryPoint(alignment, offset);
  return now === undefined
    ? { kind: 'orphan' }
    : { kind: now === offset ? 'exact' : 'moved', range: { start: now, end: now } };
}
