import { splitsPair } from '../text/codePointIndex';
import { findAll } from '../text/findAll';
import type { TextRange } from '../text/textRange';

/** Replaces a range of a text, in UTF-16 code units of the text before all edits of the same change, by other text. */
export interface TextEdit extends TextRange {
  readonly text: string;
}

/** Edits made at one moment, in any order, that do not overlap; and the text before and after all of them. */
export interface TextChange {
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TextEdit[];
}

/** A range that follows its words through edits. */
export interface FollowedRange extends TextRange {
  /** What it stood on before edits changed that; absent while it stands on its own words. */
  readonly former?: FormerWords;
}

/** The words a range stood on before edits changed or removed them. */
export interface FormerWords {
  readonly words: string;
  /** Where they would begin if they came back, in code units from the start of the range; may be negative. */
  readonly offset: number;
}

/** Among more copies of the words than this in what came back, the nearest is not looked for. */
const MOST_COPIES = 100;

/** Whether all of the words of a range were deleted: it is empty then, and comes back when an undo brings them back. */
export function isGone(range: FollowedRange): boolean {
  return range.start === range.end && range.former !== undefined;
}

/**
 * Carries ranges through edits of their text, in their order.
 *
 * An insertion at an edge stays outside, an edit inside grows or shrinks the range, a deletion through an edge trims it, and
 * a deletion of all leaves it empty where the words were. The words are remembered: when an edit brings them back to that
 * place, as an undo does, in one step or in many, the range stands on them again.
 * O((edits + ranges) × log edits), and the words of the ranges that an edit touched.
 */
export function followEdits(ranges: readonly FollowedRange[], change: TextChange): readonly FollowedRange[] {
  const edits = change.edits
    .map((edit) => narrowed(edit, change.before))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const ordered = { ...change, edits, shifts: shiftsBefore(edits) };
  return ranges.map((range) => follow(range, ordered));
}

interface OrderedChange extends TextChange {
  /** How far the text behind the first `n` edits moved, for each `n`, in code units. */
  readonly shifts: readonly number[];
}

/** Leaves out what an edit puts back unchanged at both ends: pasting over and formatters replace more than they change. */
export function narrowed({ start, end, text }: TextEdit, before: string): TextEdit {
  const most = Math.min(end - start, text.length);
  let lead = 0;
  while (lead < most && before[start + lead] === text[lead]) lead++;
  if (splitsPair(before, start + lead) || splitsPair(text, lead)) lead--;
  let tail = 0;
  while (tail < most - lead && before[end - 1 - tail] === text[text.length - 1 - tail]) tail++;
  if (tail > 0 && (splitsPair(before, end - tail) || splitsPair(text, text.length - tail))) tail--;
  return { start: start + lead, end: end - tail, text: text.slice(lead, text.length - tail) };
}

function shiftsBefore(edits: readonly TextEdit[]): number[] {
  const shifts = [0];
  let sum = 0;
  for (const { start, end, text } of edits) {
    sum += text.length - (end - start);
    shifts.push(sum);
  }
  return shifts;
}

function follow(range: FollowedRange, change: OrderedChange): FollowedRange {
  const { edits, shifts } = change;
  const watched = watchedBy(range);
  const firstTouching = countEdits(edits, (edit) => edit.end < watched.start);
  const pastTouching = countEdits(edits, (edit) => edit.start <= watched.end);
  if (firstTouching >= pastTouching) return shifted(range, shifts[firstTouching] ?? 0);

  const first = countEdits(edits, (edit) => edit.end <= range.start && edit.start < range.end);
  const past = Math.max(
    first,
    countEdits(edits, (edit) => edit.start < range.end),
  );
  const moved = { ...edgesAfter(range, change, { first, past }), offset: offsetAfter(range, edits.slice(first, past)) };
  const words = range.former?.words ?? change.before.slice(range.start, range.end);
  if (change.after.slice(moved.start, moved.end) === words) return { start: moved.start, end: moved.end };
  const filled = filledBy(change, { first: firstTouching, past: pastTouching });
  const back = filled && comeback(change.after, words, { ...moved, filled });
  return back ?? { start: moved.start, end: moved.end, former: { words, offset: moved.offset } };
}

/** Edits that touch this matter to a range: it reaches over the place of the former words, which come back bit by bit. */
function watchedBy({ start, end, former }: FollowedRange): TextRange {
  if (!former) return { start, end };
  const expected = start + former.offset;
  return { start: Math.min(start, expected), end: Math.max(end, expected + former.words.length) };
}

function shifted(range: FollowedRange, shift: number): FollowedRange {
  return shift === 0 ? range : { ...range, start: range.start + shift, end: range.end + shift };
}

/** How many edits, from the first on, satisfy a condition that holds up to some edit and for none after it. */
function countEdits(edits: readonly TextEdit[], holds: (edit: TextEdit) => boolean): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const edit = edits[middle];
    if (edit && holds(edit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a range is after the edits that share something with it, from `first` up to `past`. */
function edgesAfter(
  range: TextRange,
  { edits, shifts }: OrderedChange,
  { first, past }: { readonly first: number; readonly past: number },
): TextRange {
  const start = range.start + (shifts[first] ?? 0);
  const end = range.end + (shifts[past] ?? 0);
  const [opening, closing] = [edits[first], edits[past - 1]];
  if (first === past || !opening || !closing) return { start, end };
  if (first === past - 1 && swallows(opening, range)) {
    const place = opening.start + (shifts[first] ?? 0);
    return { start: place, end: place };
  }
  return {
    start: opening.start < range.start ? opening.start + (shifts[first] ?? 0) + opening.text.length : start,
    end: closing.end > range.end ? closing.start + (shifts[past - 1] ?? 0) : end,
  };
}

/** Whether an edit replaces the range and more. One that replaces just the range is a new wording of it. */
function swallows(edit: TextEdit, range: TextRange): boolean {
  return edit.start <= range.start && edit.end >= range.end && edit.end - edit.start > range.end - range.start;
}

/** Where the former words would begin, from the start of the range after the edits that share something with it. */
function offsetAfter(range: FollowedRange, sharing: readonly TextEdit[]): number {
  const offset = range.former?.offset ?? 0;
  const [opening] = sharing;
  if (!opening) return offset;
  if (swallows(opening, range)) return offset + range.start - opening.start;
  return opening.start < range.start ? offset + range.start - opening.end : offset;
}

/** The stretch of the new text from the first to the last of some edits; undefined when they only deleted. */
function filledBy(
  { edits, shifts }: OrderedChange,
  { first, past }: { readonly first: number; readonly past: number },
): TextRange | undefined {
  const [opening, closing] = [edits[first], edits[past - 1]];
  if (!opening || !closing || edits.slice(first, past).every(({ text }) => text === '')) return undefined;
  return {
    start: opening.start + (shifts[first] ?? 0),
    end: closing.start + (shifts[past - 1] ?? 0) + closing.text.length,
  };
}

/**
 * The place nearest to the expected one where words stand that edits brought back, with all that is left of the range; where all
 * of it is new, inside of what is.
 */
function comeback(
  after: string,
  words: string,
  { start, end, offset, filled }: TextRange & { readonly offset: number; readonly filled: TextRange },
): TextRange | undefined {
  const isNew = start === filled.start && end === filled.end;
  const from = Math.max(0, filled.start - words.length + 1);
  const places = findAll(after.slice(from, filled.end + words.length - 1), words, MOST_COPIES)
    .map((at) => from + at)
    .filter(
      (at) =>
        start === end ||
        (at <= start && end <= at + words.length) ||
        (isNew && start <= at && at + words.length <= end),
    )
    .sort((a, b) => Math.abs(a - start - offset) - Math.abs(b - start - offset));
  const [nearest] = places;
  return nearest === undefined ? undefined : { start: nearest, end: nearest + words.length };
}
