/** Converts between UTF-16 and code point offsets of one text. Made by {@link indexCodePoints}. */
export interface CodePointIndex {
  /** UTF-16 to code points. Inside a surrogate pair counts as before the pair; past the end counts as the end. */
  readonly toCodePoint: (utf16Offset: number) => number;
  /** Code points to UTF-16; undefined when the text is shorter, and for anything but a whole number from 0. */
  readonly toUtf16: (codePointOffset: number) => number | undefined;
}

/**
 * Prepares many conversions over one text: O(text) once, then O(log pairs) each; 4 bytes for each surrogate pair.
 *
 * A lone surrogate is one code point.
 */
export function indexCodePoints(text: string): CodePointIndex {
  const pairs = surrogatePairs(text);
  const length = text.length - pairs.length;
  return {
    toCodePoint: (utf16Offset) => {
      const offset = Math.max(0, Math.min(utf16Offset, text.length));
      return offset - countBefore(pairs, (start) => start < offset);
    },
    toUtf16: (codePointOffset) => {
      if (!Number.isInteger(codePointOffset) || codePointOffset < 0 || codePointOffset > length) return undefined;
      return codePointOffset + countBefore(pairs, (start, earlierPairs) => start - earlierPairs < codePointOffset);
    },
  };
}

/** Whether a UTF-16 offset lies between the two halves of a surrogate pair. */
export function splitsPair(text: string, utf16Offset: number): boolean {
  return utf16Offset > 0 && utf16Offset < text.length && (text.codePointAt(utf16Offset - 1) ?? 0) > 0xffff;
}

/** The UTF-16 offsets at which surrogate pairs start, ascending. */
function surrogatePairs(text: string): Uint32Array {
  const starts: number[] = [];
  for (let offset = 1; offset < text.length; offset++) {
    if (isLowSurrogate(text.charCodeAt(offset)) && splitsPair(text, offset)) starts.push(offset - 1);
  }
  return Uint32Array.from(starts);
}

function isLowSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xdc00 && codeUnit <= 0xdfff;
}

/** How many pairs, from the first on, satisfy a condition that holds up to some pair and for none after it. */
function countBefore(pairs: Uint32Array, holds: (start: number, earlierPairs: number) => boolean): number {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(pairs[middle] ?? Infinity, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
