import { commands, l10n, Uri, workspace } from 'vscode';
import { restoreConflict, writeMerge, type Conflict, type StagesOf } from '../../app/conflict';
import type { Disposable, FileId, FileStore } from '../../app/ports';
import { mergeActions } from '../changeNotice';
import type { Annotating } from '../commands/annotate';
import { hint } from '../questions';
import { silent, told, type Action, type CommandOutcome, type CommandRunner } from '../runCommand';
import { failureWords } from '../words';
import { conflictAtHand } from './conflictAtHand';
import { markConflicts } from './conflictMarks';
import { MergeDocuments } from './mergeDocuments';
import { resolveConflicts } from './resolveConflicts';

/** What merging in the editor works with. */
interface Merging extends Annotating {
  readonly store: FileStore;
  readonly documents: MergeDocuments;
}

interface MergingPorts extends Annotating {
  readonly store: FileStore;
  readonly stagesOf: StagesOf;
}

/** The commands that end what git could not merge, the documents that they show, and where they are offered in files. */
export function registerMerges({ stagesOf, ...ports }: MergingPorts, runner: CommandRunner): Disposable[] {
  const documents = new MergeDocuments({ files: ports.store, stagesOf });
  const tools = { ...ports, documents };
  return [
    documents,
    ...markConflicts(),
    runner.register('newsmark.showMerge', (argument) => showMerge(tools, argument)),
    runner.register('newsmark.applyMerge', (argument) => applyMerge(tools, argument)),
    runner.register('newsmark.resolveAnnotationConflict', (argument) => resolveConflicts(tools, argument)),
  ];
}

/** *Show Merge of Annotations*: our version beside what comes of merging both; nothing is written. */
async function showMerge(tools: Merging, argument: unknown): Promise<CommandOutcome> {
  const { documents } = tools;
  const file = await conflictAtHand(tools, argument);
  if (file === undefined) return noConflict();
  const conflict = await documents.read(file);
  if (!conflict) return notMerged(file);
  await documents.show(file, conflict);
  const [, apply] = mergeActions({ file });
  return told(shownWords(conflict), apply ? [apply] : []);
}

/** *Apply Merge of Annotations*: writes what was shown, if the file still is what it was; then asks what is left to choose. */
async function applyMerge(tools: Merging, argument: unknown): Promise<CommandOutcome> {
  const { documents, store } = tools;
  const file = await conflictAtHand(tools, argument);
  if (file === undefined) return noConflict();
  if (isUnsaved(file)) {
    return refused(l10n.t('{0} has unsaved changes. Save or revert them first; nothing was written.', nameOf(file)));
  }
  const conflict = await documents.read(file);
  if (!conflict) return notMerged(file);
  const shown = documents.shown(file);
  if (shown && (shown.marked !== conflict.marked || shown.merged !== conflict.merged)) {
    const text = l10n.t(
      '{0} was changed since its merge was shown. Nothing was written; look at the merge again.',
      nameOf(file),
    );
    return { kind: 'refused', notice: { text, actions: mergeActions({ file }).slice(0, 1) } };
  }
  const written = await writeMerge(store, file, conflict);
  if (written.kind === 'failed') {
    const text = l10n.t(
      'The merge of {0} could not be saved: {1}. The file is as it was; try again when this is mended.',
      nameOf(file),
      failureWords(written.failure),
    );
    return { kind: 'refused', notice: { text, actions: mergeActions({ file }).slice(1) } };
  }
  await documents.close(file);
  await refresh(tools, file);
  return conflict.choices > 0
    ? afterChoices(tools, file)
    : told(appliedWords(file), [undoAction(tools, file, conflict)]);
}

/** The file is valid whatever is chosen: ours counts until then. */
async function afterChoices(tools: Merging, file: FileId): Promise<CommandOutcome> {
  const article = tools.corpus.articleOf(tools.files.reference(Uri.parse(file, true)));
  if (!article) {
    return told(
      l10n.t(
        '{0} is merged. Where both versions say something else ours counts; both are in newsmark:conflicts.',
        nameOf(file),
      ),
      [openAction(file)],
    );
  }
  const outcome = await resolveConflicts(tools, { article: article.id });
  return outcome.kind === 'silent' ? told(appliedWords(file)) : outcome;
}

function undoAction(tools: Merging, file: FileId, conflict: Conflict): Action {
  const run = async (): Promise<CommandOutcome> => {
    const restored = await restoreConflict(tools.store, file, conflict);
    await refresh(tools, file);
    if (restored.kind === 'ok') {
      hint(l10n.t('{0} is in a git conflict again.', nameOf(file)));
      return silent;
    }
    return refused(l10n.t('The merge of {0} could not be undone: {1}.', nameOf(file), failureWords(restored.failure)));
  };
  return { title: l10n.t('Undo'), run };
}

async function refresh({ corpus, files }: Merging, file: FileId): Promise<void> {
  const reference = files.reference(Uri.parse(file, true));
  if (corpus.articleOf(reference)) await corpus.refresh([reference]);
  else await Promise.all([corpus.refreshCorrections(), corpus.labels.readAll()]);
}

function isUnsaved(file: FileId): boolean {
  return workspace.textDocuments.some(({ uri, isDirty }) => isDirty && uri.toString() === file);
}

function shownWords({ choices }: Conflict): string {
  switch (choices) {
    case 0:
      return l10n.t('This is the merge of both versions; nothing is written yet.');
    case 1:
      return l10n.t(
        'This is the merge of both versions; nothing is written yet. One value was changed in both: you will be asked which is to stay.',
      );
    default:
      return l10n.t(
        'This is the merge of both versions; nothing is written yet. {0} values were changed in both: you will be asked which are to stay.',
        choices,
      );
  }
}

function appliedWords(file: FileId): string {
  return l10n.t(
    '{0} holds the annotations of both versions now. Stage it to tell git that the conflict is resolved.',
    nameOf(file),
  );
}

function noConflict(): CommandOutcome {
  return told(l10n.t('No annotations are in a git conflict.'));
}

function notMerged(file: FileId): CommandOutcome {
  const text = l10n.t(
    '{0} has no conflict that can be merged: there are no marks of git in it, or one of the versions cannot be read without git’s own copies. Nothing was written.',
    nameOf(file),
  );
  return { kind: 'refused', notice: { text, actions: [openAction(file)] } };
}

function openAction(file: FileId): Action {
  const run = async (): Promise<CommandOutcome> => {
    await commands.executeCommand('vscode.open', Uri.parse(file, true));
    return silent;
  };
  return { title: l10n.t('Open File'), run };
}

function refused(text: string): CommandOutcome {
  return { kind: 'refused', notice: { text } };
}

function nameOf(file: FileId): string {
  const { path } = Uri.parse(file, true);
  return path.slice(path.lastIndexOf('/') + 1);
}
