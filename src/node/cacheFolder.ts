import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ByteRange, CacheStore } from '../app/library/librarySource';

/** The ending of files that are being written. */
const unfinished = '.tmp';
/** Whoever began to write a file longer ago than this was killed, in milliseconds. */
const longestWrite = 60_000;

/**
 * A cache in a folder of its own, which need not exist yet. Files are written under another name first. They are not forced
 * to the disk: after a power failure one may be damaged, which whoever reads it notices, and a cache can be made again.
 */
export class CacheFolder implements CacheStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Also removes what writers left behind that were killed. */
  async list(): Promise<readonly string[]> {
    const entries = await readdir(this.#folder, { withFileTypes: true }).catch(nothingIfMissing([]));
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    await Promise.all(names.filter((name) => name.endsWith(unfinished)).map((name) => this.#removeIfLeft(name)));
    return names.filter((name) => !name.endsWith(unfinished));
  }

  /** Reads without waiting for anything else, which is fastest; the bytes own their buffer. */
  read(name: string, range?: ByteRange): Promise<Uint8Array | undefined> {
    return new Promise<Uint8Array | undefined>((resolve) => resolve(readPart(join(this.#folder, name), range))).catch(
      nothingIfMissing(undefined),
    );
  }

  async write(name: string, bytes: Uint8Array): Promise<void> {
    const temporary = join(this.#folder, `${name}.${randomUUID()}${unfinished}`);
    await mkdir(this.#folder, { recursive: true });
    try {
      await writeFile(temporary, bytes);
      await rename(temporary, join(this.#folder, name));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }

  async #removeIfLeft(name: string): Promise<void> {
    const file = join(this.#folder, name);
    try {
      const { mtimeMs } = await stat(file);
      if (Date.now() - mtimeMs > longestWrite) await rm(file, { force: true });
    } catch {
      // It was renamed into place in the meantime.
    }
  }
}

function readPart(file: string, { start, end }: ByteRange = { start: 0, end: Infinity }): Uint8Array {
  const descriptor = openSync(file, 'r');
  try {
    const bytes = new Uint8Array(Math.max(0, Math.min(end, fstatSync(descriptor).size) - start));
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(descriptor, bytes, length, bytes.length - length, start + length);
    return length === bytes.length ? bytes : bytes.slice(0, length);
  } finally {
    closeSync(descriptor);
  }
}

/** For `catch`: takes a file or folder that does not exist for this value. */
function nothingIfMissing<Value>(value: Value): (error: unknown) => Value {
  return (error) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return value;
    throw error;
  };
}
