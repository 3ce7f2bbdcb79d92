import { FileSystemError, Uri, workspace } from 'vscode';
import { isOwnFile } from '../../app/correctionFiles';
import { decodeArticle, largestArticle } from '../../app/decodeArticle';
import { decodeUtf8 } from '../../app/decodeUtf8';
import { KnownFiles } from '../../app/knownFiles';
import type { FileFailure, FileId, FileResult, FileStore, Ids } from '../../app/ports';
import { deadAfter, recoverFile, replaceFile, targetName, type FolderFiles } from '../../app/replaceFile';
import { encodingOf } from './encodingSettings';

/** Renames a file over another in one step; false when this host cannot do that for these files. */
export type ReplaceAtomically = (from: Uri, to: Uri) => Promise<boolean>;

/** Temporary files of sidecars and corrections, and perhaps of others. */
const temporaryPattern = '**/*.json.*.tmp';

/** Files through the editor's file service, so that it works in both hosts and on any file system. Ids are URIs. */
export class VscodeFileStore implements FileStore {
  readonly #ids: Ids;
  readonly #folder: FolderFiles;
  readonly #own: KnownFiles;

  constructor(ids: Ids, replaceAtomically?: ReplaceAtomically) {
    this.#ids = ids;
    this.#folder = folderFiles(replaceAtomically);
    this.#own = new KnownFiles(this.#folder);
  }

  /** @param size of the file in bytes, where it is known already: it need not be asked for then. */
  async readText(id: FileId, size?: number): Promise<FileResult<string>> {
    return isOwnFile(Uri.parse(id, true).path) ? this.#own.readText(id) : readNow(id, size);
  }

  async replaceText(id: FileId, text: string | undefined, expected: string | undefined): Promise<FileResult<void>> {
    const writer = this.#ids.next().slice(-12);
    return attempt(() => replaceFile(this.#folder, { target: id, text, expected, writer }));
  }

  /**
   * Looks after what windows left behind that were killed while they wrote sidecars. One search of the workspace, and another one
   * later where somebody may be writing still.
   */
  async recover(): Promise<void> {
    if (await this.#recoverDead()) return;
    await new Promise((resolve) => setTimeout(resolve, deadAfter));
    await this.#recoverDead();
  }

  /** False when some of what was found may be of a writer that lives. */
  async #recoverDead(): Promise<boolean> {
    const found = (await workspace.findFiles(temporaryPattern, '**/{node_modules,.git}/**')).filter(targetOf);
    const dead = (await Promise.all(found.map(async (uri) => ((await isDead(uri)) ? [uri] : [])))).flat();
    const left = new Map<FileId, FileId[]>();
    for (const uri of dead) {
      const target = targetOf(uri)?.toString();
      if (target !== undefined) left.set(target, [...(left.get(target) ?? []), uri.toString()]);
    }
    for (const [target, files] of left) await recoverFile(this.#folder, target, files);
    return dead.length === found.length;
  }
}

function folderFiles(replace: ReplaceAtomically | undefined): FolderFiles {
  const uriOf = (id: FileId): Uri => Uri.parse(id, true);
  return {
    readText: (id) => readNow(id),
    write: async (id, bytes) => workspace.fs.writeFile(uriOf(id), bytes),
    remove: async (id) => workspace.fs.delete(uriOf(id)),
    rename: async (from, to, overwrite) => workspace.fs.rename(uriOf(from), uriOf(to), { overwrite }),
    replaceAtomically: replace && ((from, to) => replace(uriOf(from), uriOf(to))),
    exists,
    changedAt: async (id) => (await workspace.fs.stat(uriOf(id))).mtime,
    namesBeside: async (id) => (await workspace.fs.readDirectory(Uri.joinPath(uriOf(id), '..'))).map(([name]) => name),
    nameOf: (id) => nameOf(uriOf(id)),
    sibling: (id, name) => Uri.joinPath(uriOf(id), '..', name).toString(),
  };
}

/** An article is read only when it is known not to be too large to be one. */
async function readNow(id: FileId, known?: number): Promise<FileResult<string>> {
  const uri = Uri.parse(id, true);
  return attempt(async () => {
    if (isOwnFile(uri.path) || targetOf(uri) !== undefined) return decodeUtf8(await workspace.fs.readFile(uri));
    const size = known ?? (await workspace.fs.stat(uri)).size;
    if (size > largestArticle) return { kind: 'failed', failure: 'tooLarge' };
    return articleText(uri, await workspace.fs.readFile(uri));
  });
}

async function exists(id: FileId): Promise<boolean> {
  try {
    await workspace.fs.stat(Uri.parse(id, true));
    return true;
  } catch (error) {
    return failureOf(error) !== 'missing';
  }
}

async function isDead(uri: Uri): Promise<boolean> {
  try {
    return Date.now() - (await workspace.fs.stat(uri)).mtime > deadAfter;
  } catch {
    // It was renamed into place or withdrawn in the meantime.
    return false;
  }
}

function targetOf(temporary: Uri): Uri | undefined {
  const name = targetName(nameOf(temporary));
  const target = name === undefined ? undefined : Uri.joinPath(temporary, '..', name);
  return target && isOwnFile(target.path) ? target : undefined;
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** An article as the settings have it; what only the editor can decode it decodes. */
async function articleText(uri: Uri, bytes: Uint8Array): Promise<FileResult<string>> {
  const decoded = decodeArticle(bytes, { path: uri.path, encoding: encodingOf(uri) });
  if (decoded.kind === 'ok') return { kind: 'ok', value: decoded.text };
  if (decoded.kind === 'failed') return decoded;
  const text = await workspace.decode(bytes, { uri });
  return /\S/.test(text) ? { kind: 'ok', value: text } : { kind: 'failed', failure: 'empty' };
}

async function attempt<Value>(operation: () => Promise<FileResult<Value>>): Promise<FileResult<Value>> {
  try {
    return await operation();
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

/** The kind of an error of the file service. */
export function failureOf(error: unknown): FileFailure {
  if (!(error instanceof FileSystemError)) return 'unavailable';
  switch (error.code) {
    case 'FileNotFound':
    case 'FileNotADirectory':
    case 'FileIsADirectory':
      return 'missing';
    case 'FileExists':
      return 'changed';
    case 'NoPermissions':
      return 'denied';
    case 'FileTooLarge':
      return 'tooLarge';
    default:
      return systemFailures.find(({ code }) => code.test(error.message))?.failure ?? 'unavailable';
  }
}

/** The editor has no codes for these: the names of the system's errors stand in its message, the same in every language. */
const systemFailures: readonly { readonly code: RegExp; readonly failure: FileFailure }[] = [
  { code: /\b(?:ENOSPC|EDQUOT)\b/, failure: 'full' },
  { code: /\b(?:EROFS|EACCES|EPERM)\b/, failure: 'denied' },
  { code: /\bENAMETOOLONG\b/, failure: 'nameTooLong' },
];
