import { textFields, type IndexPart, type PartTerm } from './indexPart';
import type { TextField } from './query';
import type { Segment } from './segment';
import type { WordLookup } from './wordLookup';

/** A segment with those of its documents that still count. */
export class SegmentPart implements IndexPart {
  readonly segment: Segment;
  readonly alive: Uint8Array;
  #aliveCount = 0;
  readonly #totalLengths = { title: 0, text: 0 };

  /** At first no document counts. */
  constructor(segment: Segment) {
    this.segment = segment;
    this.alive = new Uint8Array(segment.size);
  }

  get capacity(): number {
    return this.segment.size;
  }

  get aliveCount(): number {
    return this.#aliveCount;
  }

  /** Says whether a document counts from now on. */
  setAlive(document: number, isAlive: boolean): void {
    if (this.alive[document] === Number(isAlive)) return;
    this.alive[document] = Number(isAlive);
    const sign = isAlive ? 1 : -1;
    this.#aliveCount += sign;
    for (const field of textFields) this.#totalLengths[field] += sign * this.lengthOf(document, field);
  }

  totalLength(field: TextField): number {
    return this.#totalLengths[field];
  }

  lengthOf(document: number, field: TextField): number {
    return this.segment.lengthOf(document, field);
  }

  idOf(document: number): string {
    return this.segment.ids[document] ?? '';
  }

  languageOf(document: number): number {
    return this.segment.languageOf(document);
  }

  expand(lookup: WordLookup): readonly PartTerm[] {
    return this.#aliveCount === 0 ? [] : this.segment.expand(lookup);
  }
}
