import type { MentionBlock } from '../../core/entity/mentionBlock';
import type { Log } from '../ports';
import type { ByteRange, CacheStore } from './librarySource';
import { unsealMentions } from './mentionsFile';
import { sealedSection, type SealedSection } from './sealedBytes';
import { openRecords, withStamps, type ShardRecords, type Sharing } from './shard';

/** A shard of an earlier session, of which the segment was not looked at. */
export interface CachedShard extends ShardRecords {
  readonly name: string;
}

/** How much of a shard is read at first, in bytes: the records of 2,000 articles are about 700 KB. */
const firstRead = 1 << 20;

/** `<random>-<generation>.shard`; the random part keeps two windows on one folder apart. */
const shardName = /^[0-9a-z]+-(\d{1,15})\.shard$/;
const mentionsEnding = '.mentions';

/**
 * The files of the index: shards, each beside the mentions of its articles. There is no list of them, so that no two files ever
 * have to fit together. Never rejects: what cannot be read is as if it were not there, what cannot be written is logged.
 */
export class ShardCache {
  readonly #store: CacheStore | undefined;
  readonly #log: Log;
  #generation = 0;

  constructor(store: CacheStore | undefined, log: Log) {
    this.#store = store;
    this.#log = log;
  }

  /** All shards whose records are whole, the oldest first; the others, and mentions without a shard, are removed. */
  async *load(sharing: Sharing): AsyncGenerator<CachedShard, void> {
    const names = (await this.#try('list', () => this.#store?.list())) ?? [];
    const shards = names.filter((name) => shardName.test(name)).sort(byGeneration);
    const known = new Set(shards.map((name) => name + mentionsEnding));
    this.#generation = Math.max(this.#generation, ...shards.map(generationOf));
    for (const name of names) if (name.endsWith(mentionsEnding) && !known.has(name)) await this.#remove(name);
    for (const name of shards) {
      const first = await this.#read(name, { start: 0, end: firstRead });
      const opened = first && (await openRecords(first, (end) => this.#read(name, { start: 0, end }), sharing));
      if (opened) yield { name, ...opened };
      else if (first) await this.remove(name);
    }
  }

  /** The segment of a shard, in bytes that own their buffer; undefined when it is damaged or gone. */
  async segment(name: string, section: SealedSection): Promise<Uint8Array | undefined> {
    const bytes = await this.#read(name, section);
    return bytes && sealedSection(section, bytes);
  }

  /** Writes a new shard, newer than all others; gives its name, undefined when it is not kept. */
  async add(bytes: Uint8Array): Promise<string | undefined> {
    if (!this.#store) return undefined;
    const random = Math.floor(Math.random() * 36 ** 8).toString(36);
    const name = `${random}-${++this.#generation}.shard`;
    return (await this.#write(name, bytes)) ? name : undefined;
  }

  /** Rewrites the stamps of a shard. */
  async restamp(name: string, stampOf: Parameters<typeof withStamps>[1]): Promise<void> {
    const bytes = await this.#read(name);
    const restamped = bytes && withStamps(bytes, stampOf);
    if (restamped) await this.#write(name, restamped);
  }

  /** Removes a shard with its mentions. */
  async remove(name: string): Promise<void> {
    await this.#remove(name);
    await this.#remove(name + mentionsEnding);
  }

  /** The mentions of a shard's articles; undefined when there are none that are whole. */
  async mentions(name: string): Promise<MentionBlock | undefined> {
    const bytes = await this.#read(name + mentionsEnding);
    return bytes && unsealMentions(bytes);
  }

  async putMentions(name: string, bytes: Uint8Array): Promise<void> {
    await this.#write(name + mentionsEnding, bytes);
  }

  async #read(name: string, range?: ByteRange): Promise<Uint8Array | undefined> {
    return this.#try('read', () => this.#store?.read(name, range));
  }

  async #write(name: string, bytes: Uint8Array): Promise<boolean> {
    const written = await this.#try('write', async () => {
      await this.#store?.write(name, bytes);
      return true;
    });
    return written ?? false;
  }

  async #remove(name: string): Promise<void> {
    await this.#try('remove', () => this.#store?.remove(name));
  }

  async #try<Value>(what: string, action: () => Promise<Value> | undefined): Promise<Value | undefined> {
    try {
      return await action();
    } catch (error) {
      this.#log.warn(`Could not ${what} in the cache of the index: ${String(error)}`);
      return undefined;
    }
  }
}

function generationOf(name: string): number {
  return Number(shardName.exec(name)?.[1] ?? 0);
}

function byGeneration(a: string, b: string): number {
  return generationOf(a) - generationOf(b) || (a < b ? -1 : 1);
}
