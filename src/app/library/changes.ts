import { Emitter } from '../emitter';
import type { FileId } from '../ports';
import type { IndexedArticle, LibraryChange } from './library';
import { RestoredChange } from './restoredChange';
import type { PackedRecords } from './shard';

/** Articles that are told at once: as many as an extension host takes over in a few milliseconds. */
const articlesATime = 250;

/** Gathers what changed and tells it in batches; of an article that changes twice in between the last state is told. */
export class Changes {
  readonly #emitter: Emitter<LibraryChange>;
  readonly #articles = new Map<FileId, IndexedArticle>();
  readonly #gone = new Set<FileId>();
  #entities = false;

  readonly event: Emitter<LibraryChange>['event'];

  constructor(onError: (error: unknown) => void) {
    this.#emitter = new Emitter<LibraryChange>(onError);
    this.event = this.#emitter.event;
  }

  article(article: IndexedArticle): void {
    this.#gone.delete(article.id);
    this.#articles.set(article.id, article);
    if (this.#articles.size >= articlesATime) this.flush();
  }

  gone(id: FileId): void {
    this.#articles.delete(id);
    this.#gone.add(id);
  }

  /** Tells what an earlier session knew, after all that was known before. */
  restored(packed: PackedRecords, gone: readonly FileId[]): void {
    this.flush();
    this.#emitter.fire(new RestoredChange(packed, gone));
  }

  entities(): void {
    this.#entities = true;
  }

  /** Tells what has not been told. */
  flush(): void {
    const change = { articles: [...this.#articles.values()], gone: [...this.#gone], entities: this.#entities };
    if (change.articles.length + change.gone.length === 0 && !change.entities) return;
    this.#articles.clear();
    this.#gone.clear();
    this.#entities = false;
    this.#emitter.fire(change);
  }
}
