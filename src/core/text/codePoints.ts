/**
 * Converts a UTF-16 offset to a code point offset over the same text. O(offset); for many conversions over one text see
 * `indexCodePoints`.
 *
 * An offset between the two halves of a surrogate pair counts as before the pair; one past the end counts as the end.
 */
export function toCodePointOffset(text: string, utf16Offset: number): number {
  const end = Math.min(utf16Offset, text.length);
  let codePoints = 0;
  for (let at = 0; at < end; codePoints++) {
    const width = widthAt(text, at);
    if (at + width > end) break;
    at += width;
  }
  return codePoints;
}

/** Converts a code point offset to a UTF-16 offset over the same text; undefined when the text is shorter. O(offset). */
export function toUtf16Offset(text: string, codePointOffset: number): number | undefined {
  let at = 0;
  for (let codePoints = 0; codePoints < codePointOffset; codePoints++) {
    if (at >= text.length) return undefined;
    at += widthAt(text, at);
  }
  return at;
}

/** Length in code points. A lone surrogate counts as one. */
export function codePointLength(text: string): number {
  return toCodePointOffset(text, text.length);
}

/** Whether a UTF-16 offset lies between the two halves of a surrogate pair. */
export function splitsPair(text: string, utf16Offset: number): boolean {
  return utf16Offset > 0 && utf16Offset < text.length && widthAt(text, utf16Offset - 1) === 2;
}

function widthAt(text: string, at: number): 1 | 2 {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}
