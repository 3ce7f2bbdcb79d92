import { join, posix } from 'node:path';
import { articleNameOf } from '../core/annotation/sidecar';
import { articleMatcher, defaultPatterns, folderMatcher, pathMatcher, skippedFolders } from '../app/articlePatterns';
import { decodeArticle } from '../app/decodeArticle';
import { isOwnFile } from '../app/correctionFiles';
import { decodeUtf8 } from '../app/decodeUtf8';
import { defaultEncoding } from '../app/library/workerConfiguration';
import type { ArticleFinder, FileId, FileReader, FileReference, FileResult } from '../app/ports';
import { diskFiles } from '../node/diskFiles';
import { DiskReader } from '../node/diskReader';
import { fileFailure } from '../node/fileFailure';

/** The files of one folder on a disk. Ids are paths relative to the folder, with `/`. */
export class NodeFiles implements FileReader, ArticleFinder {
  readonly #root: string;
  readonly #reader = new DiskReader();
  #listing: readonly FileId[] | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  folders(): readonly FileId[] {
    return [''];
  }

  /** Rejects when the folder itself cannot be listed; folders inside it that cannot be entered are left out. */
  async findArticles(): Promise<readonly FileReference[]> {
    return this.#find(articleMatcher(defaultPatterns));
  }

  async findSidecars(): Promise<readonly FileReference[]> {
    return this.#find((file) => articleNameOf(file) !== undefined);
  }

  findsSidecars(): () => boolean {
    return () => true;
  }

  sibling(id: FileId, name: string): FileId {
    return posix.join(posix.dirname(id), name);
  }

  /** Decodes as the editor does; Newsmark's own files as UTF-8 only. */
  readText(id: FileId): Promise<FileResult<string>> {
    return Promise.resolve(this.#read(id));
  }

  #read(id: FileId): FileResult<string> {
    try {
      const { bytes } = this.#reader.read(join(this.#root, id));
      if (!bytes) return { kind: 'failed', failure: 'tooLarge' };
      return isOwnFile(id) ? decodeUtf8(bytes) : articleText(id, bytes);
    } catch (error) {
      return { kind: 'failed', failure: fileFailure(error) };
    }
  }

  #find(isWanted: (file: FileId) => boolean): Promise<readonly FileReference[]> {
    return new Promise((resolve) => {
      this.#listing ??= [...diskFiles(this.#root, folderMatcher(skippedFolders))].filter((file) => !isSkipped(file));
      resolve(this.#listing.filter(isWanted).map((file) => ({ id: file, path: file })));
    });
  }
}

const isSkipped = pathMatcher(skippedFolders, { ignoreCase: false });

function articleText(id: FileId, bytes: Uint8Array): FileResult<string> {
  const decoded = decodeArticle(bytes, { path: id, encoding: defaultEncoding });
  if (decoded.kind === 'ok') return { kind: 'ok', value: decoded.text };
  return { kind: 'failed', failure: decoded.kind === 'failed' ? decoded.failure : 'unavailable' };
}
