/** What a node of a query finds in a part of an index, by number of the document. */
export interface Matches {
  /** 1 for what is found, which is alive; else 0. */
  readonly found: Uint8Array;
  /** Only of meaning where something is found. */
  readonly scores: Float64Array;
}

/** Gives what a node finds in the part of a number: the caller's own until the same evaluator is asked again. */
export type Evaluator = (part: number) => Matches;

/**
 * The matches of one node, part after part. An index of 100,000 documents has hundreds of parts: arrays of their own for each would be a
 * megabyte of garbage a query, and the collections are what a person waits for.
 */
export class MatchesOfNode {
  #all: Matches = { found: new Uint8Array(), scores: new Float64Array() };
  #current = this.#all;

  /** No document of a part found; takes the place of what was given before. */
  nothing(capacity: number): Matches {
    const { found, scores } = this.#ofPart(capacity);
    found.fill(0);
    scores.fill(0);
    return this.#current;
  }

  /** These documents found, with a score of 0; takes the place of what was given before. */
  these(documents: Uint8Array): Matches {
    const { found, scores } = this.#ofPart(documents.length);
    found.set(documents);
    scores.fill(0);
    return this.#current;
  }

  #ofPart(capacity: number): Matches {
    if (this.#current.found.length === capacity) return this.#current;
    if (this.#all.found.length < capacity)
      this.#all = { found: new Uint8Array(capacity), scores: new Float64Array(capacity) };
    const { found, scores } = this.#all;
    this.#current = { found: found.subarray(0, capacity), scores: scores.subarray(0, capacity) };
    return this.#current;
  }
}
