import { l10n, Uri, window, workspace, type Memento } from 'vscode';
import type { Corpus } from '../../app/corpus';
import { askChoice, mapAnswer, type Choice, type Step } from '../questions';

/** Where the last import went, as a URI. */
const lastFolderKey = 'newsmark.import.folder';
/** More folders than that are found by the dialogue for folders. */
const mostFolders = 200;

/** What the question for a folder needs to know. */
export interface FolderTools {
  readonly corpus: Corpus;
  readonly memory: Memento;
}

/** A draft that goes into a folder. */
export interface IntoFolder {
  /** Undefined: another one, still to be chosen in the dialogue for folders. */
  readonly folder: Uri | undefined;
}

/**
 * The question for the folder of an import: those that hold articles, the last one chosen first. Empty where there is only one
 * folder to choose.
 */
export function folderSteps<Draft extends IntoFolder>(tools: FolderTools): readonly Step<Draft>[] {
  const folders = foldersOf(tools);
  if (folders.length < 2) return [];
  return [
    async (draft, place) => {
      const current = draft.folder?.toString();
      const answer = await askChoice<Uri | undefined>(place, {
        placeholder: l10n.t('Which folder shall the article go into?'),
        choices: [...folders.map(folderChoice), { label: l10n.t('Another folder…'), value: undefined }],
        current: draft.folder,
        isCurrent: (value) => value?.toString() === current,
      });
      return mapAnswer(answer, (folder) => ({ ...draft, folder }));
    },
  ];
}

/** The folder to begin with: the last one chosen, else the first. */
export function usualFolder(tools: FolderTools): Uri | undefined {
  return foldersOf(tools)[0];
}

/** The folder of a finished draft; undefined when the dialogue for folders was closed. It is the first one next time. */
export async function settleFolder({ memory }: FolderTools, { folder }: IntoFolder): Promise<Uri | undefined> {
  const chosen = folder ?? (await askOtherFolder());
  if (chosen) await memory.update(lastFolderKey, chosen.toString());
  return chosen;
}

async function askOtherFolder(): Promise<Uri | undefined> {
  const [first] = workspace.workspaceFolders ?? [];
  const chosen = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    openLabel: l10n.t('Import Here'),
    ...(first && { defaultUri: first.uri }),
  });
  return chosen?.[0];
}

/** The workspace's folders and all that hold articles, without repeats. */
function foldersOf({ corpus, memory }: FolderTools): readonly Uri[] {
  const roots = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const last = memory.get<string>(lastFolderKey);
  const active = window.activeTextEditor?.document.uri;
  const found = new Map<string, Uri>();
  const add = (uri: Uri): void => {
    if (workspace.getWorkspaceFolder(uri)) found.set(uri.toString(), uri);
  };
  if (last !== undefined) add(Uri.parse(last));
  if (active) add(Uri.joinPath(active, '..'));
  roots.forEach(add);
  const parents = new Set(corpus.articles().map(({ id }) => id.slice(0, id.lastIndexOf('/'))));
  for (const parent of [...parents].sort()) if (found.size < mostFolders) add(Uri.parse(parent));
  return [...found.values()];
}

function folderChoice(uri: Uri): Choice<Uri> {
  const choice = { label: folderName(uri), value: uri };
  return isRoot(uri) ? { ...choice, description: l10n.t('folder of the workspace') } : choice;
}

/** A folder as the person knows it: its path in the workspace, or the name of a folder of the workspace itself. */
export function folderName(uri: Uri): string {
  const name = isRoot(uri) ? workspace.getWorkspaceFolder(uri)?.name : undefined;
  return name ?? workspace.asRelativePath(uri);
}

function isRoot(uri: Uri): boolean {
  return workspace.workspaceFolders?.some((folder) => folder.uri.toString() === uri.toString()) ?? false;
}
