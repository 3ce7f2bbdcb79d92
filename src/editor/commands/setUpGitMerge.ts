import { env, l10n, Uri, window, workspace, type WorkspaceFolder } from 'vscode';
import { driverCommand, driverConfig, driverScript, missingAttributes } from '../../app/mergeDriver';
import type { ConfigEntry, DriverPrograms } from '../../app/mergeDriver';
import type { Stages } from '../../app/mergeFiles';
import type { Disposable } from '../../app/ports';
import { failureOf } from '../host/vscodeFileStore';
import { confirm, hint } from '../questions';
import { silent, type Action, type CommandOutcome, type CommandRunner, told } from '../runCommand';

/** What only a host with git can do for merges. */
export interface MergeHost {
  readonly programs: DriverPrograms;
  /** False where the folder is in no clone, or its configuration could not be written. */
  setConfig(folder: Uri, entries: readonly ConfigEntry[]): Promise<boolean>;
  /** What git keeps of a file that it could not merge. */
  stagesOf(file: Uri): Promise<Stages>;
}

/** Where the script of the driver is kept: a folder that outlives updates of the extension. */
interface MergeTools {
  /** Undefined in hosts that cannot reach git. */
  readonly host: MergeHost | undefined;
  readonly storage: Uri;
}

/** The command, and what keeps the driver of earlier set-ups working. */
export function registerGitMerge(tools: MergeTools, runner: CommandRunner): Disposable {
  refreshMergeDriver(tools).catch((error: unknown) => runner.fail('newsmark.setUpGitMerge', error));
  return runner.register('newsmark.setUpGitMerge', () => setUpGitMerge(tools));
}

/** *Set Up Git Merge*: shows what it would write for merges by annotation, and writes it when confirmed. */
async function setUpGitMerge(tools: MergeTools): Promise<CommandOutcome> {
  if (!workspace.isTrusted) return refused(l10n.t('Git is set up only in folders that you trust.'));
  const folder = await chooseFolder();
  if (!folder) return silent;
  const attributes = Uri.joinPath(folder.uri, '.gitattributes');
  const present = await bytesOf(attributes);
  const missing = missingAttributes(new TextDecoder().decode(present));
  // A folder on no disk has no configuration that could be reached.
  const host = folder.uri.scheme === 'file' ? tools.host : undefined;
  const config = host ? driverConfig(scriptIn(tools.storage).fsPath) : [];
  if (missing === '' && !host) return told(l10n.t('.gitattributes is set up already.'), [copyAction()]);
  const isWanted = await confirm(
    l10n.t('Let git merge annotations one by one in “{0}”?', folder.name),
    planOf(missing, config),
    l10n.t('Set Up'),
  );
  if (!isWanted) return silent;
  if (missing !== '') await append(attributes, missing);
  if (!host) {
    return told(
      l10n.t(
        '.gitattributes is written. The configuration of git cannot be set from here: run the command in each clone.',
      ),
      [copyAction()],
    );
  }
  await workspace.fs.createDirectory(tools.storage);
  await writeScript(tools.storage, host.programs);
  if (await host.setConfig(folder.uri, config))
    return told(l10n.t('Git now merges annotations one by one in this clone.'));
  return refused(
    l10n.t('.gitattributes is written, but git could not be configured: is “{0}” in a clone?', folder.name),
  );
}

/** The extension moves when it is updated: where the script of the driver was written, it is told where things are now. */
async function refreshMergeDriver({ host, storage }: MergeTools): Promise<void> {
  if (!host) return;
  const present = await bytesOf(scriptIn(storage));
  if (present.length === 0 || new TextDecoder().decode(present) === driverScript(host.programs)) return;
  await writeScript(storage, host.programs);
}

async function writeScript(storage: Uri, programs: DriverPrograms): Promise<void> {
  await workspace.fs.writeFile(scriptIn(storage), new TextEncoder().encode(driverScript(programs)));
}

function scriptIn(storage: Uri): Uri {
  return Uri.joinPath(storage, 'git-merge.sh');
}

async function chooseFolder(): Promise<WorkspaceFolder | undefined> {
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length > 1) return window.showWorkspaceFolderPick();
  if (folders.length === 0) hint(l10n.t('Open a folder first.'));
  return folders[0];
}

function planOf(missing: string, config: readonly ConfigEntry[]): string {
  const parts = [];
  if (missing !== '') parts.push(l10n.t('Added to .gitattributes:'), missing.trim());
  if (config.length > 0) {
    parts.push(
      l10n.t('Set in the configuration of this clone:'),
      ...config.map(({ key, value }) => `${key} = ${value}`),
    );
  }
  return parts.join('\n');
}

/** What is there stays byte for byte. */
async function append(file: Uri, text: string): Promise<void> {
  const present = await bytesOf(file);
  const added = new TextEncoder().encode(text);
  const bytes = new Uint8Array(present.length + added.length);
  bytes.set(present);
  bytes.set(added, present.length);
  await workspace.fs.writeFile(file, bytes);
}

/** Nothing for a file that does not exist. */
async function bytesOf(file: Uri): Promise<Uint8Array> {
  try {
    return await workspace.fs.readFile(file);
  } catch (error) {
    if (failureOf(error) === 'missing') return new Uint8Array();
    throw error;
  }
}

function copyAction(): Action {
  return {
    title: l10n.t('Copy Command'),
    run: async () => {
      await env.clipboard.writeText(driverCommand());
      return silent;
    },
  };
}

function refused(text: string): CommandOutcome {
  return { kind: 'refused', notice: { text } };
}
