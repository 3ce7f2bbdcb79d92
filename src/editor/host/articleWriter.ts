import { Uri, workspace } from 'vscode';
import { sidecarName } from '../../core/annotation/sidecar';
import type { ArticleCreator } from '../../app/importing';
import type { FileId, FileResult, Ids } from '../../app/ports';
import { failureOf } from './vscodeFileStore';

const isThere: FileResult<void> = { kind: 'failed', failure: 'changed' };
const utf8Mark = '\ufeff';

/** Creates article files through the editor's file service, in both hosts and on any file system. Ids are URIs. */
export class ArticleWriter implements ArticleCreator {
  constructor(private readonly ids: Ids) {}

  async create(file: FileId, text: string): Promise<FileResult<void>> {
    const uri = Uri.parse(file, true);
    const temporary = uri.with({ path: `${uri.path}.${this.ids.next().slice(-12)}.tmp` });
    try {
      if ((await exists(uri)) || (await exists(uri.with({ path: sidecarName(uri.path) })))) return isThere;
      await workspace.fs.writeFile(temporary, await encode(uri, text));
      await workspace.fs.rename(temporary, uri, { overwrite: false });
      return { kind: 'ok', value: undefined };
    } catch (error) {
      return { kind: 'failed', failure: failureOf(error) };
    } finally {
      await removeQuietly(temporary);
    }
  }
}

/** Removes a file that may have been renamed into place, or never written. */
async function removeQuietly(uri: Uri): Promise<void> {
  try {
    await workspace.fs.delete(uri);
  } catch {
    // It is gone already.
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (failureOf(error) === 'missing') return false;
    throw error;
  }
}

/** In the encoding that the person's settings give such a file; where that lacks a letter, in UTF-8 with its mark. */
async function encode(uri: Uri, text: string): Promise<Uint8Array> {
  const bytes = await workspace.encode(text, { uri });
  const readBack = await workspace.decode(bytes, { uri });
  return readBack === text ? bytes : new TextEncoder().encode(utf8Mark + text);
}
