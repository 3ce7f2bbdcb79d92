import { spread } from '../text/textHash';

/** What a token may be: outside of names, or the first or a further word of a name of a kind. */
export const tags = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG', 'B-MISC', 'I-MISC'] as const;
export const tagCount = tags.length;

/** A row is the three upper bytes of its feature's spread hash and a weight for each tag. */
const ROW = 3 + tagCount;

/**
 * The weights of a linear model over tags: first those of each pair of tags that follow each other, then a row for each feature.
 * Eight bits each. A feature that is not in the table weighs nothing.
 */
export class TagWeights {
  /** How much the second tag of a pair is favoured after the first, at `first * tagCount + second`. */
  readonly transitions: Int8Array;
  readonly #weights: Int8Array;
  readonly #keys: Uint32Array;
  readonly #rows: Uint16Array;
  readonly #mask: number;

  constructor(bytes: Uint8Array) {
    this.transitions = new Int8Array(bytes.slice(0, tagCount * tagCount).buffer);
    const count = Math.floor(Math.max(0, bytes.length - this.transitions.length) / ROW);
    const slots = 2 ** Math.ceil(Math.log2(Math.max(8, count * 2)));
    this.#mask = slots - 1;
    this.#keys = new Uint32Array(slots);
    this.#rows = new Uint16Array(slots);
    this.#weights = new Int8Array((count + 1) * tagCount);
    let at = this.transitions.length;
    for (let row = 1; row <= count; row++, at += ROW) {
      const key = (((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)) + 1;
      for (let tag = 0; tag < tagCount; tag++) this.#weights[row * tagCount + tag] = bytes[at + 3 + tag] ?? 0;
      let slot = key & this.#mask;
      while (this.#keys[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#keys[slot] = key;
      this.#rows[slot] = row;
    }
  }

  /** Adds a feature's weights to the scores of the tags, which begin at an offset. O(1). */
  addTo(scores: Int32Array, offset: number, feature: number): void {
    const key = (spread(feature) >>> 8) + 1;
    let slot = key & this.#mask;
    for (;;) {
      const found = this.#keys[slot];
      if (found === 0) return;
      if (found === key) break;
      slot = (slot + 1) & this.#mask;
    }
    const weights = this.#weights;
    const row = (this.#rows[slot] ?? 0) * tagCount;
    for (let tag = 0; tag < tagCount; tag++)
      scores[offset + tag] = (scores[offset + tag] ?? 0) + (weights[row + tag] ?? 0);
  }
}

/** The bytes of weights. @param rows at most 65,535, each of {@link tagCount} whole numbers from -127 to 127, by feature. */
export function packWeights(transitions: readonly number[], rows: ReadonlyMap<number, readonly number[]>): Uint8Array {
  const byKey = new Map<number, readonly number[]>();
  for (const [feature, weights] of rows) byKey.set(spread(feature) >>> 8, weights);
  const bytes = new Uint8Array(tagCount * tagCount + byKey.size * ROW);
  bytes.set(transitions.map((weight) => weight & 0xff));
  let at = tagCount * tagCount;
  for (const [key, weights] of [...byKey].sort(([a], [b]) => a - b)) {
    bytes.set([key >>> 16, (key >>> 8) & 0xff, key & 0xff, ...weights.map((weight) => weight & 0xff)], at);
    at += ROW;
  }
  return bytes;
}
