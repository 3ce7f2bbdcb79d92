import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { articleMatcher, folderMatcher, pathMatcher } from '../app/articlePatterns';
import { decodeArticle } from '../app/decodeArticle';
import { fileId, relativePathOf } from '../app/library/fileId';
import type { ArticleSource, ArticleText, FoundFile } from '../app/library/librarySource';
import { fileStamp } from '../app/library/fileStamp';
import type { ConfiguredFolder, TextEncoding, WorkerConfiguration } from '../app/library/workerConfiguration';
import type { FileId, FileReference, FileResult } from '../app/ports';
import { diskFiles } from './diskFiles';
import { DiskReader } from './diskReader';
import { fileFailure } from './fileFailure';

/** A folder of the configuration that is on this disk. */
type DiskFolder = ConfiguredFolder & { readonly diskPath: string };

/** How many files are told at once. */
const batchSize = 500;
/** How long the thread is kept before others have a turn, in milliseconds. */
const slice = 8;

/**
 * The articles of folders on a disk, for a thread that may be blocked: it lists and reads without promises. What is on no
 * disk, and what only the editor can decode, it leaves to another source; without one that is unavailable.
 */
export class DiskSource implements ArticleSource {
  readonly #folders: readonly ConfiguredFolder[];
  readonly #elsewhere: ArticleSource | undefined;
  readonly #reader = new DiskReader();

  constructor({ folders }: Pick<WorkerConfiguration, 'folders'>, elsewhere?: ArticleSource) {
    this.#folders = folders;
    this.#elsewhere = elsewhere;
  }

  async list(onFound: (files: readonly FoundFile[]) => void): Promise<void> {
    const others = this.#folders.some((folder) => !isOnDisk(folder)) ? this.#elsewhere?.list(onFound) : undefined;
    // Both are waited for: whoever asked may let go of a listing that rejected.
    const [own] = await Promise.allSettled([this.#listDisk(onFound), others]);
    if (own.status === 'rejected') throw own.reason;
    await others;
  }

  read(file: FileReference): Promise<FileResult<ArticleText>> {
    const place = this.#placeOf(file.id);
    if (!place) return this.#readElsewhere(file);
    try {
      const { bytes, stats } = this.#reader.read(place.diskPath);
      if (!bytes) return Promise.resolve({ kind: 'failed', failure: 'tooLarge' });
      const decoded = decodeArticle(bytes, { path: place.diskPath, encoding: place.encoding });
      if (decoded.kind === 'askEditor') return this.#readElsewhere(file);
      if (decoded.kind === 'failed') return Promise.resolve(decoded);
      const stamp = fileStamp(stats.mtimeMs, stats.size, place.encoding);
      return Promise.resolve({ kind: 'ok', value: { text: decoded.text, stamp } });
    } catch (error) {
      return Promise.resolve({ kind: 'failed', failure: fileFailure(error) });
    }
  }

  async #listDisk(onFound: (files: readonly FoundFile[]) => void): Promise<void> {
    let batch: FoundFile[] = [];
    let since = performance.now();
    for (const file of this.#files()) {
      if (file) batch.push(file);
      if (batch.length >= batchSize) {
        onFound(batch);
        batch = [];
      }
      if (performance.now() - since < slice) continue;
      await nextTurn();
      since = performance.now();
    }
    if (batch.length > 0) onFound(batch);
  }

  /** The articles of all folders; undefined for each other file, so that whoever asks can pause. */
  *#files(): Generator<FoundFile | undefined, void, undefined> {
    for (const folder of this.#folders.filter(isOnDisk)) {
      const isArticle = articleMatcher(folder);
      const isHidden = pathMatcher(folder.hidden, { ignoreCase: false });
      const isEmptyOfArticles = folderMatcher(folder.exclude);
      const isSkipped = (path: string): boolean =>
        isEmptyOfArticles(path) || isHidden(path) || this.#isOpenItself(fileId(folder.uri, path));
      for (const path of diskFiles(folder.diskPath, isSkipped))
        yield isArticle(path) && !isHidden(path) ? foundFile(folder, path) : undefined;
    }
  }

  /** A folder that is open itself, inside another that is open, too, has its own settings. */
  #isOpenItself(uri: string): boolean {
    return this.#folders.some((folder) => folder.uri === uri);
  }

  /** Where a file is; of folders inside each other the inner one counts. */
  #placeOf(id: FileId): { readonly diskPath: string; readonly encoding: TextEncoding } | undefined {
    let nearest: { readonly diskPath: string | undefined; readonly encoding: TextEncoding } | undefined;
    let length = -1;
    for (const { uri, diskPath, encoding } of this.#folders) {
      const relative = uri.length > length ? relativePathOf(uri, id) : undefined;
      if (relative === undefined) continue;
      nearest = { diskPath: diskPath && join(diskPath, relative), encoding };
      length = uri.length;
    }
    return nearest?.diskPath === undefined ? undefined : { diskPath: nearest.diskPath, encoding: nearest.encoding };
  }

  #readElsewhere(file: FileReference): Promise<FileResult<ArticleText>> {
    return this.#elsewhere?.read(file) ?? Promise.resolve({ kind: 'failed', failure: 'unavailable' });
  }
}

function isOnDisk(folder: ConfiguredFolder): folder is DiskFolder {
  return folder.diskPath !== undefined;
}

/** Undefined when the file went away since it was listed. */
function foundFile({ uri, name, diskPath, encoding }: DiskFolder, path: string): FoundFile | undefined {
  const file = { id: fileId(uri, path), path: name === undefined ? path : `${name}/${path}` };
  try {
    const stats = statSync(join(diskPath, path), { throwIfNoEntry: false });
    return stats && { ...file, stamp: fileStamp(stats.mtimeMs, stats.size, encoding) };
  } catch {
    // There is no permission to know more; reading the file says so.
    return file;
  }
}
