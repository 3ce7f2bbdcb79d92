import type { GoldName } from './conll';

/** Counts behind precision, recall and F1. */
export interface Counts {
  hits: number;
  wrong: number;
  missed: number;
}

/** How well names were found: with the right type, whatever the type, and at all. */
export interface Score {
  readonly typed: Counts;
  readonly span: Counts;
  readonly overlap: Counts;
}

/** A score of nothing. */
export function emptyScore(): Score {
  const counts = (): Counts => ({ hits: 0, wrong: 0, missed: 0 });
  return { typed: counts(), span: counts(), overlap: counts() };
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly type: string;
}

/**
 * Adds one text to a score. Persons, places and organisations count; where the annotators saw another kind of name, what was
 * found does not count at all.
 */
export function addToScore(score: Score, gold: readonly GoldName[], found: readonly Found[]): void {
  const counted = gold.filter(({ type }) => type !== 'MISC');
  const others = gold.filter(({ type }) => type === 'MISC');
  const meets = (a: Found, b: Found): boolean => a.start < b.end && b.start < a.end;
  const equals = (a: Found, b: Found): boolean => a.start === b.start && a.end === b.end;
  const claims = found.filter(
    (claim) =>
      ['PER', 'LOC', 'ORG'].includes(claim.type) &&
      (counted.some((name) => equals(name, claim)) || !others.some((name) => meets(name, claim))),
  );
  const measures: readonly (readonly [Counts, (a: Found, b: Found) => boolean])[] = [
    [score.typed, (a, b) => equals(a, b) && a.type === b.type],
    [score.span, equals],
    [score.overlap, meets],
  ];
  for (const [counts, agrees] of measures) {
    for (const claim of claims) counts[counted.some((name) => agrees(name, claim)) ? 'hits' : 'wrong']++;
    counts.missed += counted.filter((name) => !claims.some((claim) => agrees(name, claim))).length;
  }
}

/** F1 in percent: the harmonic mean of precision and recall. Hits are counted by claim. */
export function f1({ hits, wrong, missed }: Counts): number {
  return hits === 0 ? 0 : (200 * hits) / (2 * hits + wrong + missed);
}
