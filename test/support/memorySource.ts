import type { Job, JobResult } from '../../src/app/library/job';
import type {
  ArticleSource,
  ArticleText,
  ByteRange,
  CacheStore,
  FoundFile,
  JobPool,
} from '../../src/app/library/librarySource';
import { runJob } from '../../src/app/library/runJob';
import type { FileFailure, FileId, FileReference, FileResult } from '../../src/app/ports';
import { articleHash } from '../../src/core/text/sha256';

interface MemoryFile {
  readonly text: string;
  readonly stamp: string;
}

/** Articles in memory, by path, which is also their id. A file gets another stamp whenever it is put, as on a disk. */
export class MemorySource implements ArticleSource {
  readonly #files = new Map<FileId, MemoryFile>();
  readonly #failures = new Map<FileId, FileFailure>();
  #writes = 0;

  /** Every file read so far, in order. */
  readonly reads: FileId[] = [];
  /** How often the files were listed. */
  lists = 0;
  /** Whether files have stamps. */
  hasStamps = true;
  /** Why the files cannot be listed, if so. */
  listFailure: Error | undefined;
  /** Lets others act just before a file is read. */
  beforeRead: (id: FileId) => void | Promise<void> = () => undefined;
  /** Lets others act between the listing of the files and its end. */
  afterListing: () => void | Promise<void> = () => undefined;

  constructor(texts: Readonly<Record<FileId, string>> = {}) {
    for (const [id, text] of Object.entries(texts)) this.put(id, text);
  }

  /** Writes as another program would. */
  put(id: FileId, text: string): void {
    this.#files.set(id, { text, stamp: `${++this.#writes}:${text.length}` });
  }

  delete(id: FileId): void {
    this.#files.delete(id);
  }

  move(from: FileId, to: FileId): void {
    const file = this.#files.get(from);
    this.#files.delete(from);
    if (file) this.#files.set(to, file);
  }

  /** Makes every read of a file fail; undefined makes it readable again. */
  failReading(id: FileId, failure: FileFailure | undefined): void {
    if (failure === undefined) this.#failures.delete(id);
    else this.#failures.set(id, failure);
  }

  /** The files that are there, by path. */
  paths(): FileId[] {
    return [...this.#files.keys()].sort();
  }

  async list(onFound: (files: readonly FoundFile[]) => void): Promise<void> {
    this.lists++;
    if (this.listFailure) throw this.listFailure;
    const found = [...this.#files].map(([id, { stamp }]) => ({ id, path: id, ...(this.hasStamps && { stamp }) }));
    for (let at = 0; at < found.length; at += 3) onFound(found.slice(at, at + 3));
    await this.afterListing();
  }

  async read({ id }: FileReference): Promise<FileResult<ArticleText>> {
    this.reads.push(id);
    await this.beforeRead(id);
    const failure = this.#failures.get(id);
    const file = this.#files.get(id);
    if (failure !== undefined) return { kind: 'failed', failure };
    if (!file) return { kind: 'failed', failure: 'missing' };
    return { kind: 'ok', value: { text: file.text, ...(this.hasStamps && { stamp: file.stamp }) } };
  }
}

/** What was done to a cache. */
export type CacheAction =
  | { readonly kind: 'write'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'remove'; readonly name: string };

/** A cache in memory that remembers what was done to it, so that a test can go back to any moment. */
export class MemoryCache implements CacheStore {
  readonly files = new Map<string, Uint8Array>();
  readonly actions: CacheAction[] = [];
  /** Whether nothing can be written, as on a full disk. */
  isFull = false;

  /** A cache as it was after some actions. */
  static after(actions: readonly CacheAction[]): MemoryCache {
    const cache = new MemoryCache();
    for (const action of actions) cache.#act(action);
    return cache;
  }

  list(): Promise<readonly string[]> {
    return Promise.resolve([...this.files.keys()]);
  }

  read(name: string, range?: ByteRange): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.files.get(name)?.slice(range?.start, range?.end));
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    await Promise.resolve();
    if (this.isFull) throw new Error('the disk is full');
    this.#act({ kind: 'write', name, bytes: bytes.slice() });
  }

  remove(name: string): Promise<void> {
    this.#act({ kind: 'remove', name });
    return Promise.resolve();
  }

  #act(action: CacheAction): void {
    this.actions.push(action);
    if (action.kind === 'write') this.files.set(action.name, action.bytes);
    else this.files.delete(action.name);
  }
}

/** Threads of which one dies whenever it works on a deadly file. */
export class MortalJobs implements JobPool {
  readonly lanes = 2;
  /** Files that no thread survives. */
  readonly deadly = new Set<FileId>();
  /** The jobs run so far. */
  readonly jobs: Job[] = [];
  readonly #source: ArticleSource;

  constructor(source: ArticleSource) {
    this.#source = source;
  }

  run(job: Job): Promise<JobResult> {
    this.jobs.push(job);
    if (job.files.some(({ file }) => this.deadly.has(file.id))) return Promise.reject(new Error('the thread died'));
    return runJob(job, { source: this.#source, hash: articleHash, pause: () => Promise.resolve() });
  }
}
