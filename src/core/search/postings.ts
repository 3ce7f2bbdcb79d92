import { ByteReader } from './bytes';
import type { PartTerm } from './indexPart';
import type { TextField } from './query';

/** The documents of a word in one field of a segment, and where the list of them starts. */
interface List {
  readonly documents: number;
  readonly start: number;
}

const noList: List = { documents: 0, start: 0 };

/** A word of a segment; reads its places from the bytes whenever it is asked, see `segmentFormat.ts`. */
export class SegmentTerm implements PartTerm {
  readonly word: string;
  readonly weight: number;
  readonly languages: number;
  readonly #bytes: Uint8Array;
  readonly #lists: Readonly<Record<TextField, List>>;

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
    const inText = Math.floor(head / 2);
    if (head % 2 === 0) {
      this.#lists = { title: noList, text: { documents: inText, start: reader.at } };
    } else {
      const inTitle = reader.varint();
      const length = reader.varint();
      const start = reader.at;
      this.#lists = { title: { documents: inTitle, start }, text: { documents: inText, start: start + length } };
    }
  }

  documentCount(field: TextField): number {
    return this.#lists[field].documents;
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
    const { documents, start } = this.#lists[field];
    const reader = new ByteReader(this.#bytes, start);
    let next = 0;
    for (let left = documents; left > 0; left--) {
      const gap = reader.varint();
      const document = next + (gap >>> 1);
      visit(document, gap % 2 === 0 ? 1 : 2 + reader.varint());
      next = document + 1;
    }
    return reader.at;
  }
}
