import type { ArticleMetadata } from '../../core/article/article';
import type { FileFailure, FileReference } from '../ports';
import { analysisVersion } from './analysisVersion';
import type { ArticleAnalysis } from './library';
import { sealBytes, sealedSection, sealedSections, unsealBytes, type Seal, type SealedSection } from './sealedBytes';

/** What was found out about one file. */
export interface ShardRecord {
  readonly file: FileReference;
  /** The stamp of the file that was read; without one the file is read again, and not listed before it is found. */
  readonly stamp?: string | undefined;
  /** The article is in the shard's search segment exactly when it has this. */
  readonly analysis?: ArticleAnalysis;
  readonly failure?: FileFailure | 'notAnalysed';
}

/** A shard that is whole: some records, and the packed segment in which their texts are searched. */
export interface Shard {
  readonly records: readonly ShardRecord[];
  /** See `openSegment`. */
  readonly segment: Uint8Array;
}

const seal: Seal = { kind: 1, version: analysisVersion };

/** One record as it is stored: id, path, then hash, metadata and its provenance by number, or the failure. */
type StoredRecord =
  readonly [string, string, string, Omit<ArticleMetadata, 'provenance'>, number] | readonly [string, string, string];
type Provenances = ArticleMetadata['provenance'];

interface StoredRecords {
  readonly provenances: readonly Provenances[];
  readonly records: readonly StoredRecord[];
}

/** The shard as one file of bytes that own their buffer. O(bytes). */
export function packShard({ records, segment }: Shard): Uint8Array<ArrayBuffer> {
  const numbers = new Map<string, number>();
  const provenances: Provenances[] = [];
  const stored = records.map(({ file: { id, path }, analysis, failure }): StoredRecord => {
    if (!analysis) return [id, path, failure ?? 'notAnalysed'];
    const { provenance, ...metadata } = analysis.metadata;
    const key = JSON.stringify(provenance);
    const number = numbers.get(key) ?? provenances.push(provenance) - 1;
    numbers.set(key, number);
    return [id, path, analysis.hash, metadata, number];
  });
  const stamps = records.map(({ stamp }) => stamp ?? null);
  return sealBytes(seal, [toBytes(stamps), toBytes({ provenances, records: stored }), segment]);
}

/**
 * Opens the bytes of {@link packShard}; undefined when they are damaged or of another version. Never throws.
 *
 * @param sharing what opened shards have in common is kept once. O(bytes), about 1 ms for 500 articles.
 */
export function openShard(bytes: Uint8Array, sharing: Sharing): Shard | undefined {
  const [stamps, stored, segment] = unsealBytes(seal, bytes) ?? [];
  const records = stamps && stored && openedRecords(stamps, stored, sharing);
  return records && segment && { records, segment };
}

/** The bytes of the records of a shard, whole and each with a buffer of its own. */
export interface PackedRecords {
  readonly stamps: Uint8Array<ArrayBuffer>;
  readonly records: Uint8Array<ArrayBuffer>;
}

/** The records of a shard, and where its segment is in the file. */
export interface ShardRecords {
  readonly records: readonly ShardRecord[];
  /** The same as bytes, for another thread: it opens them in less time than it takes to send the objects. */
  readonly packed: PackedRecords;
  readonly segment: SealedSection;
}

/**
 * Opens the records of a shard alone, without looking at its segment; undefined when they are damaged or of another version. Never
 * throws. O(bytes of the records).
 *
 * @param first the first bytes of the file.
 * @param readTo gives the file's bytes up to an offset, if the first do not go so far.
 */
export async function openRecords(
  first: Uint8Array,
  readTo: (end: number) => Promise<Uint8Array | undefined>,
  sharing: Sharing,
): Promise<ShardRecords | undefined> {
  const [stamps, stored, segment] = sealedSections(seal, first) ?? [];
  if (!stamps || !stored || !segment) return undefined;
  const bytes = first.length < stored.end ? await readTo(stored.end) : first;
  const [stampBytes, recordBytes] = [stamps, stored].map(
    (section) => bytes && sealedSection(section, bytes.subarray(section.start, section.end)),
  );
  if (!stampBytes || !recordBytes) return undefined;
  const packed = { stamps: stampBytes.slice(), records: recordBytes.slice() };
  const records = unpackRecords(packed, sharing);
  return records && { records, packed, segment };
}

/**
 * Opens packed records; undefined when they are none. Never throws. O(bytes).
 *
 * @param sharing unless given, nothing is shared with other shards.
 */
export function unpackRecords(packed: PackedRecords, sharing?: Sharing): readonly ShardRecord[] | undefined {
  return openedRecords(packed.stamps, packed.records, sharing);
}

function openedRecords(
  stampBytes: Uint8Array,
  recordBytes: Uint8Array,
  sharing: Sharing | undefined,
): readonly ShardRecord[] | undefined {
  try {
    const stamps = fromBytes(stampBytes) as readonly (string | null)[];
    const { provenances, records } = fromBytes(recordBytes) as StoredRecords;
    const shared = sharing ? provenances.map((provenance) => sharing.provenance(provenance)) : provenances;
    return records.map((record, index) => opened(record, stamps[index] ?? undefined, { shared, sharing }));
  } catch {
    return undefined;
  }
}

/** The same shard with other stamps, by id; undefined when it is damaged. O(bytes). */
export function withStamps(
  bytes: Uint8Array,
  stampOf: (id: string) => string | undefined,
): Uint8Array<ArrayBuffer> | undefined {
  const shard = openShard(bytes, new Sharing());
  return (
    shard &&
    packShard({
      ...shard,
      records: shard.records.map((record) => ({ ...record, stamp: stampOf(record.file.id) })),
    })
  );
}

/** Keeps equal values of many articles once: their sources, dates, languages and where those were read. */
export class Sharing {
  readonly #strings = new Map<string, string>();
  readonly #provenances = new Map<string, Provenances>();

  provenance(provenances: Provenances): Provenances {
    const key = JSON.stringify(provenances);
    const known = this.#provenances.get(key);
    if (known) return known;
    this.#provenances.set(key, provenances);
    return provenances;
  }

  /** Shares the short values of metadata that are nobody else's yet; titles and addresses are rarely the same. */
  share(metadata: { -readonly [Field in keyof ArticleMetadata]: ArticleMetadata[Field] }): void {
    for (const field of ['source', 'date', 'author', 'place', 'language'] as const) {
      const value = metadata[field];
      if (value !== undefined) metadata[field] = this.#string(value);
    }
  }

  #string(value: string): string {
    const known = this.#strings.get(value);
    if (known !== undefined) return known;
    this.#strings.set(value, value);
    return value;
  }
}

function opened(
  record: StoredRecord,
  stamp: string | undefined,
  { shared, sharing }: { readonly shared: readonly Provenances[]; readonly sharing: Sharing | undefined },
): ShardRecord {
  const file = { id: record[0], path: record[1] };
  if (record.length === 3) return { file, stamp, failure: record[2] as FileFailure | 'notAnalysed' };
  // The record was parsed just now: what is made of it is made in its place.
  const metadata: ArticleMetadata = Object.assign(record[3], { provenance: shared[record[4]] ?? {} });
  sharing?.share(metadata);
  return { file, stamp, analysis: { hash: record[2], metadata } };
}

function toBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

function fromBytes(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
