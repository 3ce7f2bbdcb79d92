import type { Corrections } from '../../core/entity/corrections';
import { MentionStore, type EntityQuery } from '../../core/entity/mentionStore';
import type { EntityType, PlacedMention } from '../../core/entity/entity';
import { readableArticle, type ReadableArticle } from '../../core/import/readableArticle';
import { SegmentedIndex } from '../../core/search/segmentedIndex';
import type { ModelText } from '../../core/text/modelText';
import { articleHash } from '../../core/text/sha256';
import { Emitter } from '../emitter';
import type { FileId, FileReference, Log } from '../ports';
import { Batches } from './batches';
import { Catalogue } from './catalogue';
import { Changes } from './changes';
import { Correcting } from './correcting';
import type {
  AmbiguousMentions,
  ArticleMention,
  CoMention,
  EntitySummary,
  Library,
  LibraryProgress,
  PassageWithText,
  SearchRequest,
  SearchResult,
  SidecarFacts,
} from './library';
import type { LibraryParts } from './libraryParts';
import { LibrarySearch } from './librarySearch';
import type { ArticleSource, CacheStore, JobPool } from './librarySource';
import { LiveArticles } from './liveArticles';
import { OnceMore } from './onceMore';
import { Pacer } from './pacer';
import { prepare } from './prepare';
import { ReadOrder } from './readOrder';
import { Recognition } from './recognition';
import { JobsInThread } from './runJob';
import { Scanning } from './scanning';
import { ShardCache } from './shardCache';
import { Shelf } from './shelf';
import { Tidying } from './tidying';

/** What a library in this thread works with. */
export interface LocalLibraryPorts {
  readonly source: ArticleSource;
  /** Where the index is kept between sessions; without one it is made anew each time. */
  readonly cache?: CacheStore | undefined;
  /** Runs the heavy work; in this thread unless given. */
  readonly jobs?: JobPool | undefined;
  /** The hash of a text as `articleHash` computes it, perhaps faster. */
  readonly hash?: ((text: ModelText) => string) | undefined;
  readonly log: Log;
  /** Settles when the messages and timers that wait have had their turn; at once unless given. */
  readonly pause?: (() => Promise<void>) | undefined;
  /** Told which files are worked on in this thread, and by the function it gives that they are done. */
  readonly begin?: ((files: readonly FileId[]) => () => void) | undefined;
}

/** More articles than this that are asked for at once are read in batches, as after a branch switch. */
const mostReadOneByOne = 40;

/** More articles than this are not left in the live index until a quiet moment. */
const mostLooseArticles = 300;

/** How long nothing happens before it is tidied up, in milliseconds. */
const quietTime = 2000;

/**
 * A {@link Library} in the thread that asks: the worker's in the editor, the main one on the command line. Whatever takes long is
 * done in pieces of a few milliseconds, or by other threads.
 *
 * Articles of many files are indexed in batches, each of which becomes a shard: a part of the index and a file of the cache.
 * Single articles that change are indexed at once and come into a shard when there is time.
 */
export class LocalLibrary implements Library {
  readonly #parts: LibraryParts;
  readonly #liveTexts = new Map<FileId, string>();
  readonly #shelf: Shelf;
  readonly #batches: Batches;
  readonly #live: LiveArticles;
  readonly #scanning: Scanning;
  readonly #recognition: Recognition;
  readonly #corrections: Correcting;
  readonly #tidying: Tidying;
  readonly #search: LibrarySearch;
  readonly #progress: Emitter<LibraryProgress>;
  #lastProgress: LibraryProgress = { indexed: 0, found: 0, unrecognised: 0 };
  readonly #scans = new OnceMore(() => this.#scan());
  /** Scans and tidying up, one after the other. */
  #exclusive: Promise<unknown> = Promise.resolve();
  /** Settles when the names that earlier sessions found are known. */
  #restoring: Promise<void> = Promise.resolve();
  /** Settles when articles that a person corrected are indexed as they are now; undefined when all are. */
  #correcting: Promise<unknown> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Settles when all names are counted, as far as nothing changed meanwhile; undefined while nobody asks. */
  #settling: Promise<void> | undefined;
  /** Settles when what changes will be worked on without delay; undefined until there was a quiet moment. */
  #prepared: Promise<void> | undefined;
  #isDisposed = false;

  constructor({ source, cache, jobs, hash = articleHash, log, pause = atOnce, begin = nobodyAsks }: LocalLibraryPorts) {
    const isDisposed = (): boolean => this.#isDisposed;
    const onError = (error: unknown): void => log.error('A listener of the library failed.', error);
    const catalogue = new Catalogue();
    this.#parts = {
      source,
      cache: new ShardCache(cache, log),
      pool: jobs ?? new JobsInThread({ source, hash, pause, begin, isEnded: isDisposed }),
      log,
      pacer: new Pacer(pause),
      catalogue,
      index: new SegmentedIndex(),
      mentions: new MentionStore((id) => catalogue.dateOf(id)),
      changes: new Changes(onError),
      order: new ReadOrder(),
      liveTexts: this.#liveTexts,
      hash,
      begin,
      isDisposed,
    };
    this.#corrections = new Correcting(this.#parts);
    const onIndexed = (ids: readonly FileId[]): void => this.#indexed(ids);
    this.#shelf = new Shelf(this.#parts, onIndexed);
    this.#batches = new Batches(this.#parts, this.#shelf);
    this.#live = new LiveArticles(this.#shelf, this.#batches, this.#parts, onIndexed);
    this.#scanning = new Scanning(this.#parts, this.#shelf, this.#batches, this.#live);
    this.#recognition = new Recognition(this.#parts, this.#shelf, () => !this.#batches.isIdle);
    this.#tidying = new Tidying(this.#parts, this.#shelf, this.#batches, this.#recognition);
    this.#search = new LibrarySearch(this.#parts);
    this.#progress = new Emitter<LibraryProgress>(onError);
  }

  get onDidChange(): Library['onDidChange'] {
    return this.#parts.changes.event;
  }

  get onDidProgress(): Library['onDidProgress'] {
    return this.#progress.event;
  }

  restore(): Promise<void> {
    return this.#shelf.restore();
  }

  scan(): Promise<void> {
    return this.#scans.run();
  }

  async refresh(references: readonly FileReference[]): Promise<void> {
    await this.#shelf.load();
    const files = references.map(({ id, path }) => ({ id, path }));
    const single = files.length > mostReadOneByOne ? files.filter(({ id }) => this.#liveTexts.has(id)) : files;
    const many = files.length > mostReadOneByOne ? files.filter(({ id }) => !this.#liveTexts.has(id)) : [];
    const inBatches = this.#batches.run(
      many.map((file) => this.#toIndex(file)),
      'first',
    );
    await Promise.all([this.#live.read(single), inBatches]);
    this.#parts.changes.flush();
    this.#goOn();
  }

  setLiveText(id: FileId, text: string | undefined): void {
    if (text === undefined) this.#liveTexts.delete(id);
    else this.#liveTexts.set(id, text);
  }

  setSidecarFacts(id: FileId, facts: SidecarFacts | undefined): void {
    const { catalogue } = this.#parts;
    catalogue.setFacts(id, facts);
    this.#search.setAnnotations(id, facts);
    if (catalogue.get(id)) this.#indexed([id]);
    this.#parts.mentions.changedDates();
  }

  setCorrections(folder: FileId, corrections: Corrections | undefined): void {
    this.#corrections.set(folder, corrections);
    this.#parts.changes.flush();
  }

  async search(request: SearchRequest): Promise<SearchResult> {
    if (this.#shelf.isLoading) await this.#shelf.load();
    if (this.#correcting) await this.#correcting;
    return this.#search.search(request);
  }

  async passages(
    article: FileId,
    query: string,
    limit: number,
    whileTyping?: boolean,
  ): Promise<readonly PassageWithText[]> {
    if (this.#shelf.isLoading) await this.#shelf.load();
    if (this.#correcting) await this.#correcting;
    return this.#search.passages(article, query, limit, whileTyping);
  }

  complete(field: string, prefix: string, limit: number): Promise<readonly string[]> {
    return promised(() => this.#search.facts.complete(field, prefix, limit));
  }

  entities(query: EntityQuery): Promise<readonly EntitySummary[]> {
    return this.#corrected((mentions) => mentions.entities(query));
  }

  entityCounts(filter?: string): Promise<Readonly<Record<EntityType, number>>> {
    return this.#corrected((mentions) => mentions.counts(filter));
  }

  entity(id: string): Promise<EntitySummary | undefined> {
    return this.#corrected((mentions) => mentions.entity(id));
  }

  coMentions(entity: string, limit: number): Promise<readonly CoMention[]> {
    return this.#corrected((mentions) => mentions.coMentions(entity, limit));
  }

  ambiguous({ limit }: { readonly limit: number }): Promise<readonly AmbiguousMentions[]> {
    return this.#corrected((mentions) => {
      const names = [...mentions.ambiguous()].sort((a, b) => this.#compareArticles(a.article, b.article));
      return names.slice(0, limit).map(({ candidates, ...name }) => ({
        ...name,
        candidates: candidates
          .flatMap((id) => mentions.entity(id) ?? [])
          .sort((a, b) => b.mentions - a.mentions || compare(a.id, b.id)),
      }));
    });
  }

  mentionsOf(entity: string): Promise<readonly PlacedMention[]> {
    return this.#corrected((mentions) =>
      [...mentions.mentionsOf(entity)]
        .sort(([a], [b]) => this.#compareArticles(a, b))
        .flatMap(([, ofArticle]) => ofArticle),
    );
  }

  firstMentions(entities: readonly string[]): Promise<readonly (PlacedMention | undefined)[]> {
    return this.#corrected((mentions) => mentions.firstMentions(entities, (a, b) => this.#compareArticles(a, b)));
  }

  async mentionsIn(article: FileId): Promise<readonly ArticleMention[]> {
    await this.#recognition.now(article);
    this.#parts.changes.flush();
    await this.#corrections.settled;
    return this.#parts.mentions.mentionsIn(article);
  }

  readable(html: string, url?: string): Promise<ReadableArticle> {
    return promised(() => readableArticle(html, url));
  }

  /** Does now what waits for a quiet moment: settles when all names are recognised and the cache is complete. */
  async rest(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#alone(() => this.#tidying.run());
    await this.#restoring;
    await this.#correcting;
    await this.#recognition.run();
    await this.#corrections.settled;
    await this.#alone(() => this.#tidying.run());
    this.#parts.changes.flush();
    this.#tellProgress();
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#live.end();
  }

  #scan(): Promise<void> {
    return this.#alone(async () => {
      try {
        await this.#scanning.scan();
      } finally {
        this.#goOn();
      }
      this.#restoring = this.#restoreMentions();
    });
  }

  async #restoreMentions(): Promise<void> {
    try {
      await this.#recognition.restore();
      this.#goOn();
    } catch (error) {
      this.#parts.log.error('Could not restore the names.', error);
    }
  }

  #alone(task: () => Promise<void>): Promise<void> {
    const running = this.#exclusive.then(task, task);
    this.#exclusive = running.catch(() => undefined);
    return running;
  }

  #toIndex(file: FileReference): { readonly file: FileReference; readonly hash?: string } {
    const known = this.#parts.catalogue.get(file.id);
    return known?.analysis && known.file.path === file.path ? { file, hash: known.analysis.hash } : { file };
  }

  /** After articles came into the index, or a person corrected them. */
  #indexed(ids: readonly FileId[]): void {
    const { catalogue, log } = this.#parts;
    const isFew = ids.length <= mostReadOneByOne;
    const corrected: FileReference[] = [];
    for (const id of ids) {
      const entry = catalogue.get(id);
      if (!entry) continue;
      if (catalogue.isMisindexed(entry)) corrected.push(entry.file);
      else this.#recognition.want(id, isFew ? 'first' : 'inTurn');
    }
    this.#corrections.refresh(ids);
    if (corrected.length > 0) {
      const reading = this.#live
        .read(corrected)
        .catch((error: unknown) => log.error('Could not index corrected articles.', error));
      const all: Promise<unknown> = Promise.all([this.#correcting, reading]).then(() => {
        if (this.#correcting === all) this.#correcting = undefined;
      });
      this.#correcting = all;
    }
    this.#goOn();
  }

  /** Has the background work go on, and tidies up when nothing else comes. */
  #goOn(): void {
    if (this.#isDisposed) return;
    this.#tellProgress();
    void this.#recognition.run().then(() => this.#tellProgress());
    clearTimeout(this.#timer);
    const isFull = this.#parts.index.liveIds.length > mostLooseArticles;
    this.#timer = setTimeout(() => void this.#tidy(), isFull ? 0 : quietTime);
  }

  /** Answers when everything that persons said holds, about all articles. */
  async #corrected<Value>(answer: (mentions: MentionStore) => Value): Promise<Value> {
    await this.#corrections.settled;
    this.#settling ??= this.#settle().finally(() => (this.#settling = undefined));
    await this.#settling;
    return answer(this.#parts.mentions);
  }

  /** Searches have their turn while names are counted, which takes a second for a hundred thousand articles. */
  async #settle(): Promise<void> {
    const pieces = this.#parts.mentions.settling();
    while (pieces.next().done !== true) await this.#parts.pacer.breathe();
  }

  #compareArticles(a: FileId, b: FileId): number {
    const path = (id: FileId): string => this.#parts.catalogue.get(id)?.file.path ?? id;
    return compare(path(a), path(b)) || compare(a, b);
  }

  #tidy(): Promise<void> {
    return this.#alone(async () => {
      await this.#tidying.run();
      this.#prepared ??= prepare(this.#parts);
      await this.#prepared;
    }).catch((error: unknown) => {
      if (!this.#isDisposed) this.#parts.log.error('Could not tidy up the index.', error);
    });
  }

  #tellProgress(): void {
    const indexed = this.#parts.catalogue.listed;
    const progress = {
      indexed,
      found: Math.max(indexed, this.#scanning.found),
      unrecognised: this.#recognition.waiting,
    };
    const { found, unrecognised } = this.#lastProgress;
    if (this.#isDisposed) return;
    if (indexed === this.#lastProgress.indexed && progress.found === found && progress.unrecognised === unrecognised)
      return;
    this.#lastProgress = progress;
    this.#progress.fire(progress);
  }
}

function promised<Value>(answer: () => Value): Promise<Value> {
  return new Promise((resolve) => resolve(answer()));
}

function atOnce(): Promise<void> {
  return Promise.resolve();
}

function nobodyAsks(): () => void {
  return () => undefined;
}

/** By code unit. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
