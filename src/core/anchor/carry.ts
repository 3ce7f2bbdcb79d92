import { splitsPair } from '../text/codePointIndex';
import type { TextRange } from '../text/textRange';
import type { Alignment, Piece } from './align';
import { edgesInTexts, type Edges, type ImageRun } from './carryEdges';
import { diffSequences } from './diffSequences';
import { isSpace } from './space';

/** Where a range of the text before is now. */
export interface Carried {
  readonly range: TextRange;
  /** The part of its characters that are still there, from 0 to 1, without white space. */
  readonly kept: number;
  /** How many they are; similar words count in part. */
  readonly letters: number;
}

/**
 * Carries a range of the text before through an alignment: from the first to the last of its characters that are still
 * there, or that others came in the place of. Of a range that was torn apart it is the part that holds most of it.
 * Undefined when nothing is left. O(log pieces + range).
 */
export function carry(alignment: Alignment, range: TextRange, edgesOf: Edges = edgesInTexts): Carried | undefined {
  const { before, pieces } = alignment;
  const passages = new Map<number, Image[]>();
  for (let at = firstEndingBehind(pieces, range.start); at < pieces.length; at++) {
    const piece = pieces[at];
    if (!piece || piece.a.start >= range.end) break;
    const image = imageOf({ ...piece, index: at }, range, alignment);
    if (!image) continue;
    const passage = passages.get(piece.passage);
    if (passage) passage.push(image);
    else passages.set(piece.passage, [image]);
  }
  let best: Run | undefined;
  for (const images of passages.values()) best = better(best, densest(images, pieces, alignment.after));
  if (!best) return undefined;
  const total = countVisible(before.slice(range.start, range.end));
  const edges = edgesOf(alignment, range, best);
  return {
    range: wholeCharacters(alignment.after, edges),
    kept: best.weight / Math.max(1, total),
    letters: best.weight,
  };
}

/** Where a place between two characters is now: at the visible character before it, or else at the one behind it. */
export function carryPoint(alignment: Alignment, offset: number): number | undefined {
  const { before, after } = alignment;
  let left = offset;
  while (left > 0 && isSpace(before, left - 1)) left--;
  const anchor = left > 0 ? carry(alignment, { start: left - 1, end: left }) : undefined;
  if (anchor && anchor.kept > 0) {
    let now = anchor.range.end;
    for (let at = left; at < offset && now < after.length && after[now] === before[at]; at++) now++;
    return now;
  }
  let right = offset;
  while (right < before.length && isSpace(before, right)) right++;
  const next = carry(alignment, { start: right, end: right + 1 });
  if (!next || next.kept === 0) return undefined;
  let now = next.range.start;
  for (let at = right; at > offset && now > 0 && after[now - 1] === before[at - 1]; at--) now--;
  return now;
}

function wholeCharacters(text: string, { start, end }: TextRange): TextRange {
  return { start: splitsPair(text, start) ? start - 1 : start, end: splitsPair(text, end) ? end + 1 : end };
}

/** A stretch of the text now, and how many characters of the range are in it. */
interface Image extends TextRange {
  readonly piece: number;
  readonly weight: number;
}

/** Images in a row, of pieces from `first` to `last`. */
interface Run extends ImageRun {
  readonly weight: number;
  /** The weight less what stands in between and was not there before. */
  readonly value: number;
}

function isParagraph(text: string): boolean {
  return text.trim().includes('\n');
}

function better(one: Run | undefined, other: Run | undefined): Run | undefined {
  return !one || (other && other.value >= one.value) ? other : one;
}

/** The run of images worth most: more of the range is worth its length, new text in between costs its length. */
function densest(images: readonly Image[], pieces: readonly Piece[], after: string): Run | undefined {
  let best: Run | undefined;
  let run: Run | undefined;
  for (const { start, end, weight, piece } of images) {
    const lost = run ? (pieces[piece]?.a.start ?? 0) - (pieces[run.last]?.a.end ?? 0) : 0;
    const came = run ? Math.max(0, start - run.end - lost) : 0;
    const cost = run ? came * (isParagraph(after.slice(run.end, start)) ? COST_OF_PARAGRAPHS : COST_OF_WORDS) : 0;
    run =
      run && run.value >= cost && start >= run.end
        ? { ...run, end, last: piece, weight: run.weight + weight, value: run.value + weight - cost }
        : { start, end, first: piece, last: piece, weight, value: weight };
    best = better(best, run);
  }
  return best;
}

/**
 * What a letter of new paragraphs in the midst of a range costs, beside a letter of the range. At 0.25 to 1 ranges torn apart by
 * moved paragraphs are cut at the tear (misplaced ones in reordered texts 4.5 → 1.3 %, development half of the gold).
 */
const COST_OF_PARAGRAPHS = 0.5;
/**
 * What a letter of other new text costs: a word or two behind a long address that was put in do not pull the range over it. At 0.1
 * misplaced ones of the development half go from 0.37 to 0.32 % (real revisions); from 0.15 on ranges are cut that are whole.
 */
const COST_OF_WORDS = 0.1;

function firstEndingBehind(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((pieces[middle]?.a.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What became of the part of a piece that is in the range. */
function imageOf(
  piece: Piece & { readonly index: number },
  range: TextRange,
  { before, after }: Alignment,
): Image | undefined {
  const { a, b, likeness, isSame, index } = piece;
  const start = Math.max(a.start, range.start);
  const end = Math.min(a.end, range.end);
  const weight = countVisible(before.slice(start, end)) * likeness;
  if (isSame) {
    const shift = b.start - a.start;
    return trimmed({ start: start + shift, end: end + shift, weight, piece: index }, after);
  }
  if (start === a.start && end === a.end) return { ...b, weight, piece: index };
  if (likeness === 0) return undefined;
  return insideOf(piece, { start, end }, { before, after, weight });
}

/** Of a stretch the part between its first and its last visible character. */
function trimmed(image: Image, text: string): Image | undefined {
  let { start, end } = image;
  while (start < end && isSpace(text, start)) start++;
  while (start < end && isSpace(text, end - 1)) end--;
  return start < end ? { ...image, start, end } : undefined;
}

/** Where a part of a word is in what became of the word, by its letters. */
function insideOf(
  { a, b, index }: Piece & { readonly index: number },
  part: TextRange,
  { before, after, weight }: { readonly before: string; readonly after: string; readonly weight: number },
): Image | undefined {
  const codesOf = (text: string, { start, end }: TextRange): number[] =>
    Array.from({ length: end - start }, (_, at) => text.charCodeAt(start + at));
  let image: TextRange | undefined;
  for (const match of diffSequences(codesOf(before, a), codesOf(after, b))) {
    const from = Math.max(part.start - a.start, match.a);
    const to = Math.min(part.end - a.start, match.a + match.length);
    if (from >= to) continue;
    const shift = b.start + match.b - match.a;
    image = { start: image?.start ?? from + shift, end: to + shift };
  }
  return image && { ...image, weight, piece: index };
}

function countVisible(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (!isSpace(text, at)) count++;
  return count;
}
