import type { Match } from './diffSequences';
import type { TokenList } from './tokenList';

/** Two lists, and where each of their tokens begins when tokens and the white space between them are counted. */
interface Counted {
  readonly a: CountedTokens;
  readonly b: CountedTokens;
}

interface CountedTokens {
  readonly list: TokenList;
  readonly places: Int32Array;
}

/** Prepares two lists for {@link withoutCoincidences}. O(tokens). */
export function countTokens(a: TokenList, b: TokenList): Counted {
  return { a: { list: a, places: placesOf(a) }, b: { list: b, places: placesOf(b) } };
}

/**
 * Which matches are no coincidence. A match no longer than what changed before it and what changed behind it is one: rewritten
 * text shares words by chance. It is no coincidence where text was only put in, or only taken out. Each one left out makes the
 * change around its neighbours longer. The method of N. Fraser's diff-match-patch, "semantic cleanup". O(matches).
 *
 * With whole stretches at the edges of ranges, 98.85 instead of 97.7 % of the ranges of the development half of the gold (real
 * revisions) are exact; either of the two alone changes nothing (97.6 %).
 *
 * @param matches in the order of both lists, between `start` and `end`, which are matches, too, or the ends of the lists.
 */
export function withoutCoincidences(
  matches: readonly Match[],
  { a, b }: Counted,
  { start, end }: { readonly start: Match; readonly end: Match },
): ReadonlySet<Match> {
  const changed = (from: Match, to: Match): number =>
    Math.max(length(a, from.a + from.length, to.a), length(b, from.b + from.length, to.b));
  const isCoincidence = (before: Match, match: Match, after: Match): boolean => {
    const removed = after.a - before.a - before.length - match.length;
    const added = after.b - before.b - before.length - match.length;
    if (removed === 0 || added === 0) return false;
    return matchLength(match, { a, b }) <= Math.min(changed(before, match), changed(match, after));
  };
  const kept: Match[] = [];
  for (const [at, match] of matches.entries()) {
    kept.push(match);
    const next = matches[at + 1] ?? end;
    for (let last = kept.at(-1); last && isCoincidence(kept.at(-2) ?? start, last, next); last = kept.at(-1))
      kept.pop();
  }
  return new Set(kept);
}

function placesOf(list: TokenList): Int32Array {
  let place = 0;
  return Int32Array.from(list.ids, (_, token) => (place += isBehindSpace(list, token) ? 2 : 1));
}

function isBehindSpace({ starts, ends }: TokenList, token: number): boolean {
  return (starts[token] ?? Infinity) > (ends[token - 1] ?? 0);
}

/** Tokens and the white space between them. */
function length({ places }: CountedTokens, from: number, to: number): number {
  return to <= from ? 0 : (places[to - 1] ?? 0) - (places[from] ?? 0) + 1;
}

/** The same, with the white space around them that both have. */
function matchLength({ a: atA, b: atB, length: tokens }: Match, { a, b }: Counted): number {
  const isShared = (by: number): boolean => isBehindSpace(a.list, atA + by) && isBehindSpace(b.list, atB + by);
  return length(a, atA, atA + tokens) + (isShared(0) ? 1 : 0) + (isShared(tokens) ? 1 : 0);
}
