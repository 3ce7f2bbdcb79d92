import { indexCodePoints, splitsPair } from '../text/codePointIndex';
import type { ModelText } from '../text/modelText';
import type { TextRange } from '../text/textRange';
import type { QuoteTarget } from './quoteTarget';

const CONTEXT_CODE_POINTS = 32;

/**
 * Describes a range by its words, their neighbours and its offsets in code points, so that it can be located again.
 *
 * The range is taken as given, untrimmed; edges outside the text are pulled in, and an edge inside a surrogate pair is
 * pushed outwards. For many ranges over one text pass its index: O(range) each instead of O(text).
 */
export function describeTarget(text: ModelText, range: TextRange, index = indexCodePoints(text)): QuoteTarget {
  const { start, end } = wholeCodePoints(text, range);
  return {
    exact: text.slice(start, end),
    prefix: text.slice(stepBack(text, start), start),
    suffix: text.slice(end, stepForward(text, end)),
    position: { start: index.toCodePoint(start), end: index.toCodePoint(end) },
  };
}

function wholeCodePoints(text: string, range: TextRange): TextRange {
  const start = Math.max(0, Math.min(range.start, text.length));
  const end = Math.max(start, Math.min(range.end, text.length));
  return { start: splitsPair(text, start) ? start - 1 : start, end: splitsPair(text, end) ? end + 1 : end };
}

function stepBack(text: string, from: number): number {
  let at = from;
  for (let steps = 0; steps < CONTEXT_CODE_POINTS && at > 0; steps++) at -= splitsPair(text, at - 1) ? 2 : 1;
  return at;
}

function stepForward(text: string, from: number): number {
  let at = from;
  for (let steps = 0; steps < CONTEXT_CODE_POINTS && at < text.length; steps++) at += splitsPair(text, at + 1) ? 2 : 1;
  return at;
}
