import { diffInSteps, type Match } from './diffSequences';
import { blocksInOrder, sharedBlocks, type Block, type CutTokens } from './sharedBlocks';
import { pairSimilar } from './similarTokens';
import type { Steps } from './steps';
import type { TokenList } from './tokenList';

/** What became of each token of one list in another. */
export interface TokenPairs {
  /** The token of the other list, -1 for none. */
  readonly partners: Int32Array;
  /** How much the two have in common, from 0 to 1. */
  readonly likeness: Float32Array;
  /** Which passage it moved with; 0 for what kept its order. */
  readonly passages: Int32Array;
}

/** Two stretches of tokens. Starts inclusive, ends exclusive. */
interface Stretch {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Between two blocks of one passage that moved at most so many tokens may have changed. */
const MOST_CHANGED_BETWEEN = 40;

/** A match is chance when both changes around it are longer than so many times its length. Between 1 and 5 it makes no difference. */
const CHANCE = 2;

/**
 * Pairs the tokens of two lists: runs that stand once in each, wherever they are; between them a word diff of what kept its
 * order; and what is left between equal words by its likeness, so that a corrected typo is still the same word.
 */
export function* pairTokens(tokens: CutTokens): Steps<TokenPairs> {
  const blocks = yield* sharedBlocks(tokens);
  yield;
  const inOrder = blocksInOrder(blocks, tokens);
  yield;
  const pairing = new Pairing(tokens);
  for (const block of blocks) pairing.pairBlock(block, inOrder.has(block) ? 0 : undefined);
  yield* pairing.fillMoved(blocks.filter((block) => !inOrder.has(block)));
  yield* pairing.fillInOrder(blocks.filter((block) => inOrder.has(block)));
  return pairing;
}

class Pairing implements TokenPairs {
  readonly partners: Int32Array;
  readonly likeness: Float32Array;
  readonly passages: Int32Array;
  readonly #isTaken: Uint8Array;

  constructor(private readonly tokens: CutTokens) {
    const { length } = tokens.a.ids;
    this.partners = new Int32Array(length).fill(-1);
    this.likeness = new Float32Array(length);
    this.passages = new Int32Array(length);
    this.#isTaken = new Uint8Array(tokens.b.ids.length);
  }

  pairBlock({ a, b, length }: Block, passage = 0): void {
    for (let at = 0; at < length; at++) this.#pair({ a: a + at, b: b + at, likeness: 1 }, passage);
  }

  /** Joins moved blocks that belong together to passages, with what changed inside and at the ends of their lines. */
  *fillMoved(blocks: readonly Block[]): Steps<void> {
    let passage = 0;
    let last: Block | undefined;
    const { a, b } = this.tokens;
    for (const block of blocks) {
      const stretch = last && between(last, block);
      if (stretch && isSmall(stretch)) {
        this.pairBlock(block, passage);
        yield* this.#fill(stretch, passage);
      } else {
        if (last) yield* this.#fill(restOfLine(this.tokens, last), passage);
        passage++;
        this.pairBlock(block, passage);
        const before = { aStart: lineStart(a, block.a), aEnd: block.a, bStart: lineStart(b, block.b), bEnd: block.b };
        yield* this.#fill(before, passage);
      }
      last = block;
    }
    if (last) yield* this.#fill(restOfLine(this.tokens, last), passage);
  }

  *fillInOrder(blocks: readonly Block[]): Steps<void> {
    const { cutsA, cutsB } = this.tokens;
    let next = 0;
    let [aStart, bStart] = [0, 0];
    for (const [part, aCut] of cutsA.entries()) {
      const bCut = cutsB[part] ?? 0;
      for (let block = blocks[next]; block && block.a < aCut; block = blocks[++next]) {
        yield* this.#fill({ aStart, aEnd: block.a, bStart, bEnd: block.b }, 0);
        [aStart, bStart] = [block.a + block.length, block.b + block.length];
      }
      yield* this.#fill({ aStart, aEnd: aCut, bStart, bEnd: bCut }, 0);
      [aStart, bStart] = [aCut, bCut];
    }
  }

  *#fill(stretch: Stretch, passage: number): Steps<void> {
    const freeA = range(stretch.aStart, stretch.aEnd).filter((token) => (this.partners[token] ?? 0) < 0);
    const freeB = range(stretch.bStart, stretch.bEnd).filter((token) => this.#isTaken[token] === 0);
    if (freeA.length === 0 || freeB.length === 0) return;
    const { a, b } = this.tokens;
    const idsOf = (ids: readonly number[], free: readonly number[]): number[] => free.map((token) => ids[token] ?? 0);
    const found = yield* diffInSteps(idsOf(a.ids, freeA), idsOf(b.ids, freeB));
    const end = { a: freeA.length, b: freeB.length, length: 0 };
    let [atA, atB] = [0, 0];
    for (const match of [...withoutChance(found, sizesOf(a, freeA), sizesOf(b, freeB)), end]) {
      const [lostA, newB] = [freeA.slice(atA, match.a), freeB.slice(atB, match.b)];
      for (const pair of pairSimilar(this.tokens, lostA, newB)) this.#pair(pair, passage);
      for (let at = 0; at < match.length; at++) {
        this.#pair({ a: freeA[match.a + at] ?? 0, b: freeB[match.b + at] ?? 0, likeness: 1 }, passage);
      }
      [atA, atB] = [match.a + match.length, match.b + match.length];
    }
    yield;
  }

  #pair(
    { a, b, likeness }: { readonly a: number; readonly b: number; readonly likeness: number },
    passage: number,
  ): void {
    this.partners[a] = b;
    this.likeness[a] = likeness;
    this.passages[a] = passage;
    this.#isTaken[b] = 1;
  }
}

/** Without matches that are small beside what changed on both sides of them: rewritten text shares words by chance. */
function withoutChance(
  matches: readonly Match[],
  sizesA: readonly number[],
  sizesB: readonly number[],
): readonly Match[] {
  const kept: Match[] = [];
  matches.forEach((match, at) => {
    const before = kept.at(-1) ?? { a: 0, b: 0, length: 0 };
    const after = matches[at + 1] ?? { a: sizesA.length - 1, b: sizesB.length - 1 };
    const size = (sizes: readonly number[], from: number, to: number): number => (sizes[to] ?? 0) - (sizes[from] ?? 0);
    const changedBefore = Math.max(
      size(sizesA, before.a + before.length, match.a),
      size(sizesB, before.b + before.length, match.b),
    );
    const changedAfter = Math.max(
      size(sizesA, match.a + match.length, after.a),
      size(sizesB, match.b + match.length, after.b),
    );
    if (size(sizesA, match.a, match.a + match.length) * CHANCE >= Math.min(changedBefore, changedAfter))
      kept.push(match);
  });
  return kept;
}

/** Where each of some tokens begins when they are put one behind the other, and where the last one ends. */
function sizesOf({ starts, ends }: TokenList, tokens: readonly number[]): readonly number[] {
  let size = 0;
  return [0, ...tokens.map((token) => (size += (ends[token] ?? 0) - (starts[token] ?? 0)))];
}

function between(before: Block, after: Block): Stretch | undefined {
  const [aStart, bStart] = [before.a + before.length, before.b + before.length];
  return after.b < bStart ? undefined : { aStart, aEnd: after.a, bStart, bEnd: after.b };
}

function isSmall({ aStart, aEnd, bStart, bEnd }: Stretch): boolean {
  return aEnd - aStart <= MOST_CHANGED_BETWEEN && bEnd - bStart <= MOST_CHANGED_BETWEEN;
}

function restOfLine({ a, b }: CutTokens, { a: atA, b: atB, length }: Block): Stretch {
  const [aStart, bStart] = [atA + length, atB + length];
  return { aStart, aEnd: lineEnd(a, aStart - 1), bStart, bEnd: lineEnd(b, bStart - 1) };
}

/** The first token of the line that a token is in, at most {@link MOST_CHANGED_BETWEEN} before it. */
function lineStart(list: TokenList, token: number): number {
  let at = token;
  while (at > 0 && token - at < MOST_CHANGED_BETWEEN && !isLineBreakBefore(list, at)) at--;
  return at;
}

/** Behind the last token of the line that a token is in. */
function lineEnd(list: TokenList, token: number): number {
  let at = token + 1;
  while (at < list.ids.length && at - token <= MOST_CHANGED_BETWEEN && !isLineBreakBefore(list, at)) at++;
  return at;
}

function isLineBreakBefore({ text, starts, ends }: TokenList, token: number): boolean {
  return text.slice(ends[token - 1] ?? 0, starts[token]).includes('\n');
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at);
}
