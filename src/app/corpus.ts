import { sidecarName } from '../core/annotation/sidecar';
import { entryOf, factsOf, readPlacedSidecar, type ArticleEntry, type PlacedSidecar } from './articleEntry';
import { BaseTexts, type TextHistory } from './baseTexts';
import type { StagesOf } from './conflict';
import { CorrectionFiles } from './correctionFiles';
import { Emitter } from './emitter';
import { fileName } from './folderPath';
import { Interner } from './interner';
import { toReference } from './library/fileId';
import { LabelFiles } from './labelFiles';
import type { IndexedArticle, Library, LibraryChange } from './library/library';
import type { ArticleFinder, Disposable, FileId, FileReader, FileReference, FileResult, Log } from './ports';
import { ReadQueue } from './readQueue';
import { SidecarListing } from './sidecarListing';
import type { Step } from './sidecarStep';
import { compareEntries, SortedEntries } from './sortedEntries';

/** What changed since the last event. Listeners re-read only that. */
export interface CorpusChange {
  readonly articles: ReadonlySet<FileId>;
  /** Whether the set of entities, or any of their mentions, may differ. */
  readonly entities: boolean;
}

/** What the corpus works with. */
export interface CorpusPorts {
  /** For sidecars, and for the texts of annotated articles. */
  readonly files: FileReader;
  readonly finder: ArticleFinder;
  readonly library: Library;
  readonly log: Log;
  /** The texts that files had before, where they can be reached. */
  readonly history?: TextHistory | undefined;
  /** What git keeps of files that it could not merge, where it can be reached. */
  readonly stagesOf?: StagesOf | undefined;
}

/** How many sidecars are read at once; each read is a message to the editor's file service. */
const sidecarsAtOnce = 20;

/** Files found while indexing are told in groups, so that the first rows show early and the last ones cost no redraw each. */
const articlesAnEvent = 200;
/** What earlier sessions knew comes at once, and nobody draws it before it is all there. */
const restoredAnEvent = 5000;

/**
 * All articles of the workspace with their sidecars and what was computed from them: the one owner of derived state. The
 * library reads and analyses the articles; here the sidecars are read, and annotations placed.
 *
 * Nothing is read before {@link start}. Every change, whoever made it, comes in as {@link refresh} of a file or is told by
 * the library, and goes out as {@link onDidChange}.
 */
export class Corpus implements Disposable {
  readonly library: Library;
  /** What the folders say about entities. */
  readonly corrections: CorrectionFiles;
  /** The labels of the folders. */
  readonly labels: LabelFiles;
  /** The texts that annotations were made on. */
  readonly baseTexts: BaseTexts;
  readonly #ports: CorpusPorts;
  readonly #entries = new SortedEntries();
  readonly #sidecars = new Map<FileId, PlacedSidecar>();
  readonly #liveTexts = new Map<FileId, string>();
  readonly #unsaved = new Map<FileId, readonly Step[]>();
  readonly #interner = new Interner();
  readonly #queue: ReadQueue;
  readonly #listing: SidecarListing;
  readonly #changed = new Set<FileId>();
  /** Files that are asked for and have no entry yet. */
  readonly #references = new Map<FileId, FileReference>();
  /** Annotated articles that the library does not have. */
  readonly #lost = new Set<FileId>();
  /** Articles that are refreshed now, with how many wait for each. */
  readonly #refreshing = new Map<FileId, number>();
  readonly #changes = new Emitter<CorpusChange>((error) => this.#report('A listener of the corpus failed.', error));
  readonly #listener: Disposable;
  #annotated: readonly ArticleEntry[] | undefined;
  #entitiesChanged = false;
  #scans = 0;
  #started: Promise<void> | undefined;
  #restored = false;
  #indexed = false;
  #disposed = false;

  /** Fires after each batch of changes, with the state already new. */
  readonly onDidChange = this.#changes.event;

  constructor(ports: CorpusPorts) {
    this.#ports = ports;
    this.library = ports.library;
    this.#queue = new ReadQueue(sidecarsAtOnce, (id) => this.#readSidecar(id));
    this.corrections = new CorrectionFiles(ports.files, ports.finder, ports.library);
    this.labels = new LabelFiles(ports.files, ports.finder);
    this.baseTexts = new BaseTexts(ports);
    this.#listing = new SidecarListing(ports.finder);
    this.#listener = this.library.onDidChange((change) => this.#take(change));
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

  /** Whether what earlier sessions knew is listed, if it can be. */
  get isRestored(): boolean {
    return this.#restored;
  }

  /** Whether everything was found and read once. */
  get isIndexed(): boolean {
    return this.#indexed;
  }

  /** Whether the files are being listed and what is new is read. */
  get isScanning(): boolean {
    return this.#scans > 0;
  }

  /** Lists the files anew, as after a change of the settings, and reads what is new; what is gone is forgotten. */
  async rescan(): Promise<void> {
    this.#scans++;
    try {
      await this.#restore();
      const correcting = Promise.all([this.corrections.readAll(), this.labels.readAll()]);
      const scanning = this.library.scan();
      // Waited for below: the sidecars are of use even when it fails.
      scanning.catch(() => undefined);
      await correcting;
      const listed = await this.#listing.list();
      await this.#readSidecars([...listed.values(), ...this.#annotatedNow()], 'inTurn');
      await scanning;
      const others = this.#entries.list().filter(({ id }) => !listed.has(id));
      await this.#readSidecars(await this.#listing.hiddenOf(others), 'inTurn');
      await this.#index(this.#annotatedNow().filter(({ id }) => !this.#isInLibrary(id)));
      this.#settle([...listed.values()]);
    } finally {
      this.#scans--;
    }
    this.#indexed = true;
    this.#announce('always');
  }

  /** Lists what earlier sessions knew, before anything else is looked for. */
  async #restore(): Promise<void> {
    if (this.#restored) return;
    await this.library.restore().catch((error: unknown) => this.#report('Could not restore the articles.', error));
    this.#restored = true;
    if (this.#entries.size > 0) this.#announce('always');
  }

  /**
   * Reads these articles and their sidecars again, before all that waits. It settles when they are searchable and their
   * entries new, however much else there is to index. A file the corpus does not know is taken up if it exists: the caller
   * knows what an article is.
   */
  async refresh(references: Iterable<FileReference>): Promise<void> {
    const articles = [...references].map((reference) => this.articleOf(reference) ?? reference);
    for (const { id } of articles) this.#refreshing.set(id, (this.#refreshing.get(id) ?? 0) + 1);
    try {
      await Promise.all([this.#index(articles), this.#readSidecars(articles, 'first')]);
    } finally {
      for (const { id } of articles) this.#refreshed(id);
      this.#settle(articles);
      this.#announce();
    }
  }

  /** Reads again what a folder says about entities, as when its file changed; all folders unless told. */
  async refreshCorrections(folder?: FileId): Promise<void> {
    await (folder === undefined ? this.corrections.readAll() : this.corrections.read(folder));
  }

  /** Takes the text of an open editor instead of the file's; undefined goes back to the file. Read at the next refresh. */
  setLiveText(id: FileId, text: string | undefined): void {
    if (text === undefined) this.#liveTexts.delete(id);
    else this.#liveTexts.set(id, text);
    this.library.setLiveText(id, text);
  }

  /** Shows changes of a sidecar that could not be written yet as if they were. Taken up at the next refresh. */
  setUnsaved(id: FileId, steps: readonly Step[]): void {
    if (steps.length > 0) this.#unsaved.set(id, steps);
    else this.#unsaved.delete(id);
  }

  /** Whether an annotation is shown that is not in the sidecar so; without an id, whether that is so of anything of the article. */
  isUnsaved(id: FileId, annotation?: string): boolean {
    const steps = this.#unsaved.get(id) ?? [];
    return annotation === undefined
      ? steps.length > 0
      : steps.some(({ changes }) => changes.some(({ after }) => after?.id === annotation));
  }

  /** All articles, by path; the same list until one changes. Includes those that cannot be read, and sidecars whose article is gone. */
  articles(): readonly ArticleEntry[] {
    return this.#entries.list();
  }

  /** Whether there is an article whose file exists. */
  hasArticles(): boolean {
    return this.#entries.some(({ failure }) => failure !== 'missing');
  }

  /** The articles that have a sidecar, readable or not, by path; the same list until one of them changes. */
  annotatedArticles(): readonly ArticleEntry[] {
    this.#annotated ??= [...this.#sidecars.keys()].flatMap((id) => this.#entries.get(id) ?? []).sort(compareEntries);
    return this.#annotated;
  }

  article(id: FileId): ArticleEntry | undefined {
    return this.#entries.get(id);
  }

  /** The article that a sidecar belongs to, whether either exists or not; undefined for any other file. */
  articleOf(sidecar: FileReference): FileReference | undefined {
    return this.#listing.articleOf(sidecar);
  }

  /** The sidecar beside an article that the corpus knows. */
  sidecarOf(id: FileId): FileId {
    const path = this.#referenceOf(id).path;
    return this.#ports.finder.sibling(id, sidecarName(fileName(path)));
  }

  /** The article's text now: the open editor's, else the file's. */
  async text(id: FileId): Promise<FileResult<string>> {
    const live = this.#liveTexts.get(id);
    return live === undefined ? this.#ports.files.readText(id) : { kind: 'ok', value: live };
  }

  dispose(): void {
    this.#disposed = true;
    this.#queue.end();
    this.#listener.dispose();
    this.library.dispose();
  }

  /** Has the library read articles. When it cannot, they are listed all the same, and can be annotated. */
  async #index(articles: readonly FileReference[]): Promise<void> {
    if (articles.length === 0) return;
    try {
      await this.library.refresh(articles);
    } catch (error) {
      this.#report(`Could not index ${articles.length} articles, the first is ${articles[0]?.id ?? ''}.`, error);
      await Promise.all(articles.map((article) => this.#listUnindexed(article)));
    }
    this.#settle(articles);
  }

  async #listUnindexed({ id, path }: FileReference): Promise<void> {
    const text = await this.text(id);
    if (this.#disposed || (text.kind === 'failed' && text.failure === 'missing')) return;
    this.#lost.delete(id);
    this.#put({ id, path, failure: text.kind === 'failed' ? text.failure : 'notAnalysed' });
  }

  async #readSidecars(articles: readonly FileReference[], order: 'first' | 'inTurn'): Promise<void> {
    for (const article of articles) if (!this.#entries.get(article.id)) this.#references.set(article.id, article);
    await this.#queue.read(
      articles.map(({ id }) => id),
      order,
    );
  }

  async #readSidecar(id: FileId): Promise<void> {
    const before = this.#sidecars.get(id);
    const steps = this.#unsaved.get(id);
    const placed = await readPlacedSidecar({
      sidecarFile: this.sidecarOf(id),
      readSidecar: () => this.#ports.files.readText(this.sidecarOf(id)),
      stagesOf: this.#ports.stagesOf,
      readText: () => this.text(id),
      readBases: (hashes) => this.baseTexts.readAll(id, hashes),
      before,
      unsaved: steps && { file: fileName(this.#referenceOf(id).path), steps },
    });
    if (!placed && !before) return;
    if (placed) this.#sidecars.set(id, placed);
    else this.#sidecars.delete(id);
    this.#annotated = undefined;
    this.library.setSidecarFacts(id, factsOf(placed));
    const entry = this.#entries.get(id);
    if (!placed && !this.#isInLibrary(id)) this.#remove(id);
    else if (entry) this.#put(entry);
  }

  /** Takes over what the library found. */
  #take({ articles, gone, entities }: LibraryChange): void {
    const stale: FileReference[] = [];
    for (const article of articles) {
      const { id, analysis, failure } = article;
      if (failure === 'notAnalysed') this.#ports.log.error(`Could not analyse ${id}.`);
      this.#lost.delete(id);
      this.#put(this.#interner.article(article));
      const placed = this.#sidecars.get(id);
      if (placed && analysis && placed.hash !== analysis.hash && !this.#refreshing.has(id)) stale.push(article);
    }
    for (const id of gone) this.#lose(id);
    this.#entitiesChanged ||= entities;
    const isAwaited = articles.length + gone.length > 0 && this.#isRefreshing([...articles, ...gone.map(toReference)]);
    const most = this.#restored ? articlesAnEvent : restoredAnEvent;
    if (this.#changed.size >= most || (this.#scans === 0 && !isAwaited)) this.#announce();
    if (stale.length > 0) this.#placeAgain(stale);
  }

  /** What is lost while it is refreshed or everything is scanned is looked for by itself, if it is annotated, before it is given up. */
  #lose(id: FileId): void {
    if (!this.#sidecars.has(id)) {
      this.#remove(id);
      return;
    }
    this.#lost.add(id);
    if (this.#scans === 0 && !this.#refreshing.has(id)) this.#settle([toReference(id)]);
  }

  /** Texts that changed without anybody's refresh, as when the library was started again. */
  #placeAgain(articles: readonly FileReference[]): void {
    this.#readSidecars(articles, 'inTurn').then(
      () => this.#announce(),
      (error: unknown) => this.#report('Could not read sidecars again.', error),
    );
  }

  /** Makes an end of articles that were looked for and that the library does not have. */
  #settle(articles: readonly FileReference[]): void {
    for (const { id } of articles) {
      if (this.#isInLibrary(id) || this.#refreshing.has(id)) continue;
      if (this.#sidecars.has(id)) this.#put({ ...this.#referenceOf(id), failure: 'missing' });
      else this.#remove(id);
    }
  }

  #put({ id, path, analysis, failure }: IndexedArticle): void {
    const article = analysis ? { id, path, analysis } : { id, path, ...(failure && { failure }) };
    const placed = this.#sidecars.get(id);
    this.#entries.set(entryOf(article, placed));
    this.#references.delete(id);
    if (placed) this.#annotated = undefined;
    this.#changed.add(id);
  }

  #remove(id: FileId): void {
    this.#lost.delete(id);
    this.#references.delete(id);
    if (!this.#entries.get(id)) return;
    this.#entries.delete(id);
    this.#changed.add(id);
  }

  #isInLibrary(id: FileId): boolean {
    const entry = this.#entries.get(id);
    return entry !== undefined && entry.failure !== 'missing' && !this.#lost.has(id);
  }

  #isRefreshing(articles: readonly FileReference[]): boolean {
    return articles.every(({ id }) => this.#refreshing.has(id));
  }

  #refreshed(id: FileId): void {
    const left = (this.#refreshing.get(id) ?? 1) - 1;
    if (left === 0) this.#refreshing.delete(id);
    else this.#refreshing.set(id, left);
  }

  #annotatedNow(): readonly FileReference[] {
    return [...this.#sidecars.keys()].map((id) => this.#referenceOf(id));
  }

  #referenceOf(id: FileId): FileReference {
    const { path } = this.#entries.get(id) ?? this.#references.get(id) ?? { path: id };
    return { id, path };
  }

  /** After the end nothing is a failure: the library refuses what was under way, and the log may be closed. */
  #report(message: string, error: unknown): void {
    if (!this.#disposed) this.#ports.log.error(message, error);
  }

  #announce(when: 'always' | 'changed' = 'changed'): void {
    if (this.#disposed) return;
    if (when === 'changed' && this.#changed.size === 0 && !this.#entitiesChanged) return;
    const change = { articles: new Set(this.#changed), entities: this.#entitiesChanged };
    this.#changed.clear();
    this.#entitiesChanged = false;
    this.#changes.fire(change);
  }
}
