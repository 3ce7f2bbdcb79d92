import { ByteReader } from './bytes';
import type { PartTerm } from './indexPart';
import type { TextField } from './query';

/** A word of a segment; reads its places from the bytes whenever it is asked, see `segmentFormat.ts`. */
export class SegmentTerm implements PartTerm {
  readonly word: string;
  readonly weight: number;
  readonly languages: number;
  readonly #bytes: Uint8Array;
  /** How many documents hold the word in a field, and where the list of them starts. */
  readonly #titles: number;
  readonly #titleList: number;
  readonly #texts: number;
  readonly #textList: number;

  /** @param record where the record of the word starts among the bytes. */
  constructor(
    { word, weight, languages }: Pick<PartTerm, 'word' | 'weight' | 'languages'>,
    bytes: Uint8Array,
    record: number,
  ) {
    this.word = word;
    this.weight = weight;
    this.languages = languages;
    this.#bytes = bytes;
    const reader = new ByteReader(bytes, record);
    const head = reader.varint();
    this.#texts = head >>> 1;
    this.#titles = head % 2 === 0 ? 0 : reader.varint();
    const titleLength = head % 2 === 0 ? 0 : reader.varint();
    this.#titleList = reader.at;
    this.#textList = reader.at + titleLength;
  }

  documentCount(field: TextField): number {
    return field === 'title' ? this.#titles : this.#texts;
  }

  eachDocument(field: TextField, visit: (document: number, frequency: number) => void): void {
    this.#readDocuments(field, visit);
  }

  eachPosition(field: TextField, wanted: Uint8Array, visit: (document: number, position: number) => void): void {
    const positions = new ByteReader(
      this.#bytes,
      this.#readDocuments(field, () => undefined),
    );
    this.#readDocuments(field, (document, frequency) => {
      if (wanted[document] !== 1) {
        positions.skip(frequency);
        return;
      }
      let next = 0;
      for (let left = frequency; left > 0; left--) {
        const position = next + positions.varint();
        visit(document, position);
        next = position + 1;
      }
    });
  }

  /** Gives where the places of the documents start. */
  #readDocuments(field: TextField, visit: (document: number, frequency: number) => void): number {
    const reader = new ByteReader(this.#bytes, field === 'title' ? this.#titleList : this.#textList);
    let next = 0;
    for (let left = this.documentCount(field); left > 0; left--) {
      const gap = reader.varint();
      const document = next + (gap >>> 1);
      visit(document, gap % 2 === 0 ? 1 : 2 + reader.varint());
      next = document + 1;
    }
    return reader.at;
  }
}
