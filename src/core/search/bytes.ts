/** A growing array of bytes. */
export class ByteWriter {
  #bytes = new Uint8Array(1 << 12);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number below 2^32, seven bits a byte, the lowest first; the high bit says that more follow. */
  varint(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** Four bytes, the lowest first. */
  uint32(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((value >>> shift) & 0xff);
  }

  append(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** What was written, not copied: only good until more is written. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** A copy of what was written. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #grow(room: number): void {
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + room));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}

/** Reads what a {@link ByteWriter} wrote. Past the end it reads zeros, so that it always comes to an end. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  varint(): number {
    let byte = this.bytes[this.at++] ?? 0;
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f && shift < 32; shift += 7) {
      byte = this.bytes[this.at++] ?? 0;
      value |= (byte & 0x7f) << shift;
    }
    return value >>> 0;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  /** Passes over so many numbers. */
  skip(count: number): void {
    const { bytes } = this;
    let { at } = this;
    for (let left = count; left > 0; at++) if ((bytes[at] ?? 0) < 0x80) left--;
    this.at = at;
  }
}

/** The four bytes at an offset as a number, the lowest first. */
export function uint32At(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  return (low | ((bytes[at + 3] ?? 0) << 24)) >>> 0;
}

/**
 * A number that very likely differs when any of the bytes do: two sums over words of four bytes, each mixing in the place.
 * O(bytes), about 0.4 ms a megabyte; it guards against damage, not against forgery.
 */
export function checksum(bytes: Uint8Array): number {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
  let low = 0x9e3779b9 ^ bytes.length;
  let high = 0;
  // Counted, since going through millions of numbers in the order of the array makes an object for each.
  const end = words.length;
  for (let at = 0; at < end; at++) {
    low = Math.imul(low ^ (words[at] ?? 0), 0x01000193);
    high = (high + low) ^ (high >>> 15);
  }
  for (let at = end * 4; at < bytes.length; at++) low = Math.imul(low ^ (bytes[at] ?? 0), 0x01000193);
  return (high ^ low ^ (low >>> 13)) >>> 0;
}

/**
 * Writes the UTF-16 code units of a text from one of them on, each as UTF-8 would write that number (CESU-8): the bytes sort as
 * strings do, any string comes back whole, and Latin letters take one byte.
 */
export function writeUnits(writer: ByteWriter, text: string, from = 0): void {
  for (let at = from; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      writer.byte(unit);
    } else if (unit < 0x800) {
      writer.byte(0xc0 | (unit >> 6));
      writer.byte(0x80 | (unit & 0x3f));
    } else {
      writer.byte(0xe0 | (unit >> 12));
      writer.byte(0x80 | ((unit >> 6) & 0x3f));
      writer.byte(0x80 | (unit & 0x3f));
    }
  }
}

/** The bytes of a text, see {@link writeUnits}. */
export function unitsToBytes(text: string): Uint8Array {
  const writer = new ByteWriter();
  writeUnits(writer, text);
  return writer.toBytes();
}

/** Long enough for nearly every word and path; short enough to be the arguments of one call. */
const CHUNK = 1024;

/** The text whose {@link writeUnits} gave these bytes. */
export function bytesToText(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let units: number[] = [];
  for (let at = start; at < end;) {
    const first = bytes[at++] ?? 0;
    if (first < 0x80) units.push(first);
    else if (first < 0xe0) units.push(((first & 0x1f) << 6) | ((bytes[at++] ?? 0) & 0x3f));
    else units.push(((first & 0x0f) << 12) | (((bytes[at++] ?? 0) & 0x3f) << 6) | ((bytes[at++] ?? 0) & 0x3f));
    if (units.length === CHUNK) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}
