import type { PartTerm } from './indexPart';
import type { TextField } from './query';

/** A word of documents in memory, with all its places. */
export class LiveTerm implements PartTerm {
  readonly word: string;
  readonly weight: number;
  readonly languages: number;
  /** For each field the places by document, ascending. */
  readonly #places = { title: new Map<number, number[]>(), text: new Map<number, number[]>() };

  constructor(word: string, { weight, languages }: Pick<PartTerm, 'weight' | 'languages'>) {
    this.word = word;
    this.weight = weight;
    this.languages = languages;
  }

  /** Adds a place, after all those added for the field. */
  add(field: TextField, document: number, position: number): void {
    const places = this.#places[field].get(document);
    if (places) places.push(position);
    else this.#places[field].set(document, [position]);
  }

  documentCount(field: TextField): number {
    return this.#places[field].size;
  }

  eachDocument(field: TextField, visit: (document: number, frequency: number) => void): void {
    for (const [document, positions] of this.#places[field]) visit(document, positions.length);
  }

  eachPosition(field: TextField, wanted: Uint8Array, visit: (document: number, position: number) => void): void {
    for (const [document, positions] of this.#places[field]) {
      if (wanted[document] === 1) for (const position of positions) visit(document, position);
    }
  }
}
