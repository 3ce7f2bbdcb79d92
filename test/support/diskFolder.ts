import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, readdirSync, renameSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { Annotations } from '../../src/app/annotations';
import { Corpus } from '../../src/app/corpus';
import type { Library } from '../../src/app/library/library';
import { RemoteLibrary } from '../../src/app/library/remoteLibrary';
import type { FileId, FileResult, FileStore, Keep } from '../../src/app/ports';
import { recoverFile, replaceFile, targetName, type FolderFiles } from '../../src/app/replaceFile';
import { NodeFiles } from '../../src/cli/nodeFiles';
import { fileFailure } from '../../src/node/fileFailure';
import { MemoryChannelEnd } from './memoryChannel';
import { MemoryLog } from './memoryFiles';

interface DiskOptions {
  /** Whether the disk renames over a file in one step; else the old file is removed first, as by the editor's file service. */
  readonly isAtomic?: boolean;
  /** After how many milliseconds a writer counts as dead. */
  readonly deadAfter?: number;
  /** In place of the function that writes a file. */
  readonly write?: (path: string, bytes: Uint8Array) => void;
}

/** The files of a folder on a disk, replaced as the editor replaces them. Ids are paths relative to the folder. */
export class DiskFolder implements FileStore {
  readonly finder: NodeFiles;
  readonly #options: DiskOptions;
  readonly #folder: FolderFiles;

  constructor(root: string, options: DiskOptions = {}) {
    this.finder = new NodeFiles(root);
    this.#options = options;
    const at = (id: FileId): string => join(root, id);
    const { isAtomic = true, write = writeFileSync } = options;
    this.#folder = {
      readText: (id) => this.readText(id),
      write: settled((id: FileId, bytes: Uint8Array) => write(at(id), bytes)),
      remove: settled((id: FileId) => rmSync(at(id))),
      rename: settled((from: FileId, to: FileId, overwrite: boolean) => moveAsTheEditor(at(from), at(to), overwrite)),
      ...(isAtomic && {
        replaceAtomically: settled((from: FileId, to: FileId) => {
          renameSync(at(from), at(to));
          return true;
        }),
      }),
      exists: settled((id: FileId) => existsSync(at(id))),
      changedAt: settled((id: FileId) => statSync(at(id)).mtimeMs),
      namesBeside: settled((id: FileId) => readdirSync(join(at(id), '..'))),
      nameOf: (id) => posix.basename(id),
      sibling: (id, name) => this.finder.sibling(id, name),
    };
  }

  readText(id: FileId): Promise<FileResult<string>> {
    const target = targetName(id);
    return target === undefined ? this.finder.readText(id) : this.#readTemporary(id);
  }

  async replaceText(id: FileId, text: string | undefined, expected: string | undefined): Promise<FileResult<void>> {
    const writer = randomUUID().slice(-12);
    const { deadAfter } = this.#options;
    try {
      const patience = deadAfter === undefined ? {} : { deadAfter };
      return await replaceFile(this.#folder, { target: id, text, expected, writer, ...patience });
    } catch (error) {
      return { kind: 'failed', failure: fileFailure(error) };
    }
  }

  /** What the next start does after a kill. */
  async recover(target: FileId): Promise<void> {
    const left = (await this.#folder.namesBeside(target)).filter((name) => targetName(name) === posix.basename(target));
    await recoverFile(
      this.#folder,
      target,
      left.map((name) => this.finder.sibling(target, name)),
    );
  }

  async #readTemporary(id: FileId): Promise<FileResult<string>> {
    return this.finder.readText(id);
  }
}

function settled<Arguments extends readonly unknown[], Value>(
  run: (...given: Arguments) => Value,
): (...given: Arguments) => Promise<Value> {
  return (...given) =>
    new Promise((resolve) => {
      resolve(run(...given));
    });
}

/** `workspace.fs.rename` on a disk. */
function moveAsTheEditor(from: string, to: string, overwrite: boolean): void {
  if (overwrite) rmSync(to, { force: true });
  // Unlike a rename it fails when somebody else made the file in between.
  linkSync(from, to);
  unlinkSync(from);
}

/** A library whose worker could not start. */
function deadLibrary(): Library {
  const channel = new MemoryChannelEnd();
  const log = new MemoryLog();
  const unread = (): Promise<never> => Promise.reject(new Error('Nothing is read here.'));
  const source = { list: unread, read: unread };
  const library = new RemoteLibrary(
    channel,
    { configuration: () => ({ folders: [] }), source, cache: undefined, log },
    [],
  );
  channel.fail(new Error('There is no worker.'));
  return library;
}

/** Ids that are told, in the order they were made. */
export class ToldIds {
  readonly made: string[] = [];

  next(): string {
    const id = `urn:uuid:${randomUUID()}`;
    this.made.push(id);
    return id;
  }
}

/** A window on a folder on a disk, and one of its articles known, but not analysed: annotating needs no more. */
export async function diskWindow(
  files: DiskFolder,
  article: FileId,
  { ids = new ToldIds(), unsaved }: { readonly ids?: ToldIds; readonly unsaved?: Keep } = {},
): Promise<{ readonly annotations: Annotations; readonly corpus: Corpus; readonly ids: ToldIds }> {
  const log = new MemoryLog();
  const library = deadLibrary();
  const corpus = new Corpus({ files, finder: files.finder, library, log });
  await corpus.refresh([{ id: article, path: article }]);
  const clock = { now: () => '2026-11-28T08:00:00Z' };
  const annotations = new Annotations(corpus, { files, clock, ids, author: () => 'Ada', unsaved });
  return { annotations, corpus, ids };
}
