import type { NumberList } from './numberList';

/** Where words stand, by word: for each word first the places in titles, then those in texts, ascending by document. */
interface Occurrences {
  /** Where the places of a word begin; one more at the end. */
  readonly starts: Uint32Array;
  /** Where those in texts begin. */
  readonly textStarts: Uint32Array;
  readonly documents: Uint32Array;
  readonly positions: Uint32Array;
}

/** No number takes more. */
const LONGEST_VARINT = 5;
/** How many numbers a record has at most: two for each place, and those at its beginning. */
const NUMBERS_OF_PLACE = 3;
const NUMBERS_OF_WORD = 3;

/** Writes where words stand, see `segmentFormat.ts`. */
export class PostingsWriter {
  readonly #occurrences: Occurrences;
  /** Room for all records; what is not needed of it is never touched. */
  readonly #bytes: Uint8Array;
  #length = 0;

  /**
   * @param tokens words by number, in order: the title of a document, then its text.
   * @param ends for each document where its title and where its text ends among the tokens.
   */
  constructor(tokens: NumberList, ends: NumberList, words: number) {
    this.#occurrences = sortByWord(tokens, ends, words);
    this.#bytes = new Uint8Array(LONGEST_VARINT * (NUMBERS_OF_PLACE * tokens.length + NUMBERS_OF_WORD * words));
  }

  /** Writes the record of a word; its length in bytes. O(places). */
  write(word: number): number {
    const { starts, textStarts } = this.#occurrences;
    const start = starts[word] ?? 0;
    const textStart = textStarts[word] ?? 0;
    const end = starts[word + 1] ?? 0;
    const before = this.#length;
    this.#varint(2 * this.#documentsIn(textStart, end) + Number(textStart > start));
    if (textStart > start) this.#writeTitles(start, textStart);
    this.#writeList(textStart, end);
    return this.#length - before;
  }

  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #writeTitles(start: number, end: number): void {
    this.#varint(this.#documentsIn(start, end));
    const before = this.#length;
    this.#writeList(start, end);
    const list = this.#bytes.slice(before, this.#length);
    this.#length = before;
    this.#varint(list.length);
    this.#bytes.set(list, this.#length);
    this.#length += list.length;
  }

  #documentsIn(start: number, end: number): number {
    const { documents } = this.#occurrences;
    let count = 0;
    for (let at = start; at < end; at++) if (at === start || documents[at] !== documents[at - 1]) count++;
    return count;
  }

  #writeList(start: number, end: number): void {
    const { documents, positions } = this.#occurrences;
    let nextDocument = 0;
    for (let at = start; at < end;) {
      const document = documents[at] ?? 0;
      let last = at + 1;
      while (last < end && documents[last] === document) last++;
      const times = last - at;
      this.#varint(2 * (document - nextDocument) + Number(times > 1));
      if (times > 1) this.#varint(times - 2);
      nextDocument = document + 1;
      at = last;
    }
    let nextPosition = 0;
    for (let at = start; at < end; at++) {
      if (at === start || documents[at] !== documents[at - 1]) nextPosition = 0;
      const position = positions[at] ?? 0;
      this.#varint(position - nextPosition);
      nextPosition = position + 1;
    }
  }

  /** As a `ByteWriter` does, without looking for room. */
  #varint(value: number): void {
    const bytes = this.#bytes;
    let at = this.#length;
    let rest = value;
    while (rest > 0x7f) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.#length = at;
  }
}

/** A counting sort: O(tokens + words). */
function sortByWord(tokens: NumberList, ends: NumberList, words: number): Occurrences {
  const starts = new Uint32Array(words + 1);
  for (let at = 0; at < tokens.length; at++) count(starts, tokens.at(at) + 1);
  for (let word = 0; word < words; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
  const free = starts.slice();
  const documents = new Uint32Array(tokens.length);
  const positions = new Uint32Array(tokens.length);
  const place = (field: 0 | 1): void => {
    for (let document = 0; 2 * document < ends.length; document++) {
      const end = ends.at(2 * document + field);
      const start = document + field === 0 ? 0 : ends.at(2 * document + field - 1);
      for (let at = start; at < end; at++) {
        const slot = count(free, tokens.at(at));
        documents[slot] = document;
        positions[slot] = at - start;
      }
    }
  };
  place(0);
  const textStarts = free.slice(0, words);
  place(1);
  return { starts, textStarts, documents, positions };
}

/** Adds one to a number of an array and gives what it was. */
function count(numbers: Uint32Array, index: number): number {
  const before = numbers[index] ?? 0;
  numbers[index] = before + 1;
  return before;
}
