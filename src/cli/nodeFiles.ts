import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { articleNameOf } from '../core/annotation/sidecar';
import { articleMatcher, defaultPatterns, pathMatcher, skippedFolders } from '../app/articlePatterns';
import { decodeUtf8 } from '../app/decodeUtf8';
import type { ArticleFinder, FileFailure, FileId, FileReader, FileReference, FileResult } from '../app/ports';

/** Larger files are no articles in the editor either. */
const largestFile = 50 * 1024 * 1024;

/** The files of one folder on a disk. Ids are paths relative to the folder, with `/`. */
export class NodeFiles implements FileReader, ArticleFinder {
  readonly #root: string;
  #listing: Promise<readonly FileId[]> | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** Rejects when the folder itself cannot be listed; folders inside it that cannot be entered are left out. */
  async findArticles(): Promise<readonly FileReference[]> {
    return (await this.#list()).filter(articleMatcher(defaultPatterns)).map(toReference);
  }

  async findSidecars(): Promise<readonly FileReference[]> {
    return (await this.#list()).filter((file) => articleNameOf(file) !== undefined).map(toReference);
  }

  findsSidecarOf(): boolean {
    return true;
  }

  sibling(id: FileId, name: string): FileId {
    return path.posix.join(path.posix.dirname(id), name);
  }

  /** Decodes as the editor does: an article by its byte order mark, else as UTF-8; a sidecar as UTF-8 only. */
  async readText(id: FileId): Promise<FileResult<string>> {
    try {
      const file = path.join(this.#root, id);
      if ((await stat(file)).size > largestFile) return { kind: 'failed', failure: 'tooLarge' };
      const bytes = await readFile(file);
      const encoding = encodingOf(bytes);
      if (encoding === 'utf-8' && bytes.subarray(0, 8192).includes(0)) return { kind: 'failed', failure: 'binary' };
      if (articleNameOf(id) !== undefined) return decodeUtf8(bytes);
      return { kind: 'ok', value: new TextDecoder(encoding).decode(bytes) };
    } catch (error) {
      return { kind: 'failed', failure: failureOf(error) };
    }
  }

  #list(): Promise<readonly FileId[]> {
    this.#listing ??= list(this.#root, '');
    return this.#listing;
  }
}

const isSkipped = pathMatcher(skippedFolders, { ignoreCase: false });

/** Every file below a folder, hidden folders and packages left out; links are not followed. */
async function list(root: string, folder: string): Promise<FileId[]> {
  const entries = await readdir(path.join(root, folder), { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry): Promise<FileId[]> => {
      const id = path.posix.join(folder, entry.name);
      if (entry.isFile()) return isSkipped(id) ? [] : [id];
      if (!entry.isDirectory() || isSkipped(`${id}/x`)) return [];
      return list(root, id).catch(() => []);
    }),
  );
  return found.flat();
}

function toReference(id: FileId): FileReference {
  return { id, path: id };
}

function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}

function failureOf(error: unknown): FileFailure {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
      return 'denied';
    default:
      return 'unavailable';
  }
}
