import { finish, type Steps } from './steps';

/** A stretch that two sequences share: where it begins in each, and how many items it has. */
export interface Match {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

interface Sequences {
  readonly a: ArrayLike<number>;
  readonly b: ArrayLike<number>;
}

/** How far into each sequence. */
interface Point {
  readonly a: number;
  readonly b: number;
}

/**
 * A shortest edit script costs the square of the differences. After this many the way that got furthest is taken and the
 * search begins anew from there, so the script may be longer than need be, and the whole costs O(items × this).
 */
const MOST_DIFFERENCES = 256;
const NOWHERE = -0x40000000;

/**
 * What two sequences share, in the order of both: the longest common subsequence, by the greedy algorithm of E. W. Myers,
 * "An O(ND) Difference Algorithm and Its Variations" (1986), with a bound on its cost as Git has one.
 */
export function diffSequences(a: ArrayLike<number>, b: ArrayLike<number>): readonly Match[] {
  return finish(diffInSteps(a, b));
}

/**
 * {@link diffSequences} in steps of some 30,000 comparisons and the matching items they meet. Of a repetition that was taken out
 * the first stays: what is the same from the beginning on counts before what is the same up to the end.
 */
export function* diffInSteps(a: ArrayLike<number>, b: ArrayLike<number>): Steps<readonly Match[]> {
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const end = { a: a.length - tail, b: b.length - tail };
  const matches: Match[] = [];
  for (let at: Point = { a: 0, b: 0 }; at.a < end.a && at.b < end.b;) at = goOn({ a, b }, { at, end }, matches);
  if (tail > 0) matches.push({ ...end, length: tail });
  return matches;
}

/** The part of the sequences that is left, and how far the best way with `d` differences gets on each diagonal, for each `d`. */
interface Search extends Sequences {
  readonly at: Point;
  readonly end: Point;
  /** Of `d` differences: where in `a` the way on diagonal `k` ends, at `k + d + 1`. */
  readonly fronts: Int32Array[];
}

/** Adds the matches on a shortest way to the end, or on the way that got furthest, and says how far that is. */
function goOn({ a, b }: Sequences, { at, end }: { readonly at: Point; readonly end: Point }, matches: Match[]): Point {
  const search: Search = { a, b, at, end, fronts: [] };
  const offset = at.b - at.a;
  for (let d = 0; d <= MOST_DIFFERENCES; d++) {
    const front = new Int32Array(2 * d + 3).fill(NOWHERE);
    search.fronts.push(front);
    for (let k = -d; k <= d; k += 2) {
      let x = entry(search, d, k);
      if (x < 0) continue;
      while (x < end.a && x - k + offset < end.b && a[x] === b[x - k + offset]) x++;
      front[k + d + 1] = x;
      if (x === end.a && x - k + offset === end.b) return walkBack(search, k, matches);
    }
  }
  return walkBack(search, furthest(search), matches);
}

/** Where a way enters a diagonal with its last difference: one item of `a` or of `b` left out. Negative when none does. */
function entry({ fronts, at, end }: Search, d: number, k: number): number {
  if (d === 0) return at.a;
  const before = fronts[d - 1];
  const removing = (before?.[k - 1 + d] ?? NOWHERE) + 1;
  const adding = before?.[k + 1 + d] ?? NOWHERE;
  const isWithin = adding - k + at.b - at.a <= end.b;
  return Math.max(removing <= end.a ? removing : NOWHERE, isWithin ? adding : NOWHERE);
}

/** The diagonal on which most items of both are behind. */
function furthest({ fronts }: Search): number {
  const d = fronts.length - 1;
  let [best, most] = [0, NOWHERE];
  fronts.at(-1)?.forEach((x, index) => {
    const k = index - d - 1;
    if (2 * x - k <= most) return;
    [best, most] = [k, 2 * x - k];
  });
  return best;
}

function walkBack(search: Search, last: number, matches: Match[]): Point {
  const { fronts, at } = search;
  const back: Match[] = [];
  let k = last;
  for (let d = fronts.length - 1; d >= 0; d--) {
    const from = entry(search, d, k);
    const to = fronts[d]?.[k + d + 1] ?? from;
    if (to > from) back.push({ a: from, b: from - k + at.b - at.a, length: to - from });
    k += (fronts[d - 1]?.[k - 1 + d] ?? NOWHERE) + 1 === from ? -1 : 1;
  }
  const x = fronts.at(-1)?.[last + fronts.length] ?? at.a;
  matches.push(...back.reverse());
  return { a: x, b: x - last + at.b - at.a };
}
