import { ByteReader, ByteWriter, uint32At } from './bytes';
import { FrontCodedReader, writeFrontCoded } from './frontCoding';

/** How many entries stand in a block: one is found by halving the blocks, then reading at most so many entries. */
const BLOCK = 16;
/** What is written of a block beside its entries. */
const BLOCK_HEAD = 8;

/**
 * Writes a dictionary: keys in ascending order, each with a record of bytes that stands elsewhere, in the same order without gaps.
 *
 * Format: varint number of entries; varint length of the entries in bytes; for each block of 16 entries two uint32, where it starts
 * among the entries and where the record of its first entry starts among the records; then the entries. An entry is its key,
 * front-coded but for the first of a block, which is written whole, and varint length of its record.
 */
export class DictionaryWriter {
  readonly #entries = new ByteWriter();
  readonly #blocks = new ByteWriter();
  #count = 0;
  #recordsLength = 0;
  #previous = '';

  /** @param key after all those before it, by code units. */
  add(key: string, recordLength: number): void {
    if (this.#count % BLOCK === 0) {
      this.#blocks.uint32(this.#entries.length);
      this.#blocks.uint32(this.#recordsLength);
      this.#previous = '';
    }
    writeFrontCoded(this.#entries, this.#previous, key);
    this.#entries.varint(recordLength);
    this.#recordsLength += recordLength;
    this.#count++;
    this.#previous = key;
  }

  writeTo(writer: ByteWriter): void {
    writer.varint(this.#count);
    writer.varint(this.#entries.length);
    writer.append(this.#blocks.written());
    writer.append(this.#entries.written());
  }
}

/** A written dictionary, read where it lies; nothing of it is kept as objects. */
export class Dictionary {
  readonly size: number;
  /** Where the bytes after it begin. */
  readonly end: number;
  readonly #bytes: Uint8Array;
  readonly #blocks: number;
  readonly #entries: number;

  constructor(bytes: Uint8Array, start: number) {
    const reader = new ByteReader(bytes, start);
    this.size = reader.varint();
    const length = reader.varint();
    this.#bytes = bytes;
    this.#blocks = reader.at;
    this.#entries = this.#blocks + BLOCK_HEAD * Math.ceil(this.size / BLOCK);
    this.end = this.#entries + length;
  }

  /** Where the record of a key starts among the records; undefined when there is no such key. O(log entries). */
  find(key: Uint8Array): number | undefined {
    const cursor = this.from(key);
    return cursor?.entry.compare(key) === 0 ? cursor.record : undefined;
  }

  /** A cursor at the first entry whose key is not before the given one; undefined when all are. O(log entries). */
  from(key: Uint8Array): DictionaryCursor | undefined {
    let low = 0;
    let high = Math.ceil(this.size / BLOCK);
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#compareFirst(middle, key) <= 0) low = middle;
      else high = middle;
    }
    const cursor = this.#cursorAt(low);
    while (cursor.next()) if (cursor.entry.compare(key) >= 0) return cursor;
    return undefined;
  }

  /** A cursor before the first entry. */
  all(): DictionaryCursor {
    return this.#cursorAt(0);
  }

  /** A cursor at the entry of a number, counted from 0. */
  entryAt(number: number): DictionaryCursor {
    const cursor = this.#cursorAt(Math.floor(number / BLOCK));
    for (let left = number % BLOCK; left >= 0; left--) cursor.next();
    return cursor;
  }

  #cursorAt(block: number): DictionaryCursor {
    const head = this.#blocks + BLOCK_HEAD * block;
    return new DictionaryCursor(new FrontCodedReader(this.#bytes, this.#entries + uint32At(this.#bytes, head)), {
      number: block * BLOCK,
      record: uint32At(this.#bytes, head + 4),
      size: this.size,
    });
  }

  /** Below, at or above zero as the first key of a block is before, equal to or after another. */
  #compareFirst(block: number, key: Uint8Array): number {
    const start = uint32At(this.#bytes, this.#blocks + BLOCK_HEAD * block);
    const entry = new FrontCodedReader(this.#bytes, this.#entries + start);
    entry.read();
    return entry.compare(key);
  }
}

/** Reads the entries of a {@link Dictionary} one after the other. */
export class DictionaryCursor {
  /** The key. */
  readonly entry: FrontCodedReader;
  /** Where the record of the entry starts among the records. */
  record: number;
  /** Counted from 0. */
  number: number;
  readonly #size: number;
  #recordLength = 0;

  /** @param start the entry that {@link next} comes to first. */
  constructor(
    entry: FrontCodedReader,
    start: { readonly number: number; readonly record: number; readonly size: number },
  ) {
    this.entry = entry;
    this.number = start.number - 1;
    this.record = start.record;
    this.#size = start.size;
  }

  /** Goes on to the next entry; false when there is none. */
  next(): boolean {
    if (this.number + 1 >= this.#size) return false;
    this.entry.read();
    this.record += this.#recordLength;
    this.#recordLength = this.entry.reader.varint();
    this.number++;
    return true;
  }
}
