import type { Corrections } from '../../core/entity/corrections';
import type { EntityType, PlacedMention } from '../../core/entity/entity';
import type { EntityQuery } from '../../core/entity/mentionStore';
import type { ReadableArticle } from '../../core/import/readableArticle';
import { Emitter } from '../emitter';
import type { Disposable, FileId, FileReference, Log } from '../ports';
import { Conversation, type MessageChannelEnd } from './conversation';
import type {
  AmbiguousMentions,
  ArticleMention,
  CoMention,
  EntitySummary,
  Library,
  LibraryChange,
  LibraryProgress,
  PassageWithText,
  SearchRequest,
  SearchResult,
  SidecarFacts,
} from './library';
import type { ArticleSource, CacheStore } from './librarySource';
import { Pacer } from './pacer';
import { unpackMentionsOf } from './packedMentions';
import { RestoredChange } from './restoredChange';
import type { WorkerConfiguration } from './workerConfiguration';
import type { HostTopics, TopicsOf, WorkerTopics } from './workerTopics';

/** How long the extension host is kept by changes before others have a turn, in milliseconds. */
const longestStretch = 8;

/** Of many articles that come together so many are told before others have a turn. */
const articlesATime = 250;

/** What the extension host does for a worker. */
export interface LibraryHost {
  /** The settings as they are now. */
  configuration(): WorkerConfiguration;
  /** The files of all folders that the worker cannot reach itself. */
  readonly source: ArticleSource;
  /** Where the index is kept when the worker cannot reach a disk; undefined where nothing is kept. */
  readonly cache: CacheStore | undefined;
  readonly log: Log;
}

/** A library that can die. */
export interface MortalLibrary extends Library {
  /** Fires once, when every call rejects from now on. */
  onDidFail(listener: (error: Error) => void): Disposable;
  /** What is worked on now in the thread that would die of it. */
  underWay(): readonly FileId[];
}

/** A {@link Library} in a worker at the other end of a channel. After a failure of the worker every call rejects. */
export class RemoteLibrary implements MortalLibrary {
  readonly #channel: MessageChannelEnd;
  readonly #host: LibraryHost;
  readonly #worker: Conversation<TopicsOf<WorkerTopics>>;
  readonly #changes = new Emitter<LibraryChange>((error) => this.#report(error));
  readonly #progress = new Emitter<LibraryProgress>((error) => this.#report(error));
  readonly #failures = new Emitter<Error>((error) => this.#report(error));
  readonly #underWay = new Map<number, readonly FileId[]>();
  readonly #pacer = new Pacer(() => new Promise((resolve) => setTimeout(resolve)), longestStretch);
  /** Settles when the changes that came are taken over. */
  #taking: Promise<void> = Promise.resolve();
  /** The settings that the worker knows, as JSON. */
  #configured: string;
  #hasFailed = false;
  #isEnded = false;

  readonly onDidChange = this.#changes.event;
  readonly onDidProgress = this.#progress.event;
  readonly onDidFail = this.#failures.event;

  /** @param refused articles that the worker is not to work on. */
  constructor(channel: MessageChannelEnd, host: LibraryHost, refused: readonly FileId[]) {
    this.#channel = channel;
    this.#host = host;
    this.#worker = new Conversation(channel, this.#answers(), (error) => this.#report(error));
    const configuration = host.configuration();
    this.#configured = JSON.stringify(configuration);
    this.#worker.tell('start', { configuration, hasHostCache: host.cache !== undefined, refused });
    channel.onFailure((error) => this.#fail(error));
  }

  underWay(): readonly FileId[] {
    return [...this.#underWay.values()].flat();
  }

  restore(): Promise<void> {
    return this.#afterChanges(this.#worker.ask('restore'));
  }

  scan(): Promise<void> {
    this.#configure();
    return this.#afterChanges(this.#worker.ask('scan'));
  }

  refresh(references: readonly FileReference[]): Promise<void> {
    this.#configure();
    const files = references.map(({ id, path }) => ({ id, path }));
    return this.#afterChanges(this.#worker.ask('refresh', files));
  }

  setLiveText(id: FileId, text: string | undefined): void {
    this.#worker.tell('setLiveText', id, text);
  }

  setSidecarFacts(id: FileId, facts: SidecarFacts | undefined): void {
    this.#worker.tell('setSidecarFacts', id, facts);
  }

  setCorrections(folder: FileId, corrections: Corrections | undefined): void {
    this.#worker.tell('setCorrections', folder, corrections);
  }

  search(request: SearchRequest): Promise<SearchResult> {
    return this.#worker.ask('search', request);
  }

  passages(article: FileId, query: string, limit: number, whileTyping?: boolean): Promise<readonly PassageWithText[]> {
    return this.#worker.ask('passages', article, query, limit, whileTyping);
  }

  complete(field: string, prefix: string, limit: number): Promise<readonly string[]> {
    return this.#worker.ask('complete', field, prefix, limit);
  }

  entities(query: EntityQuery): Promise<readonly EntitySummary[]> {
    return this.#worker.ask('entities', query);
  }

  entityCounts(filter?: string): Promise<Readonly<Record<EntityType, number>>> {
    return this.#worker.ask('entityCounts', filter);
  }

  entity(id: string): Promise<EntitySummary | undefined> {
    return this.#worker.ask('entity', id);
  }

  coMentions(entity: string, limit: number): Promise<readonly CoMention[]> {
    return this.#worker.ask('coMentions', entity, limit);
  }

  ambiguous(options: { readonly limit: number }): Promise<readonly AmbiguousMentions[]> {
    return this.#worker.ask('ambiguous', options);
  }

  async mentionsOf(entity: string): Promise<readonly PlacedMention[]> {
    return unpackMentionsOf(await this.#worker.ask('mentionsOf', entity));
  }

  firstMentions(entities: readonly string[]): Promise<readonly (PlacedMention | undefined)[]> {
    return this.#worker.ask('firstMentions', entities);
  }

  mentionsIn(article: FileId): Promise<readonly ArticleMention[]> {
    return this.#afterChanges(this.#worker.ask('mentionsIn', article));
  }

  readable(html: string, url?: string): Promise<ReadableArticle> {
    return this.#worker.ask('readable', html, url);
  }

  dispose(): void {
    this.#isEnded = true;
    this.#hasFailed = true;
    this.#worker.fail(new Error('The worker was ended.'));
    this.#channel.end();
  }

  /** Tells the worker the settings if they are no longer those it knows. */
  #configure(): void {
    const configuration = this.#host.configuration();
    const configured = JSON.stringify(configuration);
    if (configured === this.#configured) return;
    this.#configured = configured;
    this.#worker.tell('configure', configuration);
  }

  #answers(): TopicsOf<HostTopics> {
    const { source, cache } = this.#host;
    return {
      changed: (change) => this.#takeOver(change),
      restored: (packed, gone) => this.#takeOverRestored(new RestoredChange(packed, gone)),
      progressed: (progress) => this.#progress.fire(progress),
      begun: (job, files) => void this.#underWay.set(job, files),
      ended: (job) => void this.#underWay.delete(job),
      logged: (level, message) => this.#host.log[level](message),
      listFiles: (listing) => source.list((files) => this.#worker.tell('found', listing, files)),
      readFile: (file) => source.read(file),
      cacheList: async () => (await cache?.list()) ?? [],
      cacheRead: async (name, range) => ownBytes(await cache?.read(name, range)),
      cacheWrite: async (name, bytes) => cache?.write(name, bytes),
      cacheRemove: async (name) => cache?.remove(name),
    };
  }

  /** Takes changes over in their order, with pauses: many messages come in one turn of the host, and others wait for theirs. */
  #takeOver(change: LibraryChange): Promise<void> {
    return this.#inTurn(() => {
      this.#changes.fire(change);
      return Promise.resolve();
    });
  }

  /** Opening the bytes is a stretch by itself; their articles are told a few at a time. */
  #takeOverRestored(change: RestoredChange): Promise<void> {
    return this.#inTurn(async () => {
      const { articles, gone, entities } = change;
      for (let from = 0; from < articles.length || from === 0; from += articlesATime) {
        await this.#pacer.breathe();
        if (this.#isEnded) return;
        const some = articles.slice(from, from + articlesATime);
        this.#changes.fire({ articles: some, gone: from === 0 ? gone : [], entities });
      }
    });
  }

  #inTurn(take: () => Promise<void>): Promise<void> {
    this.#taking = this.#taking.then(async () => {
      await this.#pacer.breathe();
      if (!this.#isEnded) await take();
    });
    return this.#taking;
  }

  /** Gives an answer when the changes that came before it are taken over. */
  async #afterChanges<Value>(answer: Promise<Value>): Promise<Value> {
    const value = await answer;
    await this.#taking;
    return value;
  }

  #report(error: unknown): void {
    this.#host.log.error('A message of the worker could not be used.', error);
  }

  #fail(error: Error): void {
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#failures.fire(error);
  }
}

/** Bytes that can be moved to the worker: an answer of the file service may be a part of something larger. */
function ownBytes(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes && bytes.byteLength < bytes.buffer.byteLength ? bytes.slice() : bytes;
}
