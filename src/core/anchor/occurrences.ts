import { splitsPair } from '../text/codePointIndex';
import { findAll } from '../text/findAll';
import type { TextRange } from '../text/textRange';
import type { QuoteTarget } from './quoteTarget';

/** A place that holds the words of a target. */
export interface Copy extends TextRange {
  /** How many code units of the stored neighbours stand there too, counted from the words outwards on both sides. */
  readonly agreement: number;
}

/**
 * Where the words of a target stand together with both of its neighbours, whole; at most `limit` places, by start.
 * Overlapping places count; without words and neighbours there is nothing to find. O(text).
 */
export function copiesInContext(text: string, target: QuoteTarget, limit: number): Copy[] {
  const { exact, prefix, suffix } = target;
  const agreement = prefix.length + suffix.length;
  return occurrences(text, { exact, before: prefix, after: suffix }, limit).map((range) => ({ ...range, agreement }));
}

/** Where the words of a target stand, whatever is around them; at most `limit` places, by start. O(text + places). */
export function copiesAnywhere(text: string, target: QuoteTarget, limit: number): Copy[] {
  const ranges = occurrences(text, { exact: target.exact, before: '', after: '' }, limit);
  return ranges.map((range) => ({ ...range, agreement: agreementAt(text, target, range) }));
}

/** The {@link Copy.agreement} of one place. O(neighbours). */
export function agreementAt(text: string, target: QuoteTarget, range: TextRange): number {
  const { prefix, suffix } = target;
  let before = 0;
  while (before < prefix.length && prefix.at(-1 - before) === text[range.start - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && suffix[after] === text[range.end + after]) after++;
  return before + after;
}

interface Words {
  readonly exact: string;
  readonly before: string;
  readonly after: string;
}

function occurrences(text: string, { exact, before, after }: Words, limit: number): TextRange[] {
  return findAll(text, before + exact + after, limit)
    .map((at) => ({ start: at + before.length, end: at + before.length + exact.length }))
    .filter(({ start, end }) => !splitsPair(text, start) && !splitsPair(text, end));
}
