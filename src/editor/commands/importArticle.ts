import { commands, env, l10n, Uri, workspace, type Memento } from 'vscode';
import {
  importPage,
  importText,
  type ImportedArticle,
  type ImportResult,
  type ImportTools,
  type InFolder,
} from '../../app/importing';
import { largestDownload } from '../../app/importingDownload';
import { webAddress } from '../../core/text/webAddress';
import type { Corpus } from '../../app/corpus';
import { addressProblem, importFailureWords } from '../importWords';
import { askSteps, askText, mapAnswer, type Step } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import type { ArticleFiles } from '../host/articleFiles';
import { folderSteps, settleFolder, usualFolder } from './importFolder';
import { withDownload } from './withDownload';

/** What the commands that import and convert work with. */
export interface Importing {
  readonly corpus: Corpus;
  readonly files: ArticleFiles;
  readonly importing: ImportTools;
  /** Keeps where the last import came from and went to. */
  readonly memory: Memento;
}

interface PageDraft {
  readonly address: string;
  readonly folder: Uri | undefined;
}

/** *Import Article from URL…*: fetches the page that was asked for and writes its text as an article. */
export async function importFromUrl(tools: Importing, address?: string): Promise<CommandOutcome> {
  const first = usualFolder(tools);
  if (!first) return noFolder();
  const draft: PageDraft = { address: address ?? (await addressAtHand()), folder: first };
  const steps: readonly Step<PageDraft>[] = [
    askAddress(l10n.t('Address of the page')),
    ...folderSteps<PageDraft>(tools),
  ];
  const answered = await askSteps(l10n.t('Import Article from URL'), draft, steps);
  const folder = answered && (await settleFolder(tools, answered));
  if (!answered || !folder) return silent;
  const result = await withDownload(l10n.t('Importing {0}', hostOf(answered.address)), (signals) =>
    importPage(tools.importing, answered.address, inFolder(folder), signals()),
  );
  return outcomeOf(result);
}

/** *Import Article from Clipboard*: HTML or words become an article; an address is offered to be fetched. */
export async function importFromClipboard(tools: Importing): Promise<CommandOutcome> {
  const text = (await env.clipboard.readText()).trim();
  if (webAddress(text).kind === 'ok') return importFromUrl(tools, text);
  if (text === '') {
    const words = l10n.t('The clipboard holds no text. Copy the words or the source of a page first.');
    return { kind: 'told', notice: { text: words } };
  }
  if (text.length > largestDownload)
    return { kind: 'refused', notice: { text: importFailureWords({ kind: 'tooLarge' }) } };
  const first = usualFolder(tools);
  if (!first) return noFolder();
  const draft = await askSteps(l10n.t('Import Article from Clipboard'), { folder: first }, folderSteps(tools));
  const folder = draft && (await settleFolder(tools, draft));
  if (!folder) return silent;
  return outcomeOf(await importText(tools.importing, text, inFolder(folder)));
}

/** Asks for an address that can be fetched. */
export function askAddress<Draft extends { readonly address: string }>(prompt: string): Step<Draft> {
  return async (draft, place) => {
    const answer = await askText(place, {
      prompt,
      placeholder: 'https://',
      value: draft.address,
      required: l10n.t('Type or paste an address.'),
      problem: (typed) => addressProblem(webAddress(typed).kind),
    });
    return mapAnswer(answer, (address) => ({ ...draft, address: address.trim() }));
  };
}

/** The address on the clipboard, to be confirmed; empty when there is none. */
export async function addressAtHand(): Promise<string> {
  const copied = (await env.clipboard.readText()).trim();
  return copied.length < 2000 && webAddress(copied).kind === 'ok' ? copied : '';
}

/** Names the files of a folder. */
export function inFolder(folder: Uri): InFolder {
  return (name) => Uri.joinPath(folder, name).toString();
}

/** The host of an address, for a message. */
export function hostOf(address: string): string {
  const read = webAddress(address);
  return read.kind === 'ok' ? read.host : address;
}

/** Nothing can be imported without a place to put it. */
export function noFolder(): CommandOutcome {
  const openFolder = async (): Promise<CommandOutcome> => {
    await commands.executeCommand('vscode.openFolder');
    return silent;
  };
  const text = l10n.t('Open the folder first that articles shall go into.');
  return { kind: 'told', notice: { text, actions: [{ title: l10n.t('Open Folder'), run: openFolder }] } };
}

/** Opens what was imported and says where it is and where it came from. */
async function outcomeOf(result: ImportResult): Promise<CommandOutcome> {
  if (result.kind === 'ok') {
    await openImported(result.value);
    return { kind: 'told', notice: { text: importedWords(result.value) } };
  }
  if (result.failure.kind === 'cancelled') return silent;
  return { kind: 'refused', notice: { text: importFailureWords(result.failure) } };
}

/** Shows a new article in a tab of its own. */
export async function openImported({ file }: ImportedArticle): Promise<void> {
  await commands.executeCommand('vscode.open', Uri.parse(file, true), { preview: false });
}

function importedWords({ file, title, redirectedTo, isShort }: ImportedArticle): string {
  const path = workspace.asRelativePath(Uri.parse(file, true));
  const sentences = [
    title === undefined ? l10n.t('Imported to {0}.', path) : l10n.t('Imported “{0}” to {1}.', title, path),
    ...(redirectedTo === undefined ? [] : [l10n.t('The address led on to {0}.', redirectedTo)]),
    ...(isShort ? [l10n.t('Only a few words were found: the page may show the rest to subscribers only.')] : []),
  ];
  return sentences.join(' ');
}
