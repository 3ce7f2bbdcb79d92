import { checksum, uint32At } from './bytes';
import { Dictionary, type DictionaryCursor } from './dictionary';
import { FrontCodedReader } from './frontCoding';
import type { PartTerm } from './indexPart';
import { DEAD, type LevenshteinAutomaton } from './levenshtein';
import { SegmentTerm } from './postings';
import type { TextField } from './query';
import { formWeight, fuzzyWeight, prefixWeight } from './score';
import { HEADER_LENGTH, MAGIC, VERSION } from './segmentFormat';
import { StemTable } from './stemTable';
import { stem } from './stems';
import { ALL_LANGUAGES, type WordLookup, type WordStem } from './wordLookup';

/** Documents packed for searching; never changes. Besides its bytes it holds their ids and 9 bytes for each. */
export interface Segment {
  readonly size: number;
  readonly byteLength: number;
  /** By number of the document. */
  readonly ids: readonly string[];
  /** The bit of a document's language, see `languageBit`. */
  languageOf(document: number): number;
  /** How many different words a field of a document holds. */
  lengthOf(document: number, field: TextField): number;
  /** The words that are found, ascending by code units. */
  expand(lookup: WordLookup): readonly PartTerm[];
}

/**
 * Opens what `SegmentBuilder.seal` gave; undefined when it is damaged, cut short or of another version. Reads it all once for its
 * checksum, and keeps the array: it must not change from now on.
 */
export function openSegment(bytes: Uint8Array): Segment | undefined {
  const isWhole = bytes.length >= HEADER_LENGTH && checksum(bytes.subarray(HEADER_LENGTH)) === uint32At(bytes, 12);
  return isWhole ? openCheckedSegment(bytes) : undefined;
}

/**
 * The same of bytes that came out of something with a checksum of its own, without summing them up once more.
 *
 * @param known ids that are in memory already: the segment's equal ones are those.
 */
export function openCheckedSegment(bytes: Uint8Array, known: Iterable<string> = []): Segment | undefined {
  if (bytes.length < HEADER_LENGTH) return undefined;
  const [magic, version, length] = [0, 4, 8].map((at) => uint32At(bytes, at));
  return magic === MAGIC && version === VERSION && length === bytes.length
    ? new PackedSegment(bytes, known)
    : undefined;
}

/** What stands in a segment before the postings. */
interface SegmentTables {
  readonly ids: readonly string[];
  readonly languages: Uint8Array;
  /** Of titles at even places, of texts at odd ones. */
  readonly lengths: Uint32Array;
  readonly stems: StemTable;
  readonly words: Dictionary;
}

/** Reads its tables when one of them is first wanted. */
class PackedSegment implements Segment {
  readonly byteLength: number;
  readonly #bytes: Uint8Array;
  #known: Iterable<string>;
  #tables: SegmentTables | undefined;

  constructor(bytes: Uint8Array, known: Iterable<string>) {
    this.#bytes = bytes;
    this.#known = known;
    this.byteLength = bytes.length;
  }

  get ids(): readonly string[] {
    return this.#read().ids;
  }

  get size(): number {
    return this.ids.length;
  }

  languageOf(document: number): number {
    return this.#read().languages[document] ?? 0;
  }

  lengthOf(document: number, field: TextField): number {
    return this.#read().lengths[2 * document + Number(field === 'text')] ?? 0;
  }

  expand(lookup: WordLookup): readonly PartTerm[] {
    switch (lookup.kind) {
      case 'exact':
        return this.#exactly(lookup.word, lookup.key);
      case 'forms':
        return this.#forms(lookup);
      case 'prefix':
        return this.#beginning(lookup.word, lookup.key);
      case 'fuzzy':
        return this.#alike(lookup.automaton);
    }
  }

  #exactly(word: string, key: Uint8Array): PartTerm[] {
    const record = this.#read().words.find(key);
    return record === undefined ? [] : [this.#term(word, record)];
  }

  #forms({ word, key, stems }: { word: string; key: Uint8Array; stems: readonly WordStem[] }): PartTerm[] {
    const found = new Map<string, { record: number; languages: number }>();
    const add = (form: string, record: number, language: number): void => {
      const known = found.get(form);
      if (known) known.languages |= language;
      else found.set(form, { record, languages: language });
    };
    for (const { stem: wanted, code, language, itself } of stems) {
      for (const number of this.#read().stems.find(language, wanted)) {
        const cursor = this.#read().words.entryAt(number);
        const form = cursor.entry.text();
        if (stem(form, code) === wanted) add(form, cursor.record, language);
      }
      const record = itself && this.#read().words.find(itself);
      if (record !== undefined) add(wanted, record, language);
    }
    found.delete(word);
    const forms = Array.from(found, ([form, { record, languages }]) =>
      this.#term(form, record, { weight: formWeight, languages }),
    );
    return [...this.#exactly(word, key), ...forms].sort((a, b) => (a.word < b.word ? -1 : 1));
  }

  #beginning(prefix: string, key: Uint8Array): PartTerm[] {
    const found: PartTerm[] = [];
    const cursor = this.#read().words.from(key);
    if (!cursor) return found;
    do {
      if (!cursor.entry.startsWith(key)) break;
      const word = cursor.entry.text();
      const weight = word === prefix ? 1 : prefixWeight(word.length, prefix.length);
      found.push(this.#term(word, cursor.record, { weight }));
    } while (cursor.next());
    return found;
  }

  #alike(automaton: LevenshteinAutomaton): PartTerm[] {
    const found: PartTerm[] = [];
    eachAlike(this.#read().words.all(), automaton, (cursor, distance) => {
      const word = cursor.entry.text();
      const weight = distance === 0 ? 1 : fuzzyWeight(word.length, distance);
      found.push(this.#term(word, cursor.record, { weight }));
    });
    return found;
  }

  #read(): SegmentTables {
    if (this.#tables) return this.#tables;
    this.#tables = readTables(this.#bytes, new Map(Array.from(this.#known, (id) => [id, id])));
    this.#known = [];
    return this.#tables;
  }

  #term(word: string, record: number, kind: { readonly weight?: number; readonly languages?: number } = {}): PartTerm {
    const { weight = 1, languages = ALL_LANGUAGES } = kind;
    return new SegmentTerm({ word, weight, languages }, this.#bytes, this.#read().words.end + record);
  }
}

function readTables(bytes: Uint8Array, known: ReadonlyMap<string, string>): SegmentTables {
  const documents = new FrontCodedReader(bytes, HEADER_LENGTH);
  const { reader } = documents;
  const ids = new Array<string>(reader.varint());
  const languages = new Uint8Array(ids.length);
  const lengths = new Uint32Array(2 * ids.length);
  for (let document = 0; document < ids.length; document++) {
    documents.read();
    const id = documents.text();
    ids[document] = known.get(id) ?? id;
    languages[document] = reader.byte();
    lengths[2 * document] = reader.varint();
    lengths[2 * document + 1] = reader.varint();
  }
  const stems = new StemTable(bytes, reader.at);
  return { ids, languages, lengths, stems, words: new Dictionary(bytes, stems.end) };
}

/**
 * Visits the words near that of an automaton. Words that begin alike share their steps, and of words whose common beginning is
 * already too far nothing more is looked at. O(words), 5 ns for most.
 */
function eachAlike(
  cursor: DictionaryCursor,
  automaton: LevenshteinAutomaton,
  visit: (cursor: DictionaryCursor, distance: number) => void,
): void {
  /** The states after so many bytes of the word, as long as these are ASCII. */
  const states = [automaton.start];
  let known = 0;
  while (cursor.next()) {
    const { bytes, length, shared } = cursor.entry;
    known = Math.min(known, shared);
    let state = states[known] ?? DEAD;
    while (known < length && state !== DEAD && (bytes[known] ?? 0) < 0x80) {
      state = automaton.step(state, bytes[known] ?? 0);
      states[++known] = state;
    }
    if (state === DEAD) continue;
    const distance = known === length ? automaton.distanceAt(state) : automaton.distance(cursor.entry.text());
    if (distance !== undefined) visit(cursor, distance);
  }
}
