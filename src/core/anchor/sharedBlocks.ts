import { heaviestChain } from './heaviestChain';
import type { Steps } from './steps';
import type { TokenList } from './tokenList';

/** A run of tokens that two lists share. */
export interface Block {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Two token lists, cut into the same number of parts: what is between two lines that the texts share. */
export interface CutTokens {
  readonly a: TokenList;
  readonly b: TokenList;
  /** Where each part ends, ascending. */
  readonly cutsA: readonly number[];
  readonly cutsB: readonly number[];
}

/** So many tokens in a row that both lists have once are taken for the same passage. */
const SHINGLE = 4;
const STEP = 8_192;

/**
 * Runs of at least four tokens that stand once in each list, as long as can be; no token is in two of them. They are found
 * wherever they are, so that moved passages are among them. By `a`. O(tokens).
 */
export function* sharedBlocks(tokens: CutTokens): Steps<readonly Block[]> {
  const onceA = yield* onlyShingles(tokens.a.ids, tokens.cutsA);
  const onceB = yield* onlyShingles(tokens.b.ids, tokens.cutsB);
  const found: Block[] = [];
  let behind = { a: 0, diagonal: 0 };
  for (const [shingle, a] of onceA) {
    const b = onceB.get(shingle);
    if (a < 0 || b === undefined || b < 0 || (a < behind.a && b - a === behind.diagonal)) continue;
    const block = extended(tokens, a, b);
    if (block.length < SHINGLE) continue;
    found.push(block);
    behind = { a: block.a + block.length, diagonal: b - a };
  }
  yield;
  return apart(found, tokens);
}

/** Which blocks are in the order of both lists, and within the same part of both: the heaviest choice. */
export function blocksInOrder(blocks: readonly Block[], { cutsA, cutsB }: CutTokens): ReadonlySet<Block> {
  const pairings = blocks
    .filter(({ a, b }) => partOf(cutsA, a) === partOf(cutsB, b))
    .map((block) => ({ a: block.a, b: block.b, weight: block.length, block }));
  return new Set(heaviestChain(pairings).map(({ block }) => block));
}

/** The number of the part that a token is in. */
function partOf(cuts: readonly number[], token: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((cuts[middle] ?? Infinity) <= token) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each shingle begins, those that do not cross parts; -1 for one that stands twice. Different ones may be taken for one. */
function* onlyShingles(ids: readonly number[], cuts: readonly number[]): Steps<ReadonlyMap<number, number>> {
  const places = new Map<number, number>();
  let from = 0;
  let work = 0;
  for (const cut of cuts) {
    for (let at = from; at + SHINGLE <= cut; at++) {
      let shingle = 0;
      for (let next = at; next < at + SHINGLE; next++)
        shingle = Math.imul(shingle ^ (ids[next] ?? 0), 0x9e3779b1) + (shingle >>> 15);
      places.set(shingle, places.has(shingle) ? -1 : at);
      if (++work % STEP === 0) yield;
    }
    from = cut;
  }
  return places;
}

/**
 * As many tokens from two equal places on as are equal, within the parts they are in. What is before them is not there once, and
 * left to the diff, which knows which one of several it is.
 */
function extended({ a, b, cutsA, cutsB }: CutTokens, atA: number, atB: number): Block {
  const [endA, endB] = [cutsA[partOf(cutsA, atA)] ?? 0, cutsB[partOf(cutsB, atB)] ?? 0];
  let length = 0;
  while (atA + length < endA && atB + length < endB && a.ids[atA + length] === b.ids[atB + length]) length++;
  return { a: atA, b: atB, length };
}

/** The longest blocks as they are, and of others what is left of them. */
function apart(blocks: readonly Block[], { a, b }: CutTokens): readonly Block[] {
  const takenA = new Uint8Array(a.ids.length);
  const takenB = new Uint8Array(b.ids.length);
  const kept: Block[] = [];
  for (const block of [...blocks].sort((p, q) => q.length - p.length || p.a - q.a)) {
    let { a: atA, b: atB, length } = block;
    const isTaken = (offset: number): boolean => takenA[atA + offset] === 1 || takenB[atB + offset] === 1;
    while (length > 0 && isTaken(length - 1)) length--;
    while (length > 0 && isTaken(0)) {
      [atA, atB, length] = [atA + 1, atB + 1, length - 1];
    }
    if (length < SHINGLE) continue;
    takenA.fill(1, atA, atA + length);
    takenB.fill(1, atB, atB + length);
    kept.push({ a: atA, b: atB, length });
  }
  return kept.sort((p, q) => p.a - q.a);
}
