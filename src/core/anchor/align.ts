import type { TextRange } from '../text/textRange';
import { pairTokens, type TokenPairs, type TokenSource } from './pairTokens';
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

/** Aligns a stored quote and its neighbours with a stretch where these may be: see {@link alignInSteps}. */
export function align(before: string, after: string): Alignment {
  return finish(alignInSteps(before, after, 'excerpts'));
}

/**
 * Aligns a text with a later version of itself, once for all that stands in it.
 *
 * Lines that are in both once first, then runs of words wherever they moved, then words, then similar words: each only
 * where the one before left a difference. O(text) and a bounded word diff of what changed.
 */
export function* alignInSteps(before: string, after: string, source: TokenSource): Steps<Alignment> {
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
  const pairs = yield* pairTokens({ a, b, cutsA, cutsB }, source);
  return { before, after, pieces: yield* piecesOf(lines, { a, b, pairs }) };
}

/** So many pieces are made in one step. */
const STEP = 1_000;

interface PairedTokens {
  readonly a: TokenList;
  readonly b: TokenList;
  readonly pairs: TokenPairs;
}

/** By place in the text before; neighbours that are the same with all that is between them are one piece. */
function* piecesOf(lines: readonly SharedLine[], tokens: PairedTokens): Steps<readonly Piece[]> {
  const { a, b, pairs } = tokens;
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  const add = (piece: Piece): void => {
    if (open && canJoin(open, piece, { before: a.text, after: b.text })) {
      open = { ...open, a: { start: open.a.start, end: piece.a.end }, b: { start: open.b.start, end: piece.b.end } };
      return;
    }
    if (open) pieces.push(open);
    open = piece;
  };
  let nextLine = 0;
  for (let token = 0; token < a.ids.length; token++) {
    const start = a.starts[token] ?? 0;
    for (let line = lines[nextLine]; line && line.a.start < start; line = lines[++nextLine]) add(linePiece(line));
    const partner = pairs.partners[token] ?? -1;
    if (partner >= 0) add(tokenPiece(tokens, token, partner));
    if (token % STEP === 0) yield;
  }
  for (const line of lines.slice(nextLine)) add(linePiece(line));
  if (open) pieces.push(open);
  return pieces;
}

function linePiece({ a, b }: SharedLine): Piece {
  return { a, b, likeness: 1, isSame: true, passage: 0 };
}

function tokenPiece({ a, b, pairs }: PairedTokens, token: number, partner: number): Piece {
  const [rangeA, rangeB] = [rangeOf(a, token), rangeOf(b, partner)];
  const isSame = a.text.slice(rangeA.start, rangeA.end) === b.text.slice(rangeB.start, rangeB.end);
  const [likeness = 0, passage = 0] = [pairs.likeness[token], pairs.passages[token]];
  return { a: rangeA, b: rangeB, likeness, isSame, passage };
}

function rangeOf({ starts, ends }: TokenList, token: number): TextRange {
  return { start: starts[token] ?? 0, end: ends[token] ?? 0 };
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
