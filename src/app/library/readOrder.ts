import type { FileId } from '../ports';

/** A number that grows with every reading that begins. */
export type Reading = number;

/**
 * Keeps an older reading of a file from undoing a newer one: files are read in batches, which take a while, and one by one,
 * which is quicker. Remembers nothing while nothing is read.
 */
export class ReadOrder {
  readonly #taken = new Map<FileId, Reading>();
  #last: Reading = 0;
  #underWay = 0;

  /** Says that files are about to be read. */
  begin(): Reading {
    this.#underWay++;
    return ++this.#last;
  }

  end(): void {
    if (--this.#underWay === 0) this.#taken.clear();
  }

  /** Whether what a reading found of a file is the newest that is known; if so it is what is known from now on. */
  take(id: FileId, reading: Reading): boolean {
    if (this.isNewer(id, reading)) return false;
    this.#taken.set(id, reading);
    return true;
  }

  /** Whether a file was read by a reading that began after this one. */
  isNewer(id: FileId, than: Reading): boolean {
    return (this.#taken.get(id) ?? 0) > than;
  }
}
