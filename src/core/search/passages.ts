import type { TextRange } from '../text/textRange';

/** A sentence that holds what was searched, with the places to mark in it; all offsets over the whole text. */
export interface Passage {
  readonly range: TextRange;
  readonly marks: readonly TextRange[];
}

/** Stub. */
export function firstPassage(text: string, terms: readonly string[]): Passage | undefined {
  return terms.length > 0 ? { range: { start: 0, end: text.length }, marks: [] } : undefined;
}
