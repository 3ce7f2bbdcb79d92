import type { TokenList } from './tokenList';

/** A token that became another one, and how much the two have in common, from 0 to 1. */
export interface TokenPair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** So many pairs of tokens are compared at most; longer stretches hold rewritten text, whose words have no partners. */
const MOST_COMPARISONS = 1_600;
/** Words with less in common than this are different words. */
const LEAST_LIKENESS = 0.5;
/** As many words in place of as many others, up to this number, are taken for their replacements. */
const MOST_REPLACED = 4;

/**
 * Pairs tokens that were removed with tokens that came in their place, in the order of both: the pairs that have most letters
 * in common, and short stretches of equally many words in between. The tokens are numbers of the lists, ascending.
 */
export function pairSimilar(
  { a, b }: { readonly a: TokenList; readonly b: TokenList },
  removed: readonly number[],
  added: readonly number[],
): readonly TokenPair[] {
  if (removed.length * added.length > MOST_COMPARISONS) return [];
  const [wordsA, wordsB] = [wordsOf(a, removed), wordsOf(b, added)];
  const similar = bestPairs(wordsA, wordsB);
  const pairs: TokenPair[] = [];
  let [atA, atB] = [0, 0];
  for (const { a: nextA, b: nextB, likeness } of [...similar, { a: removed.length, b: added.length, likeness: 0 }]) {
    const count = nextA - atA;
    const isReplaced = count === nextB - atB && count <= MOST_REPLACED;
    for (let at = 0; isReplaced && at < count; at++) {
      pairs.push({ a: removed[atA + at] ?? 0, b: added[atB + at] ?? 0, likeness: 0 });
    }
    if (nextA < removed.length) pairs.push({ a: removed[nextA] ?? 0, b: added[nextB] ?? 0, likeness });
    [atA, atB] = [nextA + 1, nextB + 1];
  }
  return pairs;
}

function wordsOf({ text, starts, ends }: TokenList, tokens: readonly number[]): readonly string[] {
  return tokens.map((token) => text.slice(starts[token], ends[token]).normalize('NFC').toLowerCase());
}

/** The pairs of similar words with most letters in common altogether, by the table of all pairs of endings. */
function bestPairs(wordsA: readonly string[], wordsB: readonly string[]): readonly TokenPair[] {
  const width = wordsB.length + 1;
  const gain = new Float64Array((wordsA.length + 1) * width);
  const likeness = new Float64Array(gain.length);
  for (let a = wordsA.length - 1; a >= 0; a--) {
    for (let b = wordsB.length - 1; b >= 0; b--) {
      const at = a * width + b;
      const [wordA = '', wordB = ''] = [wordsA[a], wordsB[b]];
      const like = likenessOf(wordA, wordB);
      likeness[at] = like;
      const skipped = Math.max(gain[at + width] ?? 0, gain[at + 1] ?? 0);
      gain[at] = like > 0 ? Math.max(skipped, (gain[at + width + 1] ?? 0) + like * wordA.length) : skipped;
    }
  }
  const pairs: TokenPair[] = [];
  for (let [a, b] = [0, 0]; a < wordsA.length && b < wordsB.length;) {
    const at = a * width + b;
    if (gain[at] === gain[at + width]) a++;
    else if (gain[at] === gain[at + 1]) b++;
    else pairs.push({ a: a++, b: b++, likeness: likeness[at] ?? 0 });
  }
  return pairs;
}

/** The part of the letters that two words share, by their edit distance; 0 below {@link LEAST_LIKENESS}. */
function likenessOf(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (Math.min(a.length, b.length) < longest * LEAST_LIKENESS || longest > 40) return a === b ? 1 : 0;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  const like = 1 - (row.at(-1) ?? longest) / longest;
  return like > LEAST_LIKENESS || (like === LEAST_LIKENESS && longest > 3) ? like : 0;
}
