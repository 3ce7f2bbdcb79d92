/** "NMK" and the version of the layout below. */
const magic = 0x4b4d4e01;
/** Magic, kind, version of the content, two words of checksum, number of sections. */
const headerWords = 6;
const checksumAt = 3;
/** Sections begin at multiples of this, so that typed arrays can be laid over them. */
const alignment = 8;

/** What sealed bytes hold: whoever opens them says what they expect. */
export interface Seal {
  /** Tells the kinds of files apart. */
  readonly kind: number;
  /** Bytes of any other version are not opened. */
  readonly version: number;
}

/**
 * Joins sections to one file that knows whether it is whole: with kind, version, lengths and a checksum of 64 bits. The
 * result owns its buffer. O(bytes).
 */
export function sealBytes({ kind, version }: Seal, sections: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const starts = sectionStarts(sections.map(({ length }) => length));
  const bytes = new Uint8Array(starts.at(-1) ?? 0);
  const words = new Uint32Array(bytes.buffer);
  words.set([magic, kind, version, 0, 0, sections.length, ...sections.map(({ length }) => length)]);
  for (const [index, section] of sections.entries()) bytes.set(section, starts[index]);
  words.set(checksum(words), checksumAt);
  return bytes;
}

/**
 * The sections of sealed bytes, as views that begin at multiples of eight in their buffer; undefined when anything is
 * damaged, missing or of another kind or version. Never throws. O(bytes), about 1 ms a megabyte.
 */
export function unsealBytes({ kind, version }: Seal, given: Uint8Array): readonly Uint8Array[] | undefined {
  if (given.length < headerWords * 4 || given.length % alignment !== 0) return undefined;
  const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const [foundMagic, foundKind, foundVersion, low, high, count = 0] = words;
  if (foundMagic !== magic || foundKind !== kind || foundVersion !== version) return undefined;
  if (headerWords + count > words.length) return undefined;
  const lengths = [...words.subarray(headerWords, headerWords + count)];
  const starts = sectionStarts(lengths);
  const [expectedLow, expectedHigh] = checksum(words);
  if (starts.at(-1) !== bytes.length || low !== expectedLow || high !== expectedHigh) return undefined;
  return lengths.map((length, index) => bytes.subarray(starts[index], (starts[index] ?? 0) + length));
}

/** Where the sections begin, and where the file ends. */
function sectionStarts(lengths: readonly number[]): number[] {
  let at = aligned((headerWords + lengths.length) * 4);
  return [at, ...lengths.map((length) => (at = aligned(at + length)))];
}

function aligned(at: number): number {
  return Math.ceil(at / alignment) * alignment;
}

/** Two words by the mixing steps of MurmurHash3 with two seeds, over all words but the checksum itself. */
function checksum(words: Uint32Array): [number, number] {
  let low = 0x9747b28c;
  let high = words.length;
  for (let at = 0; at < words.length; at++) {
    if (at === checksumAt || at === checksumAt + 1) continue;
    const word = words[at] ?? 0;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 13;
  }
  return [low >>> 0, high >>> 0];
}
