/** What a node of a query finds in a part of an index, by number of the document. */
export interface Matches {
  /** 1 for what is found, which is alive; else 0. */
  readonly found: Uint8Array;
  /** Only of meaning where something is found. */
  readonly scores: Float64Array;
}

/** Gives what a node finds in the part of a number, as the caller's own. */
export type Evaluator = (part: number) => Matches;

export function nothingIn(capacity: number): Matches {
  return { found: new Uint8Array(capacity), scores: new Float64Array(capacity) };
}

/** Finds these documents, with a score of 0. */
export function copyOf(found: Uint8Array): Matches {
  return { found: found.slice(), scores: new Float64Array(found.length) };
}
