import type { FileId } from '../ports';
import type { IndexedArticle, LibraryChange, LibraryProgress } from './library';
import { RestoredChange } from './restoredChange';
import type { PackedRecords } from './shard';

/** Articles in one message: as many as the extension host takes over in a few milliseconds, on a slow and busy machine, too. */
const articlesAMessage = 200;
const goneAMessage = 1000;

/** Messages that the host has not yet taken over: enough that it never waits, few enough that what changes again is sent once. */
const usuallyUnderWay = 8;

/** Sends a message; settles when the host has taken it over. */
interface Sending {
  change(change: LibraryChange): Promise<void>;
  restored(packed: PackedRecords, gone: readonly FileId[]): Promise<void>;
  progress(progress: LibraryProgress): Promise<void>;
}

/**
 * What a library tells the extension host, no faster than the host takes it over: what changes again while it waits is sent
 * once, as it is then.
 */
export class ChangeOutbox {
  readonly #send: Sending;
  readonly #mostUnderWay: number;
  /** Goes before everything else: it is what was known before. */
  readonly #restored: RestoredChange[] = [];
  readonly #articles = new Map<FileId, IndexedArticle>();
  readonly #gone = new Set<FileId>();
  #entities = false;
  #progress: LibraryProgress | undefined;
  #underWay = 0;
  #waiting: (() => void)[] = [];

  /** @param mostUnderWay how many messages the host may have that it has not yet taken over. */
  constructor(send: Sending, mostUnderWay = usuallyUnderWay) {
    this.#send = send;
    this.#mostUnderWay = mostUnderWay;
  }

  add(change: LibraryChange): void {
    if (change instanceof RestoredChange && this.#articles.size + this.#gone.size === 0) this.#restored.push(change);
    else this.#gather(change);
    this.#sendMore();
  }

  #gather({ articles, gone, entities }: LibraryChange): void {
    for (const article of articles) {
      this.#gone.delete(article.id);
      this.#articles.set(article.id, article);
    }
    for (const id of gone) {
      this.#articles.delete(id);
      this.#gone.add(id);
    }
    this.#entities ||= entities;
  }

  setProgress(progress: LibraryProgress): void {
    this.#progress = progress;
    this.#sendMore();
  }

  /** Gives the answer after all changes that were known when it was found. */
  async before<Value>(answer: Promise<Value>): Promise<Value> {
    const value = await answer;
    if (this.#hasChange()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return value;
  }

  #hasChange(): boolean {
    return this.#restored.length > 0 || this.#articles.size > 0 || this.#gone.size > 0 || this.#entities;
  }

  #sendMore(): void {
    while (this.#underWay < this.#mostUnderWay && (this.#hasChange() || this.#progress)) {
      this.#underWay++;
      // A host that does not answer is a host that is no more, and nothing can be told to it.
      this.#sendNext().then(
        () => this.#sent(),
        () => undefined,
      );
    }
    if (this.#hasChange()) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const goOn of waiting) goOn();
  }

  #sent(): void {
    this.#underWay--;
    this.#sendMore();
  }

  #sendNext(): Promise<void> {
    const restored = this.#restored.shift();
    if (restored) return this.#send.restored(restored.packed, restored.gone);
    if (this.#hasChange()) return this.#send.change(this.#takeChange());
    const progress = this.#progress;
    this.#progress = undefined;
    return progress ? this.#send.progress(progress) : Promise.resolve();
  }

  /** That entities differ is told with the last message of what waits. */
  #takeChange(): LibraryChange {
    const articles = takeFirst(this.#articles, articlesAMessage).map(([, article]) => article);
    const gone = takeFirst(this.#gone, goneAMessage).map(([id]) => id);
    const isLast = this.#articles.size === 0 && this.#gone.size === 0;
    const entities = isLast && this.#entities;
    if (isLast) this.#entities = false;
    return { articles, gone, entities };
  }
}

/** Takes the oldest entries out of a map or a set. */
function takeFirst<Key, Value>(
  from: Map<Key, Value> | { entries(): Iterable<[Key, Value]>; delete(key: Key): boolean },
  most: number,
): [Key, Value][] {
  const taken: [Key, Value][] = [];
  for (const entry of from.entries()) {
    if (taken.length === most) break;
    taken.push(entry);
  }
  for (const [key] of taken) from.delete(key);
  return taken;
}
