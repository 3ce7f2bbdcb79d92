import { fold } from '../text/fold';

const ASCII_END = 0x80;
const FIRST_CAPITAL = 0x41;
const LAST_CAPITAL = 0x5a;

/** A spelling takes so many numbers in a row of its own: its word's number plus 1 (0 in a free row), its hash, where its units begin, how many. */
const ROW = 4;
const FIRST_ROWS = 1 << 12;

/**
 * Numbers words from 0, all spellings that fold to one word alike. The index asks for every word of every article: one look costs
 * no object and touches two places of memory, and only a spelling never met before is folded.
 */
export class WordTable {
  /** The folded words by number. */
  readonly words: string[] = [];
  /** A spelling has the row of its hash, or the next that was free. */
  #rows = new Uint32Array(FIRST_ROWS * ROW);
  #spellings = 0;
  /** The UTF-16 code units of all spellings, one after the other. */
  #units = new Uint16Array(1 << 14);
  #unitsUsed = 0;
  /** Folded words that folding changes once more: no spelling of theirs stands for them. */
  readonly #unsteady = new Map<string, number>();

  /** The number of a word that stands at a range of a text, in UTF-16 code units. */
  numberOf(text: string, start: number, end: number): number {
    const length = end - start;
    let hash = length;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const rows = this.#rows;
    const last = rows.length - 1;
    for (let row = Math.imul(hash, ROW) & last; ; row = (row + ROW) & last) {
      const number = rows[row] ?? 0;
      if (number === 0) return this.#add(text.slice(start, end), hash);
      if (rows[row + 1] !== hash || rows[row + 3] !== length) continue;
      if (this.#stands(rows[row + 2] ?? 0, text, start, end)) return number - 1;
    }
  }

  /** The number of a word that is folded already. */
  numberOfFolded(word: string): number {
    if (isFolded(word) || fold(word) === word) return this.numberOf(word, 0, word.length);
    let number = this.#unsteady.get(word);
    if (number === undefined) this.#unsteady.set(word, (number = this.words.push(word) - 1));
    return number;
  }

  #stands(from: number, text: string, start: number, end: number): boolean {
    const units = this.#units;
    let at = start;
    while (at < end && units[from + at - start] === text.charCodeAt(at)) at++;
    return at === end;
  }

  #add(spelling: string, hash: number): number {
    const folded = isFolded(spelling) ? spelling : fold(spelling);
    const number = folded === spelling ? this.words.push(spelling) - 1 : this.numberOfFolded(folded);
    if (2 * ++this.#spellings > this.#rows.length / ROW) this.#spread();
    place(this.#rows, [number + 1, hash, this.#keep(spelling), spelling.length]);
    return number;
  }

  /** Keeps the units of a spelling; where they begin. */
  #keep(spelling: string): number {
    const from = this.#unitsUsed;
    this.#unitsUsed += spelling.length;
    if (this.#unitsUsed > this.#units.length) {
      const units = new Uint16Array(Math.max(this.#units.length * 2, this.#unitsUsed));
      units.set(this.#units);
      this.#units = units;
    }
    for (let at = 0; at < spelling.length; at++) this.#units[from + at] = spelling.charCodeAt(at);
    return from;
  }

  /** Makes the rows twice as many. */
  #spread(): void {
    const rows = new Uint32Array(this.#rows.length * 2);
    for (let row = 0; row < this.#rows.length; row += ROW) {
      if (this.#rows[row] !== 0) place(rows, this.#rows.subarray(row, row + ROW));
    }
    this.#rows = rows;
  }
}

/** Puts a row at its place among others. */
function place(rows: Uint32Array, row: ArrayLike<number>): void {
  const last = rows.length - 1;
  let at = Math.imul(row[1] ?? 0, ROW) & last;
  while (rows[at] !== 0) at = (at + ROW) & last;
  rows.set(row, at);
}

/** Whether folding surely leaves a word as it is. */
function isFolded(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit >= ASCII_END || (unit >= FIRST_CAPITAL && unit <= LAST_CAPITAL)) return false;
  }
  return true;
}
