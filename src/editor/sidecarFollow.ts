import { FileSystemError, FileType, l10n, Uri, workspace, WorkspaceEdit } from 'vscode';
import { articleNameOf, sidecarName } from '../core/annotation/sidecar';
import type { Disposable } from '../app/ports';
import type { Annotating } from './commands/annotate';
import type { CommandRunner } from './runCommand';

/** A file or folder that is moved, as the editor tells of it. */
interface Rename {
  readonly oldUri: Uri;
  readonly newUri: Uri;
}

/**
 * Has sidecars go with their articles when these are renamed, moved or deleted in the editor, in the same step to undo. What is
 * in a folder moves with it anyway. Nothing is overwritten, and unsaved changes are not deleted.
 */
export function followArticles(tools: Annotating, runner: CommandRunner): Disposable[] {
  const tell = (text: string): void => runner.tell({ kind: 'refused', notice: { text } });
  return [
    workspace.onWillRenameFiles((event) => event.waitUntil(moveSidecars(event.files, tell))),
    workspace.onWillDeleteFiles((event) => event.waitUntil(deleteSidecars(event.files, tell))),
    workspace.onDidRenameFiles(({ files }) => {
      takeNames(tools, files).catch((error: unknown) => runner.fail('background', error));
    }),
  ];
}

async function moveSidecars(renames: readonly Rename[], tell: (text: string) => void): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  const left: Rename[] = [];
  const candidates = withSidecars(renames, ({ oldUri }) => oldUri);
  await Promise.all(
    candidates.map(async (rename) => {
      const [from, to] = [sidecarOf(rename.oldUri), sidecarOf(rename.newUri)];
      if (!(await isFile(from))) return;
      if (await isTaken(to, from)) left.push(rename);
      else edit.renameFile(from, to, { overwrite: false });
    }),
  );
  if (left.length > 0) tell(leftWords(left));
  return edit;
}

async function deleteSidecars(uris: readonly Uri[], tell: (text: string) => void): Promise<WorkspaceEdit> {
  const edit = new WorkspaceEdit();
  const candidates = withSidecars(uris, (uri) => uri).map(sidecarOf);
  const found = await Promise.all(candidates.map(async (sidecar) => ((await isFile(sidecar)) ? sidecar : undefined)));
  const sidecars = found.filter((sidecar) => sidecar !== undefined);
  const unsaved = sidecars.filter(isUnsaved);
  for (const sidecar of sidecars) if (!unsaved.includes(sidecar)) edit.deleteFile(sidecar, { ignoreIfNotExists: true });
  for (const sidecar of unsaved) tell(unsavedWords(sidecar));
  return edit;
}

/**
 * Writes the new names of articles into their sidecars, once both are in their place: told of each of the two, in either order,
 * also when the move is undone.
 */
async function takeNames({ corpus, annotations, files }: Annotating, renames: readonly Rename[]): Promise<void> {
  annotations.follow(renames.map(({ oldUri, newUri }) => ({ from: oldUri.toString(), to: newUri.toString() })));
  const articles = await Promise.all(
    renames.map(async ({ newUri }) => {
      const name = articleNameOf(nameOf(newUri));
      const article = name === undefined ? newUri : Uri.joinPath(newUri, '..', name);
      const isTogether =
        !isUnsaved(sidecarOf(article)) && (await isFile(sidecarOf(article))) && (await isFile(article));
      return isTogether ? files.reference(article) : undefined;
    }),
  );
  const moved = articles.filter((article) => article !== undefined);
  if (moved.length === 0) return;
  await corpus.refresh(moved);
  for (const { id } of moved) await annotations.takeName(id);
}

/** What may have a sidecar that is not moved or deleted together with it already: no sidecars, none whose sidecar was picked too. */
function withSidecars<File>(files: readonly File[], uriOf: (file: File) => Uri): readonly File[] {
  const picked = new Set(files.map((file) => uriOf(file).toString()));
  return files.filter((file) => {
    const uri = uriOf(file);
    return articleNameOf(nameOf(uri)) === undefined && !picked.has(sidecarOf(uri).toString());
  });
}

function sidecarOf(article: Uri): Uri {
  return Uri.joinPath(article, '..', sidecarName(nameOf(article)));
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function isFile(uri: Uri): Promise<boolean> {
  return ((await typeOf(uri)) & FileType.File) !== 0;
}

/** Whether another file is in the place of a sidecar to be. On a disk that ignores case a new spelling is the same file. */
async function isTaken(place: Uri, sidecar: Uri): Promise<boolean> {
  if ((await typeOf(place)) === FileType.Unknown) return false;
  if (place.path.toLowerCase() !== sidecar.path.toLowerCase()) return true;
  const listed = await workspace.fs.readDirectory(Uri.joinPath(place, '..'));
  return listed.some(([name]) => name === nameOf(place));
}

/** `Unknown` for what is not there. */
async function typeOf(uri: Uri): Promise<FileType> {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch (error) {
    if (error instanceof FileSystemError) return FileType.Unknown;
    throw error;
  }
}

function isUnsaved(uri: Uri): boolean {
  return workspace.textDocuments.some((document) => document.isDirty && document.uri.toString() === uri.toString());
}

function leftWords([first, ...more]: readonly Rename[]): string {
  if (!first || more.length > 0) {
    return l10n.t(
      'The annotations of {0} articles did not go with them: there are other annotations where they would go. Nothing was overwritten; they are where they were.',
      more.length + 1,
    );
  }
  return l10n.t(
    'The annotations of {0} did not go with it: there is a file {1} already. Nothing was overwritten; they are kept in {2}.',
    nameOf(first.oldUri),
    workspace.asRelativePath(sidecarOf(first.newUri)),
    workspace.asRelativePath(sidecarOf(first.oldUri)),
  );
}

function unsavedWords(sidecar: Uri): string {
  return l10n.t('The file {0} was kept, since it has unsaved changes.', workspace.asRelativePath(sidecar));
}
