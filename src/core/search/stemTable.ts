import { fnv1a } from '../text/fnv1a';
import { ByteReader, ByteWriter, uint32At } from './bytes';
import { NumberList } from './numberList';

/** How many words share a bucket on average. */
const LOAD = 2;
/** For every so many buckets it is written where they start. */
const GROUP = 32;
const MOST_BUCKETS = 1 << 24;

/**
 * Files words under a hash of their stem and its language; who looks a stem up gets a few words too many and checks them.
 *
 * Format: varint number of buckets, a power of two; varint length of the buckets in bytes; for every 32 buckets a uint32, where they start
 * among these; then the buckets by number, which is the hash modulo their number: varint how many words, then the numbers of these,
 * ascending, each as varint less the one before.
 */
export class StemTableWriter {
  readonly #hashes = new NumberList();
  readonly #words = new NumberList();

  /**
   * @param hash of a stem, see {@link stemHash}.
   * @param word not below those before.
   */
  add(hash: number, word: number): void {
    this.#hashes.push(hash);
    this.#words.push(word);
  }

  writeTo(writer: ByteWriter): void {
    let count = 1;
    while (count * LOAD < this.#words.length && count < MOST_BUCKETS) count *= 2;
    const sorted = this.#byBucket(count);
    const groups: number[] = [];
    const buckets = new ByteWriter();
    for (let bucket = 0; bucket < count; bucket++) {
      if (bucket % GROUP === 0) groups.push(buckets.length);
      const start = sorted.starts[bucket] ?? 0;
      const end = sorted.starts[bucket + 1] ?? 0;
      buckets.varint(end - start);
      for (let at = start, previous = 0; at < end; at++) {
        const word = sorted.words[at] ?? 0;
        buckets.varint(word - previous);
        previous = word;
      }
    }
    writer.varint(count);
    writer.varint(buckets.length);
    for (const start of groups) writer.uint32(start);
    writer.append(buckets.written());
  }

  #byBucket(count: number): { readonly starts: Uint32Array; readonly words: Uint32Array } {
    const starts = new Uint32Array(count + 1);
    const bucketOf = (at: number): number => this.#hashes.at(at) & (count - 1);
    for (let at = 0; at < this.#hashes.length; at++) starts[bucketOf(at) + 1] = (starts[bucketOf(at) + 1] ?? 0) + 1;
    for (let bucket = 0; bucket < count; bucket++)
      starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
    const free = starts.slice();
    const words = new Uint32Array(this.#words.length);
    for (let at = 0; at < words.length; at++) {
      const place = free[bucketOf(at)] ?? 0;
      free[bucketOf(at)] = place + 1;
      words[place] = this.#words.at(at);
    }
    return { starts, words };
  }
}

/** A written table, read where it lies. */
export class StemTable {
  /** Where the bytes after it begin. */
  readonly end: number;
  readonly #bytes: Uint8Array;
  readonly #count: number;
  readonly #groups: number;
  readonly #buckets: number;

  constructor(bytes: Uint8Array, start: number) {
    const reader = new ByteReader(bytes, start);
    this.#bytes = bytes;
    this.#count = reader.varint();
    const length = reader.varint();
    this.#groups = reader.at;
    this.#buckets = reader.at + 4 * Math.ceil(this.#count / GROUP);
    this.end = this.#buckets + length;
  }

  /** The numbers of the words of a stem, and some others, ascending. */
  find(language: number, stemmed: string): number[] {
    const bucket = stemHash(language, stemmed) & (this.#count - 1);
    const group = uint32At(this.#bytes, this.#groups + 4 * Math.floor(bucket / GROUP));
    const reader = new ByteReader(this.#bytes, this.#buckets + group);
    for (let left = bucket % GROUP; left > 0; left--) reader.skip(reader.varint());
    const words: number[] = [];
    for (let left = reader.varint(), word = 0; left > 0; left--) words.push((word += reader.varint()));
    return words;
  }
}

/** The hash of a stem in a language, given as its bit: FNV-1a over the language and the code units, mixed once more. */
export function stemHash(language: number, stemmed: string): number {
  let hash = fnv1a(stemmed, language);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
