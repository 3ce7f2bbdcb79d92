import { commands, l10n, Uri } from 'vscode';
import type { ChangeResult } from '../app/sidecarWriter';
import type { Corpus } from '../app/corpus';
import { labelsFile } from '../app/labelFiles';
import type { FileId } from '../app/ports';
import type { CommandId, ViewId } from './ids';
import { labelsProblem } from './labelsNotice';
import { silent, told, type Action, type CommandOutcome, type Notice } from './runCommand';
import { sidecarProblem } from './sidecarProblem';
import { articleTitle, failureWords } from './words';

/**
 * What the user is told of a change: nothing when it was made, else what failed, what is safe and what to do.
 *
 * @param again asks once more with what was typed, so that no work is lost with the message.
 */
export function outcomeOf(
  result: ChangeResult,
  corpus: Pick<Corpus, 'article'>,
  again?: () => Promise<CommandOutcome>,
): CommandOutcome {
  const actions: readonly Action[] = again ? [{ title: l10n.t('Try Again'), run: again }] : [];
  switch (result.kind) {
    case 'done':
      return result.skipped === 0 ? silent : { kind: 'told', notice: { text: skippedWords(result.skipped) } };
    case 'refused': {
      const entry = corpus.article(result.article);
      const isKnown = entry?.sidecar.kind === 'conflicted' && result.state.kind === 'broken';
      const problem = entry && sidecarProblem(isKnown ? entry : { ...entry, sidecar: result.state });
      const notice = sidecarNotice(problem?.long ?? '', result.article, problem?.isConflict);
      return { kind: 'refused', notice: { ...notice, actions: [...actions, ...(notice.actions ?? [])] } };
    }
    case 'failed': {
      const entry = corpus.article(result.article);
      const text = l10n.t(
        'The annotations of “{0}” could not be saved: {1}. Those in the sidecar are as they were; try again when this is mended.',
        entry ? articleTitle(entry) : result.article,
        failureWords(result.failure),
      );
      return { kind: 'refused', notice: { text, actions } };
    }
    case 'pending':
      return pendingOutcome(result, corpus);
    case 'labelsRefused':
      return labelsOutcome(result, actions);
    case 'gone': {
      const text = l10n.t('The annotation was changed or removed elsewhere in the meantime. Nothing was overwritten.');
      return { kind: 'told', notice: { text, actions } };
    }
  }
}

/** The same of a change of article details. */
export function detailsOutcomeOf(
  result: ChangeResult,
  corpus: Corpus,
  again?: () => Promise<CommandOutcome>,
): CommandOutcome {
  const actions: readonly Action[] = again ? [{ title: l10n.t('Try Again'), run: again }] : [];
  switch (result.kind) {
    case 'done':
      return silent;
    case 'refused':
    case 'labelsRefused':
      return outcomeOf(result, corpus, again);
    case 'failed': {
      const entry = corpus.article(result.article);
      const text = l10n.t(
        'The details of “{0}” could not be saved: {1}. The sidecar is as it was; try again when this is mended.',
        entry ? articleTitle(entry) : result.article,
        failureWords(result.failure),
      );
      return { kind: 'refused', notice: { text, actions } };
    }
    case 'pending':
      return pendingOutcome(result, corpus);
    case 'gone': {
      const text = l10n.t('The details were changed elsewhere in the meantime. Nothing was overwritten.');
      return { kind: 'told', notice: { text, actions } };
    }
  }
}

/** The same of a change of labels, with what it changed of annotations. */
export function labelsOutcomeOf(
  result: ChangeResult,
  corpus: Pick<Corpus, 'article'>,
  again?: () => Promise<CommandOutcome>,
): CommandOutcome {
  if (result.kind !== 'gone') return outcomeOf(result, corpus, again);
  return told(l10n.t('The labels or verdicts were changed elsewhere in the meantime. Nothing was overwritten.'));
}

/** Labels that were left as they are, with their file. */
function labelsOutcome(
  { folder, state }: Extract<ChangeResult, { readonly kind: 'labelsRefused' }>,
  again: readonly Action[],
): CommandOutcome {
  const { text, actions = [] } = projectFileNotice(labelsProblem(state) ?? '', labelsFile(folder), state);
  return { kind: 'refused', notice: { text, actions: [...again, ...actions] } };
}

/** Nothing is to be done but to mend what is in the way: the change is kept and tried again. */
function pendingOutcome(
  { article, failure }: Extract<ChangeResult, { readonly kind: 'pending' }>,
  corpus: Pick<Corpus, 'article'>,
): CommandOutcome {
  const entry = corpus.article(article);
  const text = l10n.t(
    'The change of “{0}” could not be saved yet: {1}. Nothing is lost: it is kept, also when the window is closed, and Newsmark keeps trying to save it.',
    entry ? articleTitle(entry) : article,
    failureWords(failure),
  );
  const run = (command: CommandId | `${ViewId}.focus`) => async (): Promise<CommandOutcome> => {
    await commands.executeCommand(command);
    return silent;
  };
  const actions = [
    { title: l10n.t('Try Again'), run: run('newsmark.saveUnsavedAnnotations') },
    { title: l10n.t('Show'), run: run('newsmark.annotations.focus') },
  ];
  return { kind: 'refused', notice: { text, actions } };
}

function skippedWords(count: number): string {
  return count === 1
    ? l10n.t('1 annotation was left as it is, since it was changed elsewhere in the meantime.')
    : l10n.t('{0} annotations were left as they are, since they were changed elsewhere in the meantime.', count);
}

/** A message about a sidecar with the button that opens it, or those that end its conflict. */
export function sidecarNotice(text: string, article: string, isConflict = false): Notice {
  if (isConflict) return { text, actions: mergeActions({ article }) };
  return { text, actions: [commandAction(l10n.t('Open Sidecar'), 'newsmark.openSidecar', { article })] };
}

/** A message about a file of a project with the button that opens it, or those that end its conflict. */
export function projectFileNotice(
  text: string,
  file: FileId,
  state?: { readonly kind: string; readonly reason?: string },
): Notice {
  if (state?.kind === 'broken' && state.reason === 'conflict') return { text, actions: mergeActions({ file }) };
  const run = async (): Promise<CommandOutcome> => {
    await commands.executeCommand('vscode.open', Uri.parse(file, true));
    return silent;
  };
  return { text, actions: [{ title: l10n.t('Open File'), run }] };
}

/** The buttons of a message about a file in which git left a conflict. */
export function mergeActions(argument: unknown): readonly Action[] {
  return [
    commandAction(l10n.t('Show Merge'), 'newsmark.showMerge', argument),
    commandAction(l10n.t('Apply Merge'), 'newsmark.applyMerge', argument),
  ];
}

/** A button that runs a command. */
function commandAction(title: string, command: CommandId, argument: unknown): Action {
  const run = async (): Promise<CommandOutcome> => {
    await commands.executeCommand(command, argument);
    return silent;
  };
  return { title, run };
}
