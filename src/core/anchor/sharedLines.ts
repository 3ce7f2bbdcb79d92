import type { TextRange } from '../text/textRange';
import { heaviestChain } from './heaviestChain';

/** The same words in two texts. */
export interface SharedLine {
  readonly a: TextRange;
  readonly b: TextRange;
}

interface Line extends TextRange {
  /** What the line holds, without white space at its ends. */
  readonly words: string;
}

/**
 * Lines that two texts share, in the order of both, without white space at their ends: those that each text has once, in the
 * order that keeps most text together (patience diff), and their neighbours as long as these are equal too. O(text).
 */
export function sharedLines(a: string, b: string): readonly SharedLine[] {
  const [linesA, linesB] = [linesOf(a), linesOf(b)];
  const [onceA, onceB] = [onlyOnes(linesA), onlyOnes(linesB)];
  const pairings = [...onceA].flatMap(([words, index]) => {
    const other = onceB.get(words);
    return other === undefined ? [] : [{ a: index, b: other, weight: words.length }];
  });
  const shared: SharedLine[] = [];
  let [nextA, nextB] = [0, 0];
  const pair = (indexA: number, indexB: number): boolean => {
    const [lineA, lineB] = [linesA[indexA], linesB[indexB]];
    if (!lineA || lineA.words !== lineB?.words) return false;
    shared.push({ a: rangeOf(lineA), b: rangeOf(lineB) });
    return true;
  };
  for (const anchor of [...heaviestChain(pairings), { a: linesA.length, b: linesB.length }]) {
    while (nextA < anchor.a && nextB < anchor.b && pair(nextA, nextB)) {
      nextA++;
      nextB++;
    }
    let back = 0;
    const isEqualBack = (): boolean =>
      anchor.a - 1 - back >= nextA &&
      anchor.b - 1 - back >= nextB &&
      linesA[anchor.a - 1 - back]?.words === linesB[anchor.b - 1 - back]?.words;
    while (isEqualBack()) back++;
    for (; back > 0; back--) pair(anchor.a - back, anchor.b - back);
    pair(anchor.a, anchor.b);
    [nextA, nextB] = [anchor.a + 1, anchor.b + 1];
  }
  return shared;
}

/** The lines that hold anything. */
function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  for (let from = 0; from < text.length;) {
    const lineEnd = text.indexOf('\n', from);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const whole = text.slice(from, end);
    const words = whole.trim();
    const start = from + whole.indexOf(words);
    if (words !== '') lines.push({ start, end: start + words.length, words });
    from = end + 1;
  }
  return lines;
}

/** The lines that stand in a text once, with their numbers, in order. */
function onlyOnes(lines: readonly Line[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const repeated = new Set<string>();
  lines.forEach(({ words }, index) => {
    if (found.has(words)) repeated.add(words);
    else found.set(words, index);
  });
  for (const words of repeated) found.delete(words);
  return found;
}

function rangeOf({ start, end }: TextRange): TextRange {
  return { start, end };
}
