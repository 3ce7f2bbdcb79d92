/** "NMK" and the version of the layout below. */
const magic = 0x4b4d4e02;
/** Magic, kind, version of the content, number of sections, two words of checksum of the head. */
const headerWords = 6;
const checksumAt = 4;
/** Length in bytes, two words of checksum. */
const wordsASection = 3;
/** Sections begin at multiples of this, so that typed arrays can be laid over them. */
const alignment = 8;

/** What sealed bytes hold: whoever opens them says what they expect. */
export interface Seal {
  /** Tells the kinds of files apart. */
  readonly kind: number;
  /** Bytes of any other version are not opened. */
  readonly version: number;
}

/** Where a section of a sealed file is, in bytes from its beginning, and what its bytes sum up to. */
export interface SealedSection {
  readonly start: number;
  readonly length: number;
  /** Up to where the next section begins, or the file ends. */
  readonly end: number;
  readonly sum: readonly [number, number];
}

/**
 * Joins sections to one file that knows whether it is whole, and whether each section is: with kind, version, lengths and checksums
 * of 64 bits. The result owns its buffer. O(bytes).
 */
export function sealBytes({ kind, version }: Seal, sections: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const places = placesOf(sections.map(({ length }) => length));
  const bytes = new Uint8Array(places.at(-1)?.end ?? headLength(0));
  for (const [index, section] of sections.entries()) bytes.set(section, places[index]?.start);
  const words = new Uint32Array(bytes.buffer);
  words.set([magic, kind, version, sections.length]);
  for (const [index, { start, length, end }] of places.entries())
    words.set([length, ...checksum(words.subarray(start / 4, end / 4))], headerWords + wordsASection * index);
  words.set(checksum(words.subarray(0, headLength(sections.length) / 4), checksumAt), checksumAt);
  return bytes;
}

/**
 * The sections of sealed bytes, as views that begin at multiples of eight in their buffer; undefined when anything is
 * damaged, missing or of another kind or version. Never throws. O(bytes), about 1 ms a megabyte.
 */
export function unsealBytes(seal: Seal, given: Uint8Array): readonly Uint8Array[] | undefined {
  const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
  const places = sealedSections(seal, bytes);
  if (!places || (places.at(-1)?.end ?? headLength(0)) !== bytes.length) return undefined;
  const sections = places.map((place) => sealedSection(place, bytes.subarray(place.start, place.end)));
  return sections.every((section) => section !== undefined) ? sections : undefined;
}

/**
 * Where the sections of a sealed file are, by its first bytes; undefined when these are damaged, too few, or of another kind or
 * version. Never throws.
 */
export function sealedSections({ kind, version }: Seal, given: Uint8Array): readonly SealedSection[] | undefined {
  if (given.length < headerWords * 4) return undefined;
  const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / 4));
  const [foundMagic, foundKind, foundVersion, count = 0, low, high] = words;
  if (foundMagic !== magic || foundKind !== kind || foundVersion !== version) return undefined;
  if (headLength(count) > words.length * 4) return undefined;
  const [expectedLow, expectedHigh] = checksum(words.subarray(0, headLength(count) / 4), checksumAt);
  if (low !== expectedLow || high !== expectedHigh) return undefined;
  const numbers = Array.from({ length: count }, (_, index) =>
    words.subarray(headerWords + wordsASection * index, headerWords + wordsASection * (index + 1)),
  );
  return placesOf(numbers.map(([length = 0]) => length)).map((place, index) => {
    const [, one = 0, other = 0] = numbers[index] ?? [];
    return { ...place, sum: [one, other] };
  });
}

/** The bytes of a section out of those from its start to its end; undefined when they are damaged. Never throws. O(bytes). */
export function sealedSection({ start, length, end, sum }: SealedSection, given: Uint8Array): Uint8Array | undefined {
  if (given.length !== end - start) return undefined;
  const bytes = given.byteOffset % alignment === 0 ? given : given.slice();
  const [low, high] = checksum(new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4));
  return low === sum[0] && high === sum[1] ? bytes.subarray(0, length) : undefined;
}

/** How many bytes stand before the sections. */
function headLength(sections: number): number {
  return aligned((headerWords + wordsASection * sections) * 4);
}

function placesOf(lengths: readonly number[]): readonly Omit<SealedSection, 'sum'>[] {
  let start = headLength(lengths.length);
  return lengths.map((length) => {
    const place = { start, length, end: aligned(start + length) };
    start = place.end;
    return place;
  });
}

function aligned(at: number): number {
  return Math.ceil(at / alignment) * alignment;
}

/** Two words by the mixing steps of MurmurHash3 with two seeds, over all words but two at a place, those of the checksum itself. */
function checksum(words: Uint32Array, except = -2): [number, number] {
  let low = 0x9747b28c;
  let high = words.length;
  for (let at = 0; at < words.length; at++) {
    if (at === except || at === except + 1) continue;
    const word = words[at] ?? 0;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 15;
    high = Math.imul(high ^ word, 0xc2b2ae35);
    high ^= high >>> 13;
  }
  return [low >>> 0, high >>> 0];
}
