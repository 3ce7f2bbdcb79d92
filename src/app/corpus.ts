import type { Entity } from '../core/entity/entity';
import { resolve } from '../core/entity/resolve';
import { articleNameOf, sidecarName } from '../core/annotation/sidecar';
import type { Analyser } from './analysis';
import { readArticle, type ArticleEntry } from './articleEntry';
import { Emitter } from './emitter';
import { ReadQueue } from './readQueue';
import type { ArticleFinder, Disposable, FileId, FileReader, FileReference, FileResult, Log } from './ports';

/** What changed since the last event. Listeners re-read only that. */
export interface CorpusChange {
  readonly articles: ReadonlySet<FileId>;
  /** Whether the set of entities, or any of their mentions, may differ. */
  readonly entities: boolean;
}

/** What the corpus works with. */
export interface CorpusPorts {
  readonly files: FileReader;
  readonly finder: ArticleFinder;
  readonly analyser: Analyser;
  readonly log: Log;
}

/** How many articles are read at once, each with its sidecar; each read is a message to the editor's file service. */
const articlesAtOnce = 10;

/** Files found while indexing are told in groups, so that the first rows show early and the last ones cost no redraw each. */
const articlesAnEvent = 200;

/**
 * All articles of the workspace with their sidecars and what was computed from them: the one owner of derived state.
 *
 * Nothing is read before {@link start}. Every change, whoever made it, comes in as {@link refresh} of a file and goes
 * out as {@link onDidChange}.
 */
export class Corpus implements Disposable {
  readonly #ports: CorpusPorts;
  readonly #entries = new Map<FileId, ArticleEntry>();
  readonly #references = new Map<FileId, FileReference>();
  readonly #liveTexts = new Map<FileId, string>();
  readonly #queue: ReadQueue;
  readonly #changed = new Set<FileId>();
  /** Articles of which the last listing knows that they have no sidecar, until they are read. */
  readonly #withoutSidecar = new Set<FileId>();
  /** Articles that the analyser lost. */
  readonly #toAnalyse = new Set<FileId>();
  readonly #changes = new Emitter<CorpusChange>((error) => this.#report('A listener of the corpus failed.', error));
  readonly #restarts: Disposable | undefined;
  /** What was refreshed since the listing that is under way began. */
  #since: Set<FileId> | undefined;
  #listing: Promise<readonly FileId[]> | undefined;
  #nextListing: Promise<readonly FileId[]> | undefined;
  #sorted: readonly ArticleEntry[] | undefined;
  #entitiesChanged = false;
  #entities: readonly Entity[] | undefined;
  #started: Promise<void> | undefined;
  #indexed = false;
  #disposed = false;

  /** Fires after each batch of changes, with the state already new. */
  readonly onDidChange = this.#changes.event;

  constructor(ports: CorpusPorts) {
    this.#ports = ports;
    this.#queue = new ReadQueue(articlesAtOnce, (id) => this.#read(id));
    this.#restarts = ports.analyser.onDidRestart?.(() => this.#analyseAgain());
  }

  /**
   * Finds and reads everything once; later calls give the same promise. It settles when the whole corpus is indexed.
   * After a start that failed the next call tries again.
   */
  start(): Promise<void> {
    this.#started ??= this.rescan().catch((error: unknown) => {
      this.#started = undefined;
      throw error;
    });
    return this.#started;
  }

  /** Whether anybody asked for the corpus yet. Until then file events need no attention. */
  get isStarted(): boolean {
    return this.#started !== undefined;
  }

  /** Whether everything was found and read once. */
  get isIndexed(): boolean {
    return this.#indexed;
  }

  /**
   * Lists the files anew, as after a change of the settings, and reads what is new; what is gone is forgotten. Asked
   * again while the files are listed it lists them once more afterwards, once for all who ask.
   */
  async rescan(): Promise<void> {
    await this.#queue.read(await this.#relist(), 'inTurn');
    this.#indexed = true;
    this.#announce('always');
  }

  /**
   * Reads these articles and their sidecars again, before all that waits; it settles when they are read, however much
   * else there is to index. A file the corpus does not know is taken up if it exists: the caller knows what an article is.
   */
  async refresh(references: Iterable<FileReference>): Promise<void> {
    const articles = [...references].map((reference) => this.#articleOf(reference) ?? reference);
    for (const article of articles) {
      if (!this.#references.has(article.id)) this.#references.set(article.id, article);
      this.#since?.add(article.id);
      this.#withoutSidecar.delete(article.id);
    }
    await this.#queue.read(
      articles.map(({ id }) => id),
      'first',
    );
    this.#announce();
  }

  /** Takes the text of an open editor instead of the file's; undefined goes back to the file. Read at the next refresh. */
  setLiveText(id: FileId, text: string | undefined): void {
    if (text === undefined) this.#liveTexts.delete(id);
    else this.#liveTexts.set(id, text);
  }

  /** All articles, by path; the same list until one changes. Includes those that cannot be read, and sidecars whose article is gone. */
  articles(): readonly ArticleEntry[] {
    this.#sorted ??= [...this.#entries.values()].sort((a, b) => comparePaths(a.path, b.path));
    return this.#sorted;
  }

  article(id: FileId): ArticleEntry | undefined {
    return this.#entries.get(id);
  }

  /** The sidecar beside an article that the corpus knows. */
  sidecarOf(id: FileId): FileId {
    const path = this.#references.get(id)?.path ?? id;
    return this.#ports.finder.sibling(id, sidecarName(fileName(path)));
  }

  /** All entities of the corpus, most mentions first. Computed when asked and kept until a mention changes. */
  entities(): readonly Entity[] {
    this.#entities ??= resolve(new Map(this.articles().map(({ id, analysis }) => [id, analysis?.mentions ?? []])));
    return this.#entities;
  }

  /** The article's text now: the open editor's, else the file's. */
  async text(id: FileId): Promise<FileResult<string>> {
    const live = this.#liveTexts.get(id);
    return live === undefined ? this.#ports.files.readText(id) : { kind: 'ok', value: live };
  }

  dispose(): void {
    this.#disposed = true;
    this.#queue.end();
    this.#restarts?.dispose();
    this.#ports.analyser.dispose();
  }

  /** Lists the files and takes the list over; gives what is to be read: what was found and what is gone. */
  #relist(): Promise<readonly FileId[]> {
    if (this.#nextListing) return this.#nextListing;
    if (!this.#listing) return (this.#listing = this.#list().finally(() => (this.#listing = undefined)));
    const next = (): Promise<readonly FileId[]> => {
      this.#nextListing = undefined;
      return this.#relist();
    };
    this.#nextListing = this.#listing.then(next, next);
    return this.#nextListing;
  }

  async #list(): Promise<readonly FileId[]> {
    const { finder } = this.#ports;
    const since = (this.#since = new Set<FileId>());
    try {
      const [articles, sidecars] = await Promise.all([finder.findArticles(), finder.findSidecars()]);
      const annotated = sidecars.map((sidecar) => this.#articleOf(sidecar)).filter((article) => article !== undefined);
      const found = new Map([...annotated, ...articles].map((reference) => [reference.id, reference]));
      const withSidecar = new Set(annotated.map(({ id }) => id));
      // What was refreshed in the meantime the listing may not know of yet.
      const gone = [...this.#references.keys()].filter((id) => !found.has(id) && !since.has(id));
      for (const id of gone) this.#references.delete(id);
      for (const [id, reference] of found) {
        this.#references.set(id, reference);
        const hasNone = !withSidecar.has(id) && !since.has(id) && finder.findsSidecarOf(reference);
        if (hasNone) this.#withoutSidecar.add(id);
        else this.#withoutSidecar.delete(id);
      }
      return [...gone, ...found.keys()];
    } finally {
      this.#since = undefined;
    }
  }

  /** After the analyser lost everything. */
  #analyseAgain(): void {
    const ids = [...this.#references.keys()];
    for (const id of ids) this.#toAnalyse.add(id);
    this.#queue.read(ids, 'inTurn').then(
      () => this.#announce(),
      (error: unknown) => this.#report('Could not read everything again.', error),
    );
  }

  #articleOf(reference: FileReference): FileReference | undefined {
    const name = fileName(reference.path);
    const articleName = articleNameOf(name);
    if (articleName === undefined) return undefined;
    const path = reference.path.slice(0, reference.path.length - name.length) + articleName;
    return { id: this.#ports.finder.sibling(reference.id, articleName), path };
  }

  async #read(id: FileId): Promise<void> {
    const before = this.#entries.get(id);
    const reference = this.#references.get(id);
    const entry = reference && (await this.#entry(reference, before));
    this.#changed.add(id);
    this.#sorted = undefined;
    if (entry) this.#entries.set(id, entry);
    else {
      this.#entries.delete(id);
      // A file that came back while it was read as missing waits to be read again, under the reference it has.
      if (!this.#queue.isWaiting(id)) this.#references.delete(id);
    }
    if (before?.analysis && !entry?.analysis) await this.#forget(id);
    if (before?.analysis?.hash !== entry?.analysis?.hash) {
      this.#entities = undefined;
      this.#entitiesChanged = true;
    }
    if (this.#changed.size >= articlesAnEvent) this.#announce();
  }

  async #entry(reference: FileReference, before: ArticleEntry | undefined): Promise<ArticleEntry | undefined> {
    const { files, analyser } = this.#ports;
    const { id } = reference;
    const hasNoSidecar = this.#withoutSidecar.delete(id);
    return readArticle(reference, this.#toAnalyse.delete(id) ? undefined : before, {
      readText: () => this.text(id),
      readSidecar: () => (hasNoSidecar ? Promise.resolve(noFile) : files.readText(this.sidecarOf(id))),
      analyser,
      onFailure: (error) => this.#report(`Could not analyse ${id}.`, error),
    });
  }

  async #forget(id: FileId): Promise<void> {
    try {
      await this.#ports.analyser.forget(id);
    } catch (error) {
      this.#report(`Could not forget ${id}.`, error);
    }
  }

  /** After the end nothing is a failure: the analyser refuses what was under way, and the log may be closed. */
  #report(message: string, error: unknown): void {
    if (!this.#disposed) this.#ports.log.error(message, error);
  }

  #announce(when: 'always' | 'changed' = 'changed'): void {
    if (this.#disposed || (when === 'changed' && this.#changed.size === 0)) return;
    const change = { articles: new Set(this.#changed), entities: this.#entitiesChanged };
    this.#changed.clear();
    this.#entitiesChanged = false;
    this.#changes.fire(change);
  }
}

const noFile: FileResult<string> = { kind: 'failed', failure: 'missing' };

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** By code unit, so that the order is the same on every machine and in every language. */
function comparePaths(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
