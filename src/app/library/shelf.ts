import { openCheckedSegment, type Segment } from '../../core/search/segment';
import type { FileFailure, FileId, FileReference } from '../ports';
import type { ShelvedShard } from './catalogue';
import { toldOf } from './catalogue';
import type { IndexResult } from './job';
import type { LibraryParts } from './libraryParts';
import type { Reading } from './readOrder';
import type { SealedSection } from './sealedBytes';
import { openShard, Sharing, type ShardRecord } from './shard';

/** A shard with fewer articles alive than this is small. */
const fewArticles = 50;
/** Small shards are joined when there are more of them than this: each costs every search a little. */
const mostSmallShards = 8;

/** All shards of a library: takes new ones in, and knows which are not worth keeping. */
export class Shelf {
  readonly #parts: LibraryParts;
  readonly #onIndexed: (ids: readonly FileId[]) => void;
  readonly #sharing = new Sharing();
  readonly #shards = new Set<ShelvedShard>();
  /** What was restored and is not searchable yet, with where the segments are. */
  #unopened: { readonly shelved: ShelvedShard; readonly name: string; readonly section: SealedSection }[] = [];
  #restoring: Promise<void> | undefined;
  #loading: Promise<void> | undefined;
  #isLoaded = false;

  /** @param onIndexed told of articles that a new shard has, and of those that are indexed otherwise than a person says. */
  constructor(parts: LibraryParts, onIndexed: (ids: readonly FileId[]) => void) {
    this.#parts = parts;
    this.#onIndexed = onIndexed;
  }

  /**
   * Tells the articles of earlier sessions, once. Those that had a file then are taken to have it still, until the next listing
   * says otherwise: whoever waits sees them before the disk was looked at.
   */
  restore(): Promise<void> {
    this.#restoring ??= this.#restore();
    return this.#restoring;
  }

  /** Takes over what earlier sessions kept, once: its articles are known and searchable then. */
  load(): Promise<void> {
    this.#loading ??= this.restore().then(() => this.#open());
    return this.#loading;
  }

  /** Whether articles are told that are not searchable yet. */
  get isLoading(): boolean {
    return this.#restoring !== undefined && !this.#isLoaded;
  }

  /** All shards, the oldest first. */
  all(): ReadonlySet<ShelvedShard> {
    return this.#shards;
  }

  /**
   * Takes over what a job found, as far as nothing newer is known, and keeps it in the cache; false when the result cannot be
   * used.
   */
  async take(result: IndexResult, reading: Reading): Promise<boolean> {
    const { catalogue, changes, index, order, pacer } = this.#parts;
    const shard = openShard(result.shard, this.#sharing);
    await pacer.breathe();
    const segment = shard && openCopy(shard.segment, shard.records);
    if (!segment) return false;
    await pacer.breathe();
    const misindexed: FileId[] = [];
    for (const { id, stamp } of result.unchanged) {
      const entry = catalogue.get(id);
      if (!entry || !order.take(id, reading)) continue;
      catalogue.restamp(entry, stamp);
      if (catalogue.list(entry)) changes.article(toldOf(entry));
      if (catalogue.isMisindexed(entry)) misindexed.push(id);
    }
    if (misindexed.length > 0) this.#onIndexed(misindexed);
    for (const id of result.gone) if (order.take(id, reading)) this.forget(id);
    const wanted = shard.records.filter(({ file }) => order.take(file.id, reading));
    if (wanted.length > 0) {
      const isWanted = new Set(wanted.map(({ file }) => file.id));
      index.addSegment(segment, (id) => isWanted.has(id));
      await this.#add(this.#shelve(shard.records, segment), wanted, result.shard);
    }
    changes.flush();
    return true;
  }

  /** Notes why a file has no text; it is tried again at the next start. */
  fail({ id, path }: FileReference, failure: FileFailure | 'notAnalysed'): void {
    const { catalogue, changes, index } = this.#parts;
    index.remove(id);
    this.#forgetMentions(id);
    const failed = { file: { id, path }, analysis: undefined, failure };
    const isNews = catalogue.put({ ...failed, stamp: undefined, shard: undefined });
    if (isNews) changes.article({ id, path, failure });
  }

  /** Forgets an article that is no more. */
  forget(id: FileId): void {
    const { catalogue, changes, index } = this.#parts;
    const wasListed = catalogue.delete(id);
    index.remove(id);
    this.#forgetMentions(id);
    if (wasListed) changes.gone(id);
  }

  /** The shards whose articles are to be indexed anew together with others: half of them are dead, or there are many small ones. */
  worn(): readonly ShelvedShard[] {
    const inUse = [...this.#shards].filter(({ alive }) => alive > 0);
    const small = inUse.filter(({ alive }) => alive < fewArticles);
    const isCrowded = small.length > mostSmallShards;
    return inUse.filter((shard) => shard.alive * 2 < shard.files.length || (isCrowded && shard.alive < fewArticles));
  }

  /** Removes shards without any living article, and writes the stamps of others that are old. */
  async tidy(): Promise<void> {
    const { cache, catalogue, index } = this.#parts;
    for (const shard of [...this.#shards]) {
      if (shard.alive === 0) {
        this.#shards.delete(shard);
        if (shard.segment) index.dropSegment(shard.segment);
        if (shard.name !== undefined) await cache.remove(shard.name);
      } else if (shard.isStampOld) {
        shard.isStampOld = false;
        if (shard.name === undefined) continue;
        await cache.restamp(shard.name, (id) => {
          const entry = catalogue.get(id);
          return entry?.shard === shard ? entry.stamp : undefined;
        });
      }
    }
  }

  async #restore(): Promise<void> {
    const { cache, catalogue, changes, pacer } = this.#parts;
    for await (const { name, records, packed, segment } of cache.load(this.#sharing)) {
      const shelved = this.#shelve(records, undefined, name);
      this.#unopened.push({ shelved, name, section: segment });
      const gone: FileId[] = [];
      for (const { file, stamp, analysis, failure } of records) {
        const isListed = stamp !== undefined;
        if (!isListed && catalogue.get(file.id)?.isListed === true) gone.push(file.id);
        catalogue.put({ file, stamp, analysis, failure, shard: shelved, isListed });
      }
      changes.restored(packed, gone);
      await pacer.breathe();
    }
  }

  async #open(): Promise<void> {
    const { cache, catalogue, index, pacer } = this.#parts;
    for (const { shelved, name, section } of this.#unopened.splice(0)) {
      const bytes = await cache.segment(name, section);
      shelved.segment = bytes && openCheckedSegment(bytes, shelved.files);
      // What is in the index already came after it was told: a person corrected it.
      const isCurrent = (id: FileId): boolean => catalogue.get(id)?.shard === shelved && !index.has(id);
      if (shelved.segment) index.addSegment(shelved.segment, isCurrent);
      else await this.#dropDamaged(shelved, name);
      await pacer.breathe();
    }
    this.#isLoaded = true;
  }

  /** Articles whose words are lost are indexed as if they were new. */
  async #dropDamaged(shelved: ShelvedShard, name: string): Promise<void> {
    const { cache, catalogue } = this.#parts;
    for (const id of shelved.files) if (catalogue.get(id)?.shard === shelved) this.forget(id);
    this.#shards.delete(shelved);
    await cache.remove(name);
  }

  async #add(shelved: ShelvedShard, wanted: readonly ShardRecord[], bytes: Uint8Array): Promise<void> {
    const { cache, catalogue, changes, index } = this.#parts;
    for (const { file, stamp, analysis, failure } of wanted) {
      if (!analysis) {
        index.remove(file.id);
        this.#forgetMentions(file.id);
      }
      const isNews = catalogue.put({ file, stamp, analysis, failure, shard: shelved });
      const entry = catalogue.get(file.id);
      if (isNews && entry) changes.article(toldOf(entry));
    }
    changes.flush();
    shelved.name = await cache.add(bytes);
    this.#onIndexed(wanted.map(({ file }) => file.id));
  }

  #forgetMentions(id: FileId): void {
    const { changes, mentions } = this.#parts;
    if (!mentions.has(id)) return;
    mentions.remove(id);
    changes.entities();
  }

  #shelve(records: readonly ShardRecord[], segment: Segment | undefined, name?: string): ShelvedShard {
    const files = records.map(({ file }) => file.id);
    const shard = { name, segment, files, alive: 0, isStampOld: false, hasMentions: false };
    this.#shards.add(shard);
    return shard;
  }
}

/** Opens a segment on its own bytes, so that the records around it are not kept in memory. */
function openCopy(segment: Uint8Array, records: readonly ShardRecord[]): Segment | undefined {
  return openCheckedSegment(
    segment.slice(),
    records.map(({ file }) => file.id),
  );
}
