import { fold } from '../text/fold';

const ASCII_END = 0x80;
const FIRST_CAPITAL = 0x41;
const LAST_CAPITAL = 0x5a;

/**
 * Numbers words from 0, all spellings that fold to one word alike. The index asks for every word of every article: one look costs
 * no object and about 30 ns, and only a spelling never met before is folded.
 */
export class WordTable {
  /** The folded words by number. */
  readonly words: string[] = [];
  /** Spellings in the order in which they were met. A place holds the number of one plus 1, or 0; those taken go on to the next. */
  #places = new Uint32Array(1 << 12);
  readonly #spellings: string[] = [];
  #hashes = new Uint32Array(1 << 11);
  /** For each spelling the number of its word. */
  #numbers = new Uint32Array(1 << 11);
  /** Folded words that folding changes once more: no spelling of theirs stands for them. */
  readonly #unsteady = new Map<string, number>();

  /** The number of a word that stands at a range of a text, in UTF-16 code units. */
  numberOf(text: string, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const last = this.#places.length - 1;
    for (let place = hash & last; ; place = (place + 1) & last) {
      const spelling = (this.#places[place] ?? 0) - 1;
      if (spelling < 0) return this.#add(text.slice(start, end), hash, place);
      if (this.#hashes[spelling] !== hash) continue;
      if (stands(this.#spellings[spelling] ?? '', text, start, end)) return this.#numbers[spelling] ?? 0;
    }
  }

  /** The number of a word that is folded already. */
  numberOfFolded(word: string): number {
    if (isFolded(word) || fold(word) === word) return this.numberOf(word, 0, word.length);
    let number = this.#unsteady.get(word);
    if (number === undefined) this.#unsteady.set(word, (number = this.words.push(word) - 1));
    return number;
  }

  #add(spelling: string, hash: number, place: number): number {
    const folded = isFolded(spelling) ? spelling : fold(spelling);
    if (folded !== spelling) {
      const number = this.numberOfFolded(folded);
      // Adding the folded word may have moved everything.
      let free = hash & (this.#places.length - 1);
      while (this.#places[free] !== 0) free = (free + 1) & (this.#places.length - 1);
      this.#put(spelling, { hash, place: free, number });
      return number;
    }
    const number = this.words.push(spelling) - 1;
    this.#put(spelling, { hash, place, number });
    return number;
  }

  #put(spelling: string, { hash, place, number }: { hash: number; place: number; number: number }): void {
    const index = this.#spellings.push(spelling) - 1;
    if (index === this.#hashes.length) {
      this.#hashes = doubled(this.#hashes);
      this.#numbers = doubled(this.#numbers);
    }
    this.#hashes[index] = hash;
    this.#numbers[index] = number;
    this.#places[place] = index + 1;
    if (2 * this.#spellings.length > this.#places.length) this.#spread();
  }

  /** Makes the places twice as many. */
  #spread(): void {
    const places = new Uint32Array(this.#places.length * 2);
    const last = places.length - 1;
    for (let spelling = 0; spelling < this.#spellings.length; spelling++) {
      let place = (this.#hashes[spelling] ?? 0) & last;
      while (places[place] !== 0) place = (place + 1) & last;
      places[place] = spelling + 1;
    }
    this.#places = places;
  }
}

function doubled(numbers: Uint32Array): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(numbers.length * 2);
  copy.set(numbers);
  return copy;
}

function stands(spelling: string, text: string, start: number, end: number): boolean {
  if (spelling.length !== end - start) return false;
  let at = 0;
  while (at < spelling.length && spelling.charCodeAt(at) === text.charCodeAt(start + at)) at++;
  return at === spelling.length;
}

/** Whether folding surely leaves a word as it is. */
function isFolded(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit >= ASCII_END || (unit >= FIRST_CAPITAL && unit <= LAST_CAPITAL)) return false;
  }
  return true;
}
