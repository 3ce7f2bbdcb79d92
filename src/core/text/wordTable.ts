import { fold } from './fold';
import { detached } from './memo';
import { spread } from './textHash';
import { hashOfWord } from './wordScan';

const ASCII_END = 0x80;
const FIRST_CAPITAL = 0x41;
const LAST_CAPITAL = 0x5a;

/** A row: where a spelling was written down, plus 1 (0 in a free row), and its hash. */
const ROW = 2;
const FIRST_ROWS = 1 << 12;
/** What is written down of a spelling: its word's number and how many units it has, in two halves each, then the units. */
const HEAD = 4;

/** Some words of a text in its order: where each starts and ends, in UTF-16 code units, and its hash, see `hashOfWord`. */
export class FoundWords {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly hashes: Int32Array;
  length = 0;

  constructor(readonly room: number) {
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
    this.hashes = new Int32Array(room);
  }

  get isFull(): boolean {
    return this.length === this.room;
  }

  push(start: number, end: number, hash: number): void {
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.hashes[this.length++] = hash;
  }
}

/**
 * Numbers words from 0, all spellings that fold to one word alike. The index asks for every word of every article: one look costs
 * no object and touches two places of memory, and only a spelling never met before is folded.
 */
export class WordTable {
  /** The folded words by number. */
  readonly words: string[] = [];
  readonly #fold: (word: string) => string;
  /** A spelling has the row of its hash, or the next that was free. */
  #rows = new Uint32Array(FIRST_ROWS * ROW);
  #spellings = 0;
  /** All spellings, one after the other. */
  #written = new Uint16Array(1 << 15);
  #length = 0;
  /** What was read ahead; kept so that it is read at all. */
  #touched = 0;
  /** Folded words that folding changes once more: no spelling of theirs stands for them. */
  readonly #unsteady = new Map<string, number>();

  /** @param foldWord tells which spellings are one word; leaves small letters of ASCII as they are. */
  constructor(foldWord: (word: string) => string = fold) {
    this.#fold = foldWord;
  }

  /**
   * The number of a word that stands at a range of a text, in UTF-16 code units; a new one for a new word.
   *
   * @param hash of its units, see `hashOfWord`.
   */
  numberOf(text: string, start: number, end: number, hash: number): number {
    const number = this.find(text, start, end, hash);
    return number < 0 ? this.#add(text.slice(start, end), hash) : number;
  }

  /**
   * The numbers of many words of a text, as {@link numberOf} gives them. Asks the memory for all that is needed before it waits for any of
   * it: a large table lies far from the processor.
   *
   * @param numbers takes them.
   */
  numbersOf(text: string, found: FoundWords, numbers: Uint32Array): void {
    const { starts, ends, hashes, length } = found;
    const rows = this.#rows;
    const last = rows.length - 1;
    for (let at = 0; at < length; at++) numbers[at] = rows[Math.imul(spread(hashes[at] ?? 0), ROW) & last] ?? 0;
    const written = this.#written;
    let sum = 0;
    for (let at = 0; at < length; at++) sum += written[numbers[at] ?? 0] ?? 0;
    this.#touched = sum;
    for (let at = 0; at < length; at++)
      numbers[at] = this.numberOf(text, starts[at] ?? 0, ends[at] ?? 0, hashes[at] ?? 0);
  }

  /** The number of a word as {@link numberOf} gives it; -1 for a spelling that was never asked for. */
  find(text: string, start: number, end: number, hash: number): number {
    const mixed = spread(hash);
    const rows = this.#rows;
    const last = rows.length - 1;
    for (let row = Math.imul(mixed, ROW) & last; ; row = (row + ROW) & last) {
      const at = rows[row] ?? 0;
      if (at === 0) return -1;
      if (rows[row + 1] === mixed && this.#stands(at - 1, text, start, end)) return this.#numberAt(at - 1);
    }
  }

  /** The number of a word that is folded already. */
  numberOfFolded(word: string): number {
    if (isFolded(word) || this.#fold(word) === word) return this.numberOf(word, 0, word.length, hashOfWord(word));
    let number = this.#unsteady.get(word);
    if (number === undefined) this.#unsteady.set(word, (number = this.words.push(word) - 1));
    return number;
  }

  #stands(from: number, text: string, start: number, end: number): boolean {
    const written = this.#written;
    if (((written[from + 2] ?? 0) | ((written[from + 3] ?? 0) << 16)) !== end - start) return false;
    let at = start;
    for (let unit = from + HEAD; at < end && written[unit] === text.charCodeAt(at); at++) unit++;
    return at === end;
  }

  #numberAt(from: number): number {
    return (this.#written[from] ?? 0) | ((this.#written[from + 1] ?? 0) << 16);
  }

  #add(slice: string, hash: number): number {
    const spelling = detached(slice);
    const folded = isFolded(spelling) ? spelling : this.#fold(spelling);
    const number = folded === spelling ? this.words.push(spelling) - 1 : this.numberOfFolded(folded);
    if (2 * ++this.#spellings > this.#rows.length / ROW) this.#spread();
    const mixed = spread(hash);
    this.#rows.set([this.#write(spelling, number) + 1, mixed], freeRow(this.#rows, mixed));
    return number;
  }

  /** Writes a spelling down; where. */
  #write(spelling: string, number: number): number {
    const from = this.#length;
    this.#length += HEAD + spelling.length;
    if (this.#length > this.#written.length) {
      const written = new Uint16Array(Math.max(this.#written.length * 2, this.#length));
      written.set(this.#written);
      this.#written = written;
    }
    this.#written.set([number, number >>> 16, spelling.length, spelling.length >>> 16], from);
    for (let at = 0; at < spelling.length; at++) this.#written[from + HEAD + at] = spelling.charCodeAt(at);
    return from;
  }

  /** Makes the rows twice as many. */
  #spread(): void {
    const old = this.#rows;
    const rows = new Uint32Array(old.length * 2);
    for (let row = 0; row < old.length; row += ROW) {
      if (old[row] === 0) continue;
      const to = freeRow(rows, old[row + 1] ?? 0);
      rows[to] = old[row] ?? 0;
      rows[to + 1] = old[row + 1] ?? 0;
    }
    this.#rows = rows;
  }
}

/** The row of a hash, or the next that is free. */
function freeRow(rows: Uint32Array, mixed: number): number {
  const last = rows.length - 1;
  let row = Math.imul(mixed, ROW) & last;
  while (rows[row] !== 0) row = (row + ROW) & last;
  return row;
}

/** Whether folding surely leaves a word as it is. */
function isFolded(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit >= ASCII_END || (unit >= FIRST_CAPITAL && unit <= LAST_CAPITAL)) return false;
  }
  return true;
}
