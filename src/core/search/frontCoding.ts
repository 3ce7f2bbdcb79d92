import { ByteReader, bytesToText, writeUnits, type ByteWriter } from './bytes';

/** A number that does not fit into half a byte follows it, less this. */
const NIBBLE = 15;

/**
 * Writes a text by what it has that the text before it has not: a byte (high half: how many bytes both begin with; low half: how many
 * others follow; 15 in a half: the rest of the number follows as varint), then the others, see `writeUnits`.
 */
export function writeFrontCoded(writer: ByteWriter, previous: string, text: string): void {
  const sharedUnits = commonStart(previous, text);
  const shared = bytesOf(text, 0, sharedUnits);
  const others = bytesOf(text, sharedUnits, text.length);
  writer.byte((Math.min(shared, NIBBLE) << 4) | Math.min(others, NIBBLE));
  if (shared >= NIBBLE) writer.varint(shared - NIBBLE);
  if (others >= NIBBLE) writer.varint(others - NIBBLE);
  writeUnits(writer, text, sharedUnits);
}

function commonStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && at < b.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

/** How many bytes `writeUnits` makes of a stretch of a text. */
function bytesOf(text: string, start: number, end: number): number {
  let count = end - start;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x80) count += unit < 0x800 ? 1 : 2;
  }
  return count;
}

/** Reads front-coded texts one after the other, as bytes. */
export class FrontCodedReader {
  readonly reader: ByteReader;
  /** The text in its first {@link length} bytes; overwritten by the next. */
  bytes = new Uint8Array(64);
  length = 0;
  /** How many bytes are surely those of the text before. */
  shared = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.reader = new ByteReader(bytes, at);
  }

  read(): void {
    const { reader } = this;
    const head = reader.bytes[reader.at++] ?? 0;
    let shared = head >> 4;
    let others = head & NIBBLE;
    if (shared === NIBBLE) shared += reader.varint();
    if (others === NIBBLE) others += reader.varint();
    this.shared = shared;
    this.length = shared + others;
    if (this.length > this.bytes.length) this.#grow();
    const { at } = reader;
    for (let index = 0; index < others; index++) this.bytes[shared + index] = reader.bytes[at + index] ?? 0;
    reader.at = at + others;
  }

  /** Below, at or above zero as the text is before, equal to or after another. */
  compare(other: Uint8Array): number {
    const shorter = Math.min(this.length, other.length);
    for (let at = 0; at < shorter; at++) {
      const difference = (this.bytes[at] ?? 0) - (other[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return this.length - other.length;
  }

  startsWith(prefix: Uint8Array): boolean {
    if (this.length < prefix.length) return false;
    for (let at = 0; at < prefix.length; at++) if (this.bytes[at] !== prefix[at]) return false;
    return true;
  }

  text(): string {
    return bytesToText(this.bytes, 0, this.length);
  }

  #grow(): void {
    const bytes = new Uint8Array(this.length * 2);
    bytes.set(this.bytes);
    this.bytes = bytes;
  }
}
