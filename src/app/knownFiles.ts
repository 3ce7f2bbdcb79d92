import type { FileId, FileResult } from './ports';
import { deadAfter, targetName, type FolderFiles } from './replaceFile';

/**
 * Reads files that others replace. Where a file cannot be replaced in one step there is none for a moment; a file that was there
 * counts as gone only when nobody is writing it, so that nobody takes a write for the end of it. One listing of the folder where it is missing.
 */
export class KnownFiles {
  readonly #files: Pick<FolderFiles, 'readText' | 'namesBeside' | 'nameOf'>;
  readonly #known = new Set<FileId>();

  constructor(files: Pick<FolderFiles, 'readText' | 'namesBeside' | 'nameOf'>) {
    this.#files = files;
  }

  async readText(id: FileId): Promise<FileResult<string>> {
    const found = await this.#files.readText(id);
    if (found.kind === 'ok') this.#known.add(id);
    if (!isMissing(found) || !this.#known.has(id)) return found;
    const later = await this.#readReplaced(id);
    if (isMissing(later)) this.#known.delete(id);
    return later;
  }

  /** Looks for a writer first and reads second: who had ended by then has put the file in its place. */
  async #readReplaced(id: FileId): Promise<FileResult<string>> {
    const end = Date.now() + deadAfter;
    for (;;) {
      const isWritten = await this.#isWritten(id);
      const found = await this.#files.readText(id);
      if (!isMissing(found) || !isWritten || Date.now() > end) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async #isWritten(id: FileId): Promise<boolean> {
    const name = this.#files.nameOf(id);
    // A folder that is gone has no files.
    const names = await this.#files.namesBeside(id).catch(() => []);
    return names.some((other) => targetName(other) === name);
  }
}

function isMissing(found: FileResult<string>): boolean {
  return found.kind === 'failed' && found.failure === 'missing';
}
