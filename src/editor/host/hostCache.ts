import { FileType, Uri, workspace } from 'vscode';
import type { ByteRange, CacheStore } from '../../app/library/librarySource';
import type { Ids } from '../../app/ports';
import { failureOf } from './vscodeFileStore';

/** The ending of files that are being written; a writer that was killed leaves one behind. */
const unfinished = '.tmp';
/** Whoever began to write a file longer ago than this was killed, in milliseconds. */
const longestWrite = 60_000;

/** A cache in a folder that only the editor can reach, as in a browser. Files are written under another name first. */
export class HostCache implements CacheStore {
  readonly #folder: Uri;
  readonly #ids: Ids;

  constructor(folder: Uri, ids: Ids) {
    this.#folder = folder;
    this.#ids = ids;
  }

  /** Also removes what writers left behind that were killed. */
  async list(): Promise<readonly string[]> {
    const entries = await workspace.fs.readDirectory(this.#folder).then(undefined, nothingIfMissing([]));
    const names = entries.flatMap(([name, type]) => (type === FileType.File ? [name] : []));
    await Promise.all(names.filter((name) => name.endsWith(unfinished)).map((name) => this.#removeIfLeft(name)));
    return names.filter((name) => !name.endsWith(unfinished));
  }

  async read(name: string, range?: ByteRange): Promise<Uint8Array | undefined> {
    const bytes = await workspace.fs.readFile(this.#file(name)).then(undefined, nothingIfMissing(undefined));
    return range ? bytes?.subarray(range.start, range.end) : bytes;
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = this.#file(`${name}.${this.#ids.next().slice(-12)}${unfinished}`);
    try {
      await workspace.fs.writeFile(temporary, bytes);
      await workspace.fs.rename(temporary, this.#file(name), { overwrite: true });
    } catch (error) {
      await workspace.fs.delete(temporary).then(undefined, nothingIfMissing(undefined));
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await workspace.fs.delete(this.#file(name)).then(undefined, nothingIfMissing(undefined));
  }

  async #removeIfLeft(name: string): Promise<void> {
    try {
      const { mtime } = await workspace.fs.stat(this.#file(name));
      if (Date.now() - mtime > longestWrite) await this.remove(name);
    } catch {
      // It was renamed into place in the meantime.
    }
  }

  #file(name: string): Uri {
    return Uri.joinPath(this.#folder, name);
  }
}

/** For a file or folder that does not exist takes a value instead of the error. */
function nothingIfMissing<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (failureOf(error) === 'missing') return value;
    throw error;
  };
}
