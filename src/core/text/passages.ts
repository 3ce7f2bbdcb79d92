import { splitsPair } from './codePointIndex';
import { quotations } from './quotations';
import { paragraphs, sentences } from './segments';
import type { TextRange } from './textRange';
import { eachWord } from './wordScan';

/** What a passage can be made of, the smallest first. */
export const passageUnits = ['word', 'quotation', 'sentence', 'paragraph'] as const;
export type PassageUnit = (typeof passageUnits)[number];

/** Which edge of a passage is moved, over what, and where to. */
export interface EdgeMove {
  readonly edge: 'start' | 'end';
  readonly unit: 'word' | 'sentence';
  readonly direction: 'forward' | 'backward';
}

/** How far a passage is looked for on either side, in UTF-16 code units; longer ones are cut, so that a huge line costs nothing. */
const reach = 10_000;

/**
 * A passage made larger to whole words, sentences or paragraphs, or to the quotation around it, without its marks; asked once more, to
 * the quotation around that one. Undefined where there is none, or it is all of it already. Ranges in UTF-16 code units; the cost does not grow with the text.
 */
export function passageAround(text: string, range: TextRange, unit: PassageUnit): TextRange | undefined {
  const here = windowAround(text, range);
  const all = unitsIn(here.text, unit);
  const own = { start: range.start - here.start, end: range.end - here.start };
  const found = unit === 'quotation' ? around(all, own) : spanned(all, own);
  const isLarger = found && (found.start < own.start || found.end > own.end);
  return isLarger ? { start: found.start + here.start, end: found.end + here.start } : undefined;
}

/** The smallest passage that is larger: words, the quotation, the sentence, the paragraph. Undefined when there is none. */
export function grownPassage(text: string, range: TextRange): TextRange | undefined {
  for (const unit of passageUnits) {
    const found = passageAround(text, range, unit);
    const isAround = found && found.start <= range.start && found.end >= range.end;
    if (isAround) return found;
  }
  return undefined;
}

/**
 * A passage with one edge moved over a word or a sentence. From an empty one, it becomes the next or the previous word or sentence; one
 * that is given up completely ends as empty at its other edge. The same when the text ends. Ranges in UTF-16 code units.
 */
export function withEdgeMoved(text: string, range: TextRange, { edge, unit, direction }: EdgeMove): TextRange {
  const here = windowAround(text, range);
  const units = unitsIn(here.text, unit);
  const own = { start: range.start - here.start, end: range.end - here.start };
  const moved = own.start === own.end ? besides(units, own.start, direction) : edgeMoved(units, own, edge, direction);
  return moved ? { start: moved.start + here.start, end: moved.end + here.start } : range;
}

/** The next or previous sentence after or before a passage, to step through a text. Undefined at its ends. */
export function sentenceBeside(
  text: string,
  range: TextRange,
  direction: EdgeMove['direction'],
): TextRange | undefined {
  const here = windowAround(text, range);
  const own = { start: range.start - here.start, end: range.end - here.start };
  const units = sentences(here.text);
  const isEmpty = own.start === own.end;
  const found =
    direction === 'forward'
      ? units.find(({ start, end }) => (isEmpty ? end > own.end : start >= own.end))
      : units.findLast(({ start, end }) => (isEmpty ? start < own.start : end <= own.start));
  return found && { start: found.start + here.start, end: found.end + here.start };
}

function edgeMoved(
  units: readonly TextRange[],
  range: TextRange,
  edge: EdgeMove['edge'],
  direction: EdgeMove['direction'],
): TextRange | undefined {
  const at = range[edge];
  const edges = units.map((unit) => unit[edge]);
  const to = direction === 'forward' ? edges.find((offset) => offset > at) : edges.findLast((offset) => offset < at);
  if (edge === 'end') {
    const end = to ?? (direction === 'backward' ? range.start : undefined);
    return end === undefined ? undefined : { start: range.start, end: Math.max(range.start, end) };
  }
  const start = to ?? (direction === 'forward' ? range.end : undefined);
  return start === undefined ? undefined : { start: Math.min(start, range.end), end: range.end };
}

function besides(units: readonly TextRange[], offset: number, direction: EdgeMove['direction']): TextRange | undefined {
  return direction === 'forward'
    ? units.find(({ end }) => end > offset)
    : units.findLast(({ start }) => start < offset);
}

/** From the start of the first to the end of the last unit that the range shares something with, or that an empty one stands at. */
function spanned(units: readonly TextRange[], { start, end }: TextRange): TextRange | undefined {
  const isEmpty = start === end;
  const shared = units.filter((unit) => unit.start < end && start < unit.end);
  const touched = isEmpty ? units.filter((unit) => unit.start <= start && end <= unit.end) : shared;
  const [first, last] = isEmpty ? [touched.at(-1), touched.at(-1)] : [touched[0], touched.at(-1)];
  if (!first || !last) return undefined;
  return { start: Math.min(first.start, start), end: Math.max(last.end, end) };
}

/** The smallest unit around the range and larger than it. */
function around(units: readonly TextRange[], { start, end }: TextRange): TextRange | undefined {
  return units
    .filter((unit) => unit.start <= start && end <= unit.end && (unit.start < start || end < unit.end))
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}

function unitsIn(text: string, unit: PassageUnit): readonly TextRange[] {
  switch (unit) {
    case 'word':
      return wordsIn(text);
    case 'quotation':
      return paragraphs(text).flatMap(({ start, end }) =>
        quotations(text.slice(start, end)).map((one) => ({ start: start + one.start, end: start + one.end })),
      );
    case 'sentence':
      return sentences(text);
    case 'paragraph':
      return paragraphs(text);
  }
}

/** Words as they are annotated: "Jong-un", "10.000" and "U.S" are one, the article of "l'accordo" is one of its own. */
function wordsIn(text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  eachWord(text, (start, end) => {
    const before = found.at(-1);
    const isJoined = before && /^[-‐‑.,·]$/.test(text.slice(before.end, start));
    if (isJoined) found[found.length - 1] = { start: before.start, end };
    else found.push({ start, end });
  });
  return found;
}

function windowAround(text: string, { start, end }: TextRange): { readonly text: string; readonly start: number } {
  const from = Math.max(0, start - reach);
  const to = Math.min(text.length, end + reach);
  const windowStart = from + Number(splitsPair(text, from));
  return { text: text.slice(windowStart, to - Number(splitsPair(text, to))), start: windowStart };
}
