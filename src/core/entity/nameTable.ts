import { emptyHash, hashOn, spread } from '../text/textHash';

/** What a listed name may be, as bits: one spelling can be a town and a surname. */
export const nameKinds = {
  country: 1,
  region: 2,
  city: 4,
  town: 8,
  people: 16,
  given: 32,
  family: 64,
  body: 128,
} as const;

/**
 * Names and what they may be, by the hash of their key (`nameKey`, apostrophes as spaces; short names in capitals as `^US`).
 * Holds no strings: two typed arrays, open addressing.
 */
export class NameTable {
  readonly #hashes: Uint32Array;
  readonly #kinds: Uint8Array;
  readonly #mask: number;
  /** One bit for the hash of each word that a longer name begins with. */
  readonly #openers = new Uint8Array(2 ** 15);

  /** @param sections the kinds of each section and its names. */
  constructor(sections: Iterable<readonly [number, Iterable<string>]>, capacity: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(8, capacity * 1.5)));
    this.#hashes = new Uint32Array(slots);
    this.#kinds = new Uint8Array(slots);
    this.#mask = slots - 1;
    for (const [kinds, names] of sections) {
      for (const name of names) {
        this.#add(hashOn(emptyHash, name), kinds);
        const space = name.indexOf(' ');
        if (space > 0) this.#markOpener(hashOn(emptyHash, name.slice(0, space)));
      }
    }
  }

  /** Whether a longer name may begin with a word, or with the first of its parts, by the hash of its key. Now and then wrongly so. O(1). */
  opensLonger(hash: number): boolean {
    const bit = spread(hash) & (this.#openers.length * 8 - 1);
    return ((this.#openers[bit >>> 3] ?? 0) & (1 << (bit & 7))) !== 0;
  }

  #markOpener(hash: number): void {
    const bit = spread(hash) & (this.#openers.length * 8 - 1);
    this.#openers[bit >>> 3] = (this.#openers[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }

  /** The kinds of a name by the {@link hashOn} of its key; 0 for one that is not listed. O(1). */
  kinds(hash: number): number {
    const key = spread(hash);
    for (let slot = key & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const kinds = this.#kinds[slot] ?? 0;
      if (kinds === 0 || this.#hashes[slot] === key) return kinds;
    }
  }

  #add(hash: number, kinds: number): void {
    const key = spread(hash);
    let slot = key & this.#mask;
    while (this.#kinds[slot] !== 0 && this.#hashes[slot] !== key) slot = (slot + 1) & this.#mask;
    this.#hashes[slot] = key;
    this.#kinds[slot] = (this.#kinds[slot] ?? 0) | kinds;
  }
}

/**
 * The sections of a list of names as it is stored, parted by `|`: `=` and the kinds, then the names in order, each as the number of characters
 * it shares with the one before (base 36, at most 35) and the rest.
 */
export function* readNames(stored: string): Generator<readonly [number, string[]]> {
  let kinds = 0;
  let names: string[] = [];
  let last = '';
  for (const line of stored.split('|')) {
    if (line.startsWith('=')) {
      if (names.length > 0) yield [kinds, names];
      kinds = Number(line.slice(1));
      names = [];
      last = '';
    } else if (line !== '') {
      last = last.slice(0, parseInt(line.charAt(0), 36)) + line.slice(1);
      names.push(last);
    }
  }
  if (names.length > 0) yield [kinds, names];
}

/** Writes what {@link readNames} reads. Names of one kind set are sorted by code unit. */
export function writeNames(kindsByName: ReadonlyMap<string, number>): string {
  const sections = new Map<number, string[]>();
  for (const [name, kinds] of kindsByName) {
    const names = sections.get(kinds) ?? [];
    sections.set(kinds, names);
    names.push(name);
  }
  const lines: string[] = [];
  for (const [kinds, names] of [...sections].sort(([a], [b]) => a - b)) {
    lines.push(`=${kinds}`);
    let last = '';
    for (const name of names.sort()) {
      let shared = 0;
      while (shared < 35 && shared < name.length && name[shared] === last[shared]) shared++;
      lines.push(shared.toString(36) + name.slice(shared));
      last = name;
    }
  }
  return lines.join('|');
}
