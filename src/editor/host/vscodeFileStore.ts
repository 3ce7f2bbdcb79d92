import { FileSystemError, Uri, workspace } from 'vscode';
import { isOwnFile } from '../../app/correctionFiles';
import { decodeArticle } from '../../app/decodeArticle';
import { decodeUtf8 } from '../../app/decodeUtf8';
import type { FileFailure, FileId, FileResult, FileStore, Ids } from '../../app/ports';
import { encodingOf } from './encodingSettings';
import { announceAlone, removeQuietly, temporaryUri } from './writersTurn';

const done: FileResult<void> = { kind: 'ok', value: undefined };

/** Renames a file over another in one step; false when this host cannot do that for these files. */
export type ReplaceAtomically = (from: Uri, to: Uri) => Promise<boolean>;

/** Files through the editor's file service, so that it works in both hosts and on any file system. Ids are URIs. */
export class VscodeFileStore implements FileStore {
  readonly #ids: Ids;
  readonly #replaceAtomically: ReplaceAtomically | undefined;

  constructor(ids: Ids, replaceAtomically?: ReplaceAtomically) {
    this.#ids = ids;
    this.#replaceAtomically = replaceAtomically;
  }

  async readText(id: FileId): Promise<FileResult<string>> {
    const uri = Uri.parse(id, true);
    return attempt(async () => {
      const bytes = await workspace.fs.readFile(uri);
      return isOwnFile(uri.path) ? decodeUtf8(bytes) : articleText(uri, bytes);
    });
  }

  async replaceText(id: FileId, text: string, expected: string | undefined): Promise<FileResult<void>> {
    const uri = Uri.parse(id, true);
    const temporary = temporaryUri(uri, this.#ids.next().slice(-12));
    return attempt(async () => {
      try {
        const isAlone = await announceAlone(uri, temporary, new TextEncoder().encode(text));
        if (!isAlone) return { kind: 'failed', failure: 'unavailable' };
        if (!(await this.#holds(id, expected))) return { kind: 'failed', failure: 'changed' };
        await this.#moveInto(uri, temporary, expected !== undefined);
        // Programs that know nothing of this queue write too: believe what can be read back.
        return (await this.#holds(id, text)) ? done : { kind: 'failed', failure: 'changed' };
      } finally {
        await removeQuietly(temporary);
      }
    });
  }

  /** Where the host has an atomic rename it is used: the editor's own deletes the old file before it moves the new one. */
  async #moveInto(target: Uri, temporary: Uri, overwrite: boolean): Promise<void> {
    if (overwrite && (await this.#replaceAtomically?.(temporary, target))) return;
    await moveInto(target, temporary, overwrite);
  }

  async #holds(id: FileId, expected: string | undefined): Promise<boolean> {
    const current = await this.readText(id);
    return current.kind === 'ok' ? current.value === expected : current.failure === 'missing' && expected === undefined;
  }
}

/**
 * Moves a temporary file to its place. The editor deletes the old file before it renames the new one: when that goes
 * wrong in between, the new one is put in its place all the same.
 */
async function moveInto(target: Uri, temporary: Uri, overwrite: boolean): Promise<void> {
  try {
    await workspace.fs.rename(temporary, target, { overwrite });
  } catch (error) {
    if (!overwrite || (await exists(target))) throw error;
    await workspace.fs.rename(temporary, target, { overwrite: false });
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    return failureOf(error) !== 'missing';
  }
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
