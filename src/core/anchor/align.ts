import type { TextRange } from '../text/textRange';
import { pairTokens, type TokenPairs } from './pairTokens';
import { sharedLines, type SharedLine } from './sharedLines';
import { finish, type Steps } from './steps';
import { TokenListBuilder, TokenNumbers, type TokenList } from './tokenList';

/** A stretch of the text before and what became of it. */
export interface Piece {
  readonly a: TextRange;
  readonly b: TextRange;
  /** 1 for the same words, but for case and the way of writing; 0 for others in their place. */
  readonly likeness: number;
  /** The two are the same, character by character. */
  readonly isSame: boolean;
  /** Which moved passage it belongs to; 0 for what kept its order. */
  readonly passage: number;
}

/** What became of each part of a text in a later one. */
export interface Alignment {
  readonly before: string;
  readonly after: string;
  /** By place in the text before; no two overlap, in neither text. White space is left out where it changed. */
  readonly pieces: readonly Piece[];
}

/** Aligns a text with a later version of itself: see {@link alignInSteps}. */
export function align(before: string, after: string): Alignment {
  return finish(alignInSteps(before, after));
}

/**
 * Aligns a text with a later version of itself, once for all that stands in it.
 *
 * Lines that are in both once first, then runs of words wherever they moved, then words, then similar words: each only
 * where the one before left a difference. O(text) and a bounded word diff of what changed.
 */
export function* alignInSteps(before: string, after: string): Steps<Alignment> {
  const lines = sharedLines(before, after);
  yield;
  const numbers = new TokenNumbers();
  const [a, b] = [new TokenListBuilder(before, numbers), new TokenListBuilder(after, numbers)];
  const [cutsA, cutsB]: [number[], number[]] = [[], []];
  let [fromA, fromB] = [0, 0];
  const end = { a: { start: before.length, end: before.length }, b: { start: after.length, end: after.length } };
  for (const line of [...lines, end]) {
    yield* a.add({ start: fromA, end: line.a.start });
    yield* b.add({ start: fromB, end: line.b.start });
    cutsA.push(a.ids.length);
    cutsB.push(b.ids.length);
    [fromA, fromB] = [line.a.end, line.b.end];
  }
  const pairs = yield* pairTokens({ a, b, cutsA, cutsB });
  return { before, after, pieces: joined([...linePieces(lines), ...tokenPieces(a, b, pairs)], before, after) };
}

function linePieces(lines: readonly SharedLine[]): readonly Piece[] {
  return lines.map(({ a, b }) => ({ a, b, likeness: 1, isSame: true, passage: 0 }));
}

function tokenPieces(a: TokenList, b: TokenList, { partners, likeness, passages }: TokenPairs): readonly Piece[] {
  const pieces: Piece[] = [];
  partners.forEach((partner, token) => {
    if (partner < 0) return;
    const [rangeA, rangeB] = [rangeOf(a, token), rangeOf(b, partner)];
    const isSame = a.text.slice(rangeA.start, rangeA.end) === b.text.slice(rangeB.start, rangeB.end);
    pieces.push({ a: rangeA, b: rangeB, likeness: likeness[token] ?? 0, isSame, passage: passages[token] ?? 0 });
  });
  return pieces;
}

function rangeOf({ starts, ends }: TokenList, token: number): TextRange {
  return { start: starts[token] ?? 0, end: ends[token] ?? 0 };
}

/** By place, neighbours that are the same with all that is between them put together. */
function joined(pieces: readonly Piece[], before: string, after: string): readonly Piece[] {
  const whole: Piece[] = [];
  for (const piece of [...pieces].sort((p, q) => p.a.start - q.a.start)) {
    const last = whole.at(-1);
    if (last && canJoin(last, piece, { before, after })) {
      const [a, b] = [
        { start: last.a.start, end: piece.a.end },
        { start: last.b.start, end: piece.b.end },
      ];
      whole[whole.length - 1] = { ...last, a, b };
    } else whole.push(piece);
  }
  return whole;
}

function canJoin(
  last: Piece,
  next: Piece,
  { before, after }: { readonly before: string; readonly after: string },
): boolean {
  if (!last.isSame || !next.isSame || last.passage !== next.passage || next.b.start < last.b.end) return false;
  const gap = next.a.start - last.a.end;
  if (gap !== next.b.start - last.b.end) return false;
  const space = before.slice(last.a.end, next.a.start);
  return space.trim() === '' && space === after.slice(last.b.end, next.b.start);
}
