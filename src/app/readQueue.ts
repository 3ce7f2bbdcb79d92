import type { FileId } from './ports';

/** Who waits for a file to have been read. */
interface Waiting {
  readonly done: Promise<void>;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Reads files, a bounded number at once and none twice at the same time. A file that is asked for while it is read is read
 * again afterwards: whoever asked sees what it holds since then.
 */
export class ReadQueue {
  readonly #atOnce: number;
  readonly #read: (id: FileId) => Promise<void>;
  readonly #first = new Set<FileId>();
  readonly #inTurn = new Set<FileId>();
  readonly #running = new Set<FileId>();
  readonly #waiting = new Map<FileId, Waiting>();
  #lanes = 0;
  #isEnded = false;

  constructor(atOnce: number, read: (id: FileId) => Promise<void>) {
    this.#atOnce = atOnce;
    this.#read = read;
  }

  /** Settles when these files were read, whatever else waits; rejects with the first reading that rejected. */
  async read(ids: readonly FileId[], order: 'first' | 'inTurn'): Promise<void> {
    if (this.#isEnded) return;
    const queue = order === 'first' ? this.#first : this.#inTurn;
    for (const id of ids) queue.add(id);
    const done = ids.map((id) => this.#wait(id).done);
    for (let lane = 0; lane < ids.length && this.#lanes < this.#atOnce; lane++) void this.#lane();
    await Promise.all(done);
  }

  /** Whether a file is to be read again. */
  isWaiting(id: FileId): boolean {
    return this.#first.has(id) || this.#inTurn.has(id);
  }

  /** Reads nothing more; whoever waits goes on. */
  end(): void {
    this.#isEnded = true;
    for (const waiting of this.#waiting.values()) waiting.resolve();
    this.#waiting.clear();
  }

  async #lane(): Promise<void> {
    this.#lanes++;
    for (let id = this.#take(); id !== undefined && !this.#isEnded; id = this.#take()) await this.#readNow(id);
    this.#lanes--;
  }

  /** Never rejects: the failure goes to those who wait for this file, unless it is to be read again anyway. */
  async #readNow(id: FileId): Promise<void> {
    this.#running.add(id);
    try {
      await this.#read(id);
      if (!this.isWaiting(id)) this.#waiting.get(id)?.resolve();
    } catch (error) {
      if (!this.isWaiting(id)) this.#waiting.get(id)?.reject(error);
    } finally {
      if (!this.isWaiting(id)) this.#waiting.delete(id);
      this.#running.delete(id);
    }
  }

  #take(): FileId | undefined {
    for (const queue of [this.#first, this.#inTurn]) {
      for (const id of queue) {
        if (this.#running.has(id)) continue;
        this.#first.delete(id);
        this.#inTurn.delete(id);
        return id;
      }
    }
    return undefined;
  }

  #wait(id: FileId): Waiting {
    const known = this.#waiting.get(id);
    if (known) return known;
    let settle: Omit<Waiting, 'done'> = { resolve: () => undefined, reject: () => undefined };
    const done = new Promise<void>((resolve, reject) => (settle = { resolve, reject }));
    const waiting: Waiting = { done, ...settle };
    this.#waiting.set(id, waiting);
    return waiting;
  }
}
