import type { FileToIndex } from './job';
import type { LibraryParts } from './libraryParts';
import type { Shelf } from './shelf';

/** The most files in one job, and so in one shard, unless the pool wants fewer: of more, a part would take seconds to be shown. */
const mostFilesABatch = 4000;

/** Batches of no more files are not parted. */
const fewFiles = 1000;

interface Batch {
  readonly files: readonly FileToIndex[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** Has files indexed in batches, as many at once as the pool has lanes. */
export class Batches {
  readonly #parts: LibraryParts;
  readonly #shelf: Shelf;
  readonly #waiting: Batch[] = [];
  #running = 0;

  constructor(parts: LibraryParts, shelf: Shelf) {
    this.#parts = parts;
    this.#shelf = shelf;
  }

  /** Whether nothing runs and nothing waits. */
  get isIdle(): boolean {
    return this.#running === 0 && this.#waiting.length === 0;
  }

  /** The most files in one batch. */
  get most(): number {
    return this.#parts.pool.filesAJob ?? mostFilesABatch;
  }

  /** Settles when these files are searchable. */
  async run(files: readonly FileToIndex[], when: 'first' | 'inTurn'): Promise<void> {
    const batches: Promise<void>[] = [];
    for (let at = 0; at < files.length; at += this.most)
      batches.push(this.#wait(files.slice(at, at + this.most), when));
    await Promise.all(batches);
  }

  #wait(files: readonly FileToIndex[], when: 'first' | 'inTurn'): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      const batch = { files, resolve, reject };
      if (when === 'first') this.#waiting.unshift(batch);
      else this.#waiting.push(batch);
    });
    if (this.#running < this.#parts.pool.lanes) void this.#lane();
    return done;
  }

  /** Never rejects: failures go to those who wait. */
  async #lane(): Promise<void> {
    this.#running++;
    for (let batch = this.#next(); batch; batch = this.#next()) {
      await this.#index(batch.files).then(batch.resolve, batch.reject);
    }
    this.#running--;
  }

  /** The last large batches are halved, so that no lane is left alone with one for long. */
  #next(): Batch | undefined {
    const batch = this.#waiting.shift();
    const { lanes } = this.#parts.pool;
    if (!batch || lanes < 2 || this.#waiting.length >= lanes || batch.files.length <= fewFiles) return batch;
    const middle = Math.ceil(batch.files.length / 2);
    let left = 2;
    const resolve = (): void => {
      if (--left === 0) batch.resolve();
    };
    this.#waiting.unshift({ ...batch, resolve, files: batch.files.slice(middle) });
    if (this.#running < lanes) void this.#lane();
    return { ...batch, resolve, files: batch.files.slice(0, middle) };
  }

  /** A batch on which a thread died is halved until the file it died on is alone. */
  async #index(files: readonly FileToIndex[]): Promise<void> {
    const { pool, order, log } = this.#parts;
    const [only] = files;
    if (this.#parts.isDisposed() || !only) return;
    const reading = order.begin();
    try {
      const result = await pool.run({ kind: 'index', files });
      if (this.#parts.isDisposed()) return;
      if (result.kind === 'index' && (await this.#shelf.take(result, reading))) return;
      log.warn(`The index of ${files.length} files came damaged.`);
    } catch (error) {
      if (this.#parts.isDisposed()) return;
      log.warn(`Could not index ${files.length} files at once: ${String(error)}`);
    } finally {
      order.end();
    }
    if (files.length === 1) {
      if (order.take(only.file.id, reading)) this.#shelf.fail(only.file, 'notAnalysed');
      return;
    }
    const middle = Math.ceil(files.length / 2);
    await this.#index(files.slice(0, middle));
    await this.#index(files.slice(middle));
  }
}
