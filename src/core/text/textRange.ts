/** A stretch of a text: start inclusive, end exclusive, in UTF-16 code units unless the holder says otherwise. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges share at least one code unit. Empty ranges share nothing. */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Whether the offset lies inside the range or at one of its edges, as a text cursor does. */
export function touches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}
