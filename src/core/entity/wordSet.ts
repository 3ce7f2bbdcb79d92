import { emptyHash, hashOn, spread } from '../text/textHash';

/** How many bits a word sets; best for eight bits a word. */
const PROBES = 4;

/**
 * A set of words as a Bloom filter: eight bits a word, never a word missed, about one in forty of the others taken for one.
 * The number of bits is a power of two.
 */
export class WordSet {
  readonly #mask: number;

  constructor(private readonly bytes: Uint8Array) {
    this.#mask = bytes.length * 8 - 1;
  }

  /** @param hash the `hashOn` of the word in lower case. O(1). */
  has(hash: number): boolean {
    const step = spread(hash ^ 0x5bd1e995) | 1;
    let bit = spread(hash);
    for (let probe = 0; probe < PROBES; probe++, bit += step) {
      const at = bit & this.#mask;
      if (((this.bytes[at >>> 3] ?? 0) & (1 << (at & 7))) === 0) return false;
    }
    return true;
  }
}

/** The bytes of a set of words. @param size number of bytes, a power of two. */
export function packWords(words: Iterable<string>, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  for (const word of words) {
    const hash = hashOn(emptyHash, word);
    const step = spread(hash ^ 0x5bd1e995) | 1;
    let bit = spread(hash);
    for (let probe = 0; probe < PROBES; probe++, bit += step) {
      const at = bit & (size * 8 - 1);
      bytes[at >>> 3] = (bytes[at >>> 3] ?? 0) | (1 << (at & 7));
    }
  }
  return bytes;
}
