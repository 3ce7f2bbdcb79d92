import { articleNameOf } from '../../src/core/annotation/sidecar';
import { articleMatcher, defaultPatterns } from '../../src/app/articlePatterns';
import type { ArticleFinder, Clock, FileFailure, FileId, FileReference } from '../../src/app/ports';
import type { FileResult, FileStore, Ids, Keep, Log } from '../../src/app/ports';

/** Called with a file before it is read or replaced; the operation waits for what it returns. */
type Interruption = (id: FileId) => void | Promise<void>;

/** Files in memory, by path, which is also their id. What a test injects stays until it is taken back. */
export class MemoryFiles implements FileStore, ArticleFinder {
  readonly #texts: Map<FileId, string>;
  readonly #readFailures = new Map<FileId, FileFailure>();

  /** Every file read so far, in order. */
  readonly reads: FileId[] = [];

  /** Lets others act just before a file is read. */
  beforeRead: Interruption = () => undefined;

  /** Lets others act after a writer read a file and before it writes. */
  beforeWrite: Interruption = () => undefined;

  /** Lets others act after the folder was listed and before the list is handed over. */
  afterListing: () => void | Promise<void> = () => undefined;

  /** Why nothing can be written, if so. */
  writeFailure: FileFailure | undefined;

  constructor(texts: Readonly<Record<FileId, string>> = {}) {
    this.#texts = new Map(Object.entries(texts));
  }

  /** The file as it is on "disk". */
  text(id: FileId): string | undefined {
    return this.#texts.get(id);
  }

  /** Writes as another program would. */
  put(id: FileId, text: string): void {
    this.#texts.set(id, text);
  }

  delete(id: FileId): void {
    this.#texts.delete(id);
  }

  /** Makes every read of a file fail; undefined makes it readable again. */
  failReading(id: FileId, failure: FileFailure | undefined): void {
    if (failure === undefined) this.#readFailures.delete(id);
    else this.#readFailures.set(id, failure);
  }

  async readText(id: FileId): Promise<FileResult<string>> {
    this.reads.push(id);
    await this.beforeRead(id);
    const failure = this.#readFailures.get(id);
    const text = this.#texts.get(id);
    if (failure !== undefined) return { kind: 'failed', failure };
    return text === undefined ? { kind: 'failed', failure: 'missing' } : { kind: 'ok', value: text };
  }

  async replaceText(id: FileId, text: string | undefined, expected: string | undefined): Promise<FileResult<void>> {
    await this.beforeWrite(id);
    if (this.writeFailure !== undefined) return { kind: 'failed', failure: this.writeFailure };
    if (this.#texts.get(id) !== expected) return { kind: 'failed', failure: 'changed' };
    if (text === undefined) this.#texts.delete(id);
    else this.#texts.set(id, text);
    return { kind: 'ok', value: undefined };
  }

  folders(): readonly FileId[] {
    return [''];
  }

  async findArticles(): Promise<readonly FileReference[]> {
    return this.#find(articleMatcher(defaultPatterns));
  }

  async findSidecars(): Promise<readonly FileReference[]> {
    return this.#find((id) => articleNameOf(id) !== undefined);
  }

  findsSidecars(): () => boolean {
    return () => true;
  }

  sibling(id: FileId, name: string): FileId {
    return id.slice(0, id.lastIndexOf('/') + 1) + name;
  }

  async #find(isWanted: (id: FileId) => boolean): Promise<readonly FileReference[]> {
    const found = [...this.#texts.keys()].filter(isWanted).map((id) => ({ id, path: id }));
    await this.afterListing();
    return found;
  }
}

/** A text kept in memory, which another window can be given. */
export class MemoryKeep implements Keep {
  text: string | undefined;
  failure: Error | undefined;

  async read(): Promise<string | undefined> {
    if (this.failure) throw this.failure;
    return Promise.resolve(this.text);
  }

  async write(text: string): Promise<void> {
    if (this.failure) throw this.failure;
    this.text = text;
    return Promise.resolve();
  }
}

/** A log that keeps what was said at each level. */
export class MemoryLog implements Log {
  readonly errors: string[] = [];
  readonly warnings: string[] = [];
  readonly infos: string[] = [];

  info(message: string): void {
    this.infos.push(message);
  }

  warn(message: string): void {
    this.warnings.push(message);
  }

  error(message: string): void {
    this.errors.push(message);
  }
}

/** A clock that is one second later each time it is read. */
export class SteppingClock implements Clock {
  #seconds = 0;

  now(): string {
    return new Date(Date.UTC(2024, 10, 5, 8, 0, this.#seconds++)).toISOString().replace('.000Z', 'Z');
  }
}

/** Ids in a row: `urn:uuid:00000000-0000-4000-8000-000000000001`, `…2`. */
export class CountingIds implements Ids {
  #count = 0;

  next(): string {
    return `urn:uuid:00000000-0000-4000-8000-${String(++this.#count).padStart(12, '0')}`;
  }
}
