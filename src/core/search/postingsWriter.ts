import type { NumberList } from './numberList';

/** No number takes more. */
const LONGEST_VARINT = 5;
/** How many numbers a record has at most: two for each place, and those at its beginning. */
const NUMBERS_OF_PLACE = 3;
const NUMBERS_OF_WORD = 3;
/** By how much more than is needed buffers grow, so that they seldom do. */
const GROWTH = 1.25;

/** Writes where words stand, see `segmentFormat.ts`; for one segment after the other, in the same memory. */
export class PostingsWriter {
  /** Where the places of a word begin among those of all; one more at the end. First those in titles, then those in texts, ascending by document. */
  #starts = new Uint32Array();
  /** Where those in texts begin. */
  #textStarts = new Uint32Array();
  /** Where the next place of a word goes. */
  #free = new Uint32Array();
  #documents = new Uint32Array();
  #positions = new Uint32Array();
  #bytes = new Uint8Array();
  #length = 0;

  /**
   * Begins a segment. A counting sort: O(tokens + words).
   *
   * @param tokens words by number, in order: the title of a document, then its text.
   * @param ends for each document where its title and where its text ends among the tokens.
   * @param words no number is as high.
   */
  begin(tokens: NumberList, ends: NumberList, words: number): void {
    this.#length = 0;
    this.#makeRoom(tokens.length, words);
    const starts = this.#starts.fill(0, 0, words + 1);
    for (let at = 0; at < tokens.length; at++) count(starts, tokens.at(at) + 1);
    for (let word = 0; word < words; word++) starts[word + 1] = (starts[word + 1] ?? 0) + (starts[word] ?? 0);
    this.#free.set(starts.subarray(0, words));
    this.#place(tokens, ends, 0);
    this.#textStarts.set(this.#free.subarray(0, words));
    this.#place(tokens, ends, 1);
  }

  /**
   * Which of some words stand anywhere, in their order; how many they are.
   *
   * @param into takes them.
   */
  present(words: Uint32Array, into: Uint32Array): number {
    const starts = this.#starts;
    let length = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] ?? 0;
      into[length] = word;
      length += Number(starts[word] !== starts[word + 1]);
    }
    return length;
  }

  /** Writes the record of a word; its length in bytes. O(places). */
  write(word: number): number {
    const start = this.#starts[word] ?? 0;
    const textStart = this.#textStarts[word] ?? 0;
    const end = this.#starts[word + 1] ?? 0;
    const before = this.#length;
    const most = before + LONGEST_VARINT * (NUMBERS_OF_PLACE * (end - start) + NUMBERS_OF_WORD);
    if (most > this.#bytes.length) this.#bytes = grown(this.#bytes, most);
    this.#varint(2 * this.#documentsIn(textStart, end) + Number(textStart > start));
    if (textStart > start) this.#writeTitles(start, textStart);
    this.#writeList(textStart, end);
    return this.#length - before;
  }

  /** What was written, not copied: only good until the next segment. */
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
    const documents = this.#documents;
    let count = 0;
    for (let at = start; at < end; at++) if (at === start || documents[at] !== documents[at - 1]) count++;
    return count;
  }

  #writeList(start: number, end: number): void {
    const documents = this.#documents;
    const positions = this.#positions;
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

  #makeRoom(tokens: number, words: number): void {
    if (this.#documents.length < tokens) {
      this.#documents = new Uint32Array(tokens * GROWTH);
      this.#positions = new Uint32Array(tokens * GROWTH);
    }
    if (this.#starts.length > words) return;
    this.#starts = new Uint32Array(words * GROWTH + 1);
    this.#textStarts = new Uint32Array(this.#starts.length);
    this.#free = new Uint32Array(this.#starts.length);
  }

  /** @param field 0 for titles, 1 for texts. */
  #place(tokens: NumberList, ends: NumberList, field: 0 | 1): void {
    const free = this.#free;
    const documents = this.#documents;
    const positions = this.#positions;
    for (let document = 0; 2 * document < ends.length; document++) {
      const end = ends.at(2 * document + field);
      const start = document + field === 0 ? 0 : ends.at(2 * document + field - 1);
      for (let at = start; at < end; at++) {
        const slot = count(free, tokens.at(at));
        documents[slot] = document;
        positions[slot] = at - start;
      }
    }
  }
}

/** The same bytes with room for more. */
function grown(bytes: Uint8Array<ArrayBuffer>, room: number): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(room * GROWTH);
  more.set(bytes);
  return more;
}

/** Adds one to a number of an array and gives what it was. */
function count(numbers: Uint32Array, index: number): number {
  const before = numbers[index] ?? 0;
  numbers[index] = before + 1;
  return before;
}
