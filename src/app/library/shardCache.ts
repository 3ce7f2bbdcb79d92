import type { MentionBlock } from '../../core/entity/mentionBlock';
import type { Log } from '../ports';
import type { CacheStore } from './librarySource';
import { unsealMentions } from './mentionsFile';
import { openShard, withStamps, type Shard, type Sharing } from './shard';

/** A shard of an earlier session. */
export interface CachedShard {
  readonly name: string;
  readonly shard: Shard;
}

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

  /** All shards that are whole, the oldest first; the others, and mentions without a shard, are removed. */
  async *load(sharing: Sharing): AsyncGenerator<CachedShard, void> {
    const names = (await this.#try('list', () => this.#store?.list())) ?? [];
    const shards = names.filter((name) => shardName.test(name)).sort(byGeneration);
    const known = new Set(shards.map((name) => name + mentionsEnding));
    this.#generation = Math.max(this.#generation, ...shards.map(generationOf));
    for (const name of names) if (name.endsWith(mentionsEnding) && !known.has(name)) await this.#remove(name);
    let next = this.#read(shards[0]);
    for (const [index, name] of shards.entries()) {
      const bytes = await next;
      next = this.#read(shards[index + 1]);
      const shard = bytes && openShard(bytes, sharing);
      if (shard) yield { name, shard };
      else if (bytes) await this.remove(name);
    }
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

  async #read(name: string | undefined): Promise<Uint8Array | undefined> {
    return name === undefined ? undefined : this.#try('read', () => this.#store?.read(name));
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
