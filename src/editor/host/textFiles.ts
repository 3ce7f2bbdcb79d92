import { FileType, RelativePattern, Uri, workspace } from 'vscode';
import { BASE_TEXTS_FOLDER } from '../../app/baseTexts';
import { isOwnFile } from '../../app/correctionFiles';
import type { FileId, FileReader, FileResult } from '../../app/ports';
import { isTextName, type KeptFile, type TidyPorts } from '../../app/tidyTexts';
import { failureOf } from './vscodeFileStore';

/** Sidecars, also those that are being written, and what else the folders keep. */
const referring = '{**/*.newsmark.json*,**/.newsmark/*.json*}';

/** The kept texts of the workspace and what may name them. */
export function textFiles(files: FileReader, held: () => Promise<readonly string[]>): TidyPorts {
  return {
    files,
    findTexts: async () => (await Promise.all(folders().map(textsIn))).flat(),
    findReferring: async () => {
      // Null: what is hidden from the Explorer, or of no search, counts too.
      const found = folders().map((folder) => workspace.findFiles(new RelativePattern(folder, referring), null));
      return [...new Set((await Promise.all(found)).flat().map(String))];
    },
    remove: removeFile,
    held: async () => [...(await held()), ...openFiles()],
  };
}

function folders(): readonly Uri[] {
  return (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
}

function openFiles(): readonly string[] {
  const own = workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && isOwnFile(uri.path));
  return own.map((document) => document.getText());
}

/** Nothing where the folder keeps no texts. */
async function textsIn(folder: Uri): Promise<readonly KeptFile[]> {
  const place = Uri.joinPath(folder, BASE_TEXTS_FOLDER);
  const listed = await workspace.fs.readDirectory(place).then(
    (entries) => entries,
    (error: unknown) => {
      if (failureOf(error) === 'missing') return [];
      throw error;
    },
  );
  const names = listed.flatMap(([name, type]) => (type === FileType.File && isTextName(name) ? [name] : []));
  return Promise.all(
    names.map(async (hash): Promise<KeptFile> => {
      const uri = Uri.joinPath(place, hash);
      return { id: uri.toString(), hash, bytes: (await workspace.fs.stat(uri)).size };
    }),
  );
}

async function removeFile(id: FileId): Promise<FileResult<void>> {
  try {
    await workspace.fs.delete(Uri.parse(id, true));
    return { kind: 'ok', value: undefined };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}
