import { ByteWriter } from './bytes';
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

/** Writes where words stand, see `segmentFormat.ts`. */
export class PostingsWriter {
  readonly #occurrences: Occurrences;
  readonly #records = new ByteWriter();
  readonly #titles = new ByteWriter();

  /**
   * @param tokens words by number, in order: the title of a document, then its text.
   * @param ends for each document where its title and where its text ends among the tokens.
   */
  constructor(tokens: NumberList, ends: NumberList, words: number) {
    this.#occurrences = sortByWord(tokens, ends, words);
  }

  /** Writes the record of a word; its length in bytes. O(places). */
  write(word: number): number {
    const { starts, textStarts } = this.#occurrences;
    const start = starts[word] ?? 0;
    const textStart = textStarts[word] ?? 0;
    const end = starts[word + 1] ?? 0;
    const before = this.#records.length;
    this.#records.varint(2 * this.#documentsIn(textStart, end) + Number(textStart > start));
    if (textStart > start) {
      this.#titles.clear();
      this.#writeList(this.#titles, start, textStart);
      this.#records.varint(this.#documentsIn(start, textStart));
      this.#records.varint(this.#titles.length);
      this.#records.append(this.#titles.written());
    }
    this.#writeList(this.#records, textStart, end);
    return this.#records.length - before;
  }

  written(): Uint8Array {
    return this.#records.written();
  }

  #documentsIn(start: number, end: number): number {
    const { documents } = this.#occurrences;
    let count = 0;
    for (let at = start; at < end; at++) if (at === start || documents[at] !== documents[at - 1]) count++;
    return count;
  }

  #writeList(writer: ByteWriter, start: number, end: number): void {
    const { documents, positions } = this.#occurrences;
    let nextDocument = 0;
    for (let at = start; at < end;) {
      const document = documents[at] ?? 0;
      let last = at + 1;
      while (last < end && documents[last] === document) last++;
      const times = last - at;
      writer.varint(2 * (document - nextDocument) + Number(times > 1));
      if (times > 1) writer.varint(times - 2);
      nextDocument = document + 1;
      at = last;
    }
    let nextPosition = 0;
    for (let at = start; at < end; at++) {
      if (at === start || documents[at] !== documents[at - 1]) nextPosition = 0;
      const position = positions[at] ?? 0;
      writer.varint(position - nextPosition);
      nextPosition = position + 1;
    }
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
