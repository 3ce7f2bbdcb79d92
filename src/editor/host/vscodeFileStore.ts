import { FileSystemError, Uri, workspace } from 'vscode';
import { articleNameOf } from '../../core/annotation/sidecar';
import type { FileFailure, FileId, FileResult, FileStore, Ids } from '../../app/ports';

/** Larger files never reach extensions as documents either. */
const largestFile = 50 * 1024 * 1024;

const done: FileResult<void> = { kind: 'ok', value: undefined };

/** Files through the editor's file service, so that it works in both hosts and on any file system. Ids are URIs. */
export class VscodeFileStore implements FileStore {
  readonly #ids: Ids;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  async readText(id: FileId): Promise<FileResult<string>> {
    const uri = Uri.parse(id, true);
    return attempt(async () => {
      const bytes = await workspace.fs.readFile(uri);
      if (bytes.byteLength > largestFile) return { kind: 'failed', failure: 'tooLarge' };
      if (isBinary(bytes)) return { kind: 'failed', failure: 'binary' };
      return { kind: 'ok', value: await decode(uri, bytes) };
    });
  }

  async replaceText(id: FileId, text: string, expected: string | undefined): Promise<FileResult<void>> {
    const uri = Uri.parse(id, true);
    const bytes = new TextEncoder().encode(text);
    const temporary = uri.with({ path: `${uri.path}.${this.#ids.next().slice(-12)}.tmp` });
    return attempt(async () => {
      try {
        await workspace.fs.writeFile(temporary, bytes);
        if (!(await this.#holds(id, expected))) return { kind: 'failed', failure: 'changed' };
        await workspace.fs.rename(temporary, uri, { overwrite: true });
      } finally {
        await removeQuietly(temporary);
      }
      // A rename over a file is not atomic on every virtual file system: believe what can be read back.
      return (await this.#holds(id, text)) ? done : { kind: 'failed', failure: 'unavailable' };
    });
  }

  async #holds(id: FileId, expected: string | undefined): Promise<boolean> {
    const current = await this.readText(id);
    return current.kind === 'ok' ? current.value === expected : current.failure === 'missing' && expected === undefined;
  }
}

/** An article as the user's settings have it, a sidecar as it was written, whatever they say. */
async function decode(uri: Uri, bytes: Uint8Array): Promise<string> {
  if (articleNameOf(uri.path) === undefined) return workspace.decode(bytes, { uri });
  return new TextDecoder().decode(bytes);
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
    case 'NoPermissions':
      return 'denied';
    case 'FileTooLarge':
      return 'tooLarge';
    default:
      return 'unavailable';
  }
}

/** A zero byte in UTF-8 or a single-byte encoding means the file is no text; UTF-16 announces itself with its mark. */
function isBinary(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return !isUtf16 && bytes.subarray(0, 8192).includes(0);
}

async function removeQuietly(uri: Uri): Promise<void> {
  try {
    await workspace.fs.delete(uri);
  } catch {
    // It was renamed into place, or was never written.
  }
}
