import type { Corrections } from '../../core/entity/corrections';
import type { EntityType, PlacedMention } from '../../core/entity/entity';
import type { EntityQuery } from '../../core/entity/mentionStore';
import type { ReadableArticle } from '../../core/import/readableArticle';
import { Emitter } from '../emitter';
import type { FileId, FileReference, Log } from '../ports';
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
import type { MortalLibrary } from './remoteLibrary';

/** How often a session starts another worker; one that dies again and again is not worth it. */
const mostRestarts = 3;

/**
 * A {@link Library} that is started with the first call, and again when it died. What was to be indexed then is indexed by
 * the next one; a question that was under way is rejected. An article that two of them died on is refused from then on.
 */
export class RestartingLibrary implements Library {
  readonly #start: (refused: readonly FileId[]) => MortalLibrary;
  readonly #log: Log;
  readonly #changes = new Emitter<LibraryChange>((error) => this.#report(error));
  readonly #progress = new Emitter<LibraryProgress>((error) => this.#report(error));
  readonly #liveTexts = new Map<FileId, string>();
  readonly #facts = new Map<FileId, SidecarFacts>();
  readonly #corrections = new Map<FileId, Corrections>();
  /** Articles that one of them died on: perhaps of them, perhaps of something else. */
  readonly #suspects = new Set<FileId>();
  readonly #refused = new Set<FileId>();
  /** The articles that the one that runs has told of. */
  #told = new Set<FileId>();
  /** The articles that those before it told of, until the next scan says which of them are still there. */
  #toldBefore = new Set<FileId>();
  #current: MortalLibrary | undefined;
  #restarts = 0;
  #scansUnderWay = 0;
  #wasScanned = false;
  #isDisposed = false;

  readonly onDidChange = this.#changes.event;
  readonly onDidProgress = this.#progress.event;

  constructor(start: (refused: readonly FileId[]) => MortalLibrary, log: Log) {
    this.#start = start;
    this.#log = log;
  }

  restore(): Promise<void> {
    return this.#askUntilDone((library) => library.restore());
  }

  async scan(): Promise<void> {
    this.#wasScanned = true;
    this.#scansUnderWay++;
    try {
      await this.#askUntilDone((library) => library.scan());
      this.#forgetWhatIsGone();
    } finally {
      this.#scansUnderWay--;
    }
  }

  refresh(references: readonly FileReference[]): Promise<void> {
    return this.#askUntilDone((library) => library.refresh(references));
  }

  /** Starts nothing: what is said before the first call is said again then. */
  setLiveText(id: FileId, text: string | undefined): void {
    if (text === undefined) this.#liveTexts.delete(id);
    else this.#liveTexts.set(id, text);
    this.#current?.setLiveText(id, text);
  }

  /** Starts nothing, as {@link setLiveText}. */
  setSidecarFacts(id: FileId, facts: SidecarFacts | undefined): void {
    if (facts === undefined) this.#facts.delete(id);
    else this.#facts.set(id, facts);
    this.#current?.setSidecarFacts(id, facts);
  }

  /** Starts nothing, as {@link setLiveText}. */
  setCorrections(folder: FileId, corrections: Corrections | undefined): void {
    if (corrections === undefined) this.#corrections.delete(folder);
    else this.#corrections.set(folder, corrections);
    this.#current?.setCorrections(folder, corrections);
  }

  search(request: SearchRequest): Promise<SearchResult> {
    return this.#library().search(request);
  }

  passages(article: FileId, query: string, limit: number, whileTyping?: boolean): Promise<readonly PassageWithText[]> {
    return this.#library().passages(article, query, limit, whileTyping);
  }

  complete(field: string, prefix: string, limit: number): Promise<readonly string[]> {
    return this.#library().complete(field, prefix, limit);
  }

  entities(query: EntityQuery): Promise<readonly EntitySummary[]> {
    return this.#library().entities(query);
  }

  entityCounts(filter?: string): Promise<Readonly<Record<EntityType, number>>> {
    return this.#library().entityCounts(filter);
  }

  entity(id: string): Promise<EntitySummary | undefined> {
    return this.#library().entity(id);
  }

  coMentions(entity: string, limit: number): Promise<readonly CoMention[]> {
    return this.#library().coMentions(entity, limit);
  }

  ambiguous(options: { readonly limit: number }): Promise<readonly AmbiguousMentions[]> {
    return this.#library().ambiguous(options);
  }

  mentionsOf(entity: string): Promise<readonly PlacedMention[]> {
    return this.#library().mentionsOf(entity);
  }

  firstMentions(entities: readonly string[]): Promise<readonly (PlacedMention | undefined)[]> {
    return this.#library().firstMentions(entities);
  }

  mentionsIn(article: FileId): Promise<readonly ArticleMention[]> {
    return this.#library().mentionsIn(article);
  }

  readable(html: string, url?: string): Promise<ReadableArticle> {
    return this.#library().readable(html, url);
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#current?.dispose();
  }

  /** The library that runs, started if none does. One that died for the last time stays, and rejects. */
  #library(): MortalLibrary {
    if (this.#current) return this.#current;
    const library = this.#start([...this.#refused]);
    this.#current = library;
    library.onDidChange((change) => this.#take(change));
    library.onDidProgress((progress) => this.#progress.fire(progress));
    library.onDidFail((error) => this.#died(library, error));
    for (const [id, text] of this.#liveTexts) library.setLiveText(id, text);
    for (const [id, facts] of this.#facts) library.setSidecarFacts(id, facts);
    for (const [folder, corrections] of this.#corrections) library.setCorrections(folder, corrections);
    return library;
  }

  async #askUntilDone(question: (library: MortalLibrary) => Promise<void>): Promise<void> {
    const library = this.#library();
    try {
      await question(library);
    } catch (error) {
      if (this.#isDisposed || library === this.#current) throw error;
      await this.#askUntilDone(question);
    }
  }

  #take(change: LibraryChange): void {
    for (const { id } of change.articles) this.#told.add(id);
    for (const id of change.gone) this.#told.delete(id);
    this.#changes.fire(change);
  }

  #died(dead: MortalLibrary, error: Error): void {
    if (this.#isDisposed) return;
    this.#log.error(`The worker died (${this.#restarts} of ${mostRestarts} restarts used).`, error);
    if (this.#restarts === mostRestarts) return;
    this.#restarts++;
    for (const id of dead.underWay()) (this.#suspects.has(id) ? this.#refused : this.#suspects).add(id);
    dead.dispose();
    this.#current = undefined;
    for (const id of this.#told) this.#toldBefore.add(id);
    this.#told = new Set();
    // Who asked for a scan that is under way asks again.
    if (this.#wasScanned && this.#scansUnderWay === 0) this.scan().catch((failure: unknown) => this.#report(failure));
  }

  /** A new library does not know what the dead one had told of. */
  #forgetWhatIsGone(): void {
    const gone = [...this.#toldBefore].filter((id) => !this.#told.has(id));
    this.#toldBefore = new Set();
    if (gone.length > 0) this.#changes.fire({ articles: [], gone, entities: true });
  }

  #report(error: unknown): void {
    if (!this.#isDisposed) this.#log.error('The library failed.', error);
  }
}
