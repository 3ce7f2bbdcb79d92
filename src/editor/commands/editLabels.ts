import { commands, l10n, ThemeIcon, Uri, window, workspace, type QuickInputButton } from 'vscode';
import { ownLabels, withBuiltInLabels, withLabelMoved, withoutLabel } from '../../core/label/labelChanges';
import { builtIn, noLabels, type LabelList } from '../../core/label/projectLabel';
import { labelsFile } from '../../app/labelFiles';
import type { FileId } from '../../app/ports';
import { activeArticle } from '../activeArticle';
import { projectFileNotice } from '../changeNotice';
import { labelsProblem } from '../labelsNotice';
import { askChoice, hint, type Choice } from '../questions';
import { silent, told, type CommandOutcome } from '../runCommand';
import type { Annotating } from './annotate';
import { addLabel, changeLabel, usesOf } from './labelQuestions';
import { listWords, usesIn } from './labelListWords';
import { labelRows, wordIn } from './labelRows';
import { labelsOf, saveLabels, type EditedLabels } from './labelsAtHand';

/** What can be done with a label of the list, or with the list. */
type LabelAction = 'choose' | 'edit' | 'up' | 'down' | 'remove' | 'add' | 'reset' | 'open';

/** A row of the list as it was picked, or a button of it. */
interface Picked {
  readonly action: LabelAction;
  /** The label; empty for rows that are none. */
  readonly name: string;
}

/**
 * *Edit Labels…*, *Edit Verdicts…*: lists the labels or the verdicts of a project; each can be changed, moved and removed, one after the other, until Escape. Each change is
 * saved at once, and is one step of *Undo Annotation Change*.
 */
export async function editLabels(tools: Annotating, list: LabelList): Promise<CommandOutcome> {
  if (!workspace.workspaceFolders) return told(l10n.t('Open a folder first: labels and verdicts belong to a project.'));
  const folder = await folderToEdit(tools);
  if (folder === undefined) return silent;
  await tools.corpus.labels.read(folder);
  const edited = { tools, folder, list };
  let picked: Picked = { action: 'choose', name: '' };
  for (;;) {
    const state = tools.corpus.labels.stateOf(folder);
    const problem = labelsProblem(state);
    if (problem !== undefined) {
      return { kind: 'refused', notice: projectFileNotice(problem, labelsFile(folder), state) };
    }
    const answer = await askLabelToEdit(edited, picked.name);
    if (answer === undefined) return silent;
    picked = answer.action === 'choose' ? ((await askAction(edited, answer.name)) ?? answer) : answer;
    if (picked.action === 'choose') continue;
    if (picked.action === 'open') return openLabels(edited);
    const outcome = await act(edited, picked);
    if (outcome !== 'next') return outcome;
  }
}

/** The folder of the active article, else the only one or the one that is picked; undefined when none was. */
async function folderToEdit({ corpus, files }: Annotating): Promise<FileId | undefined> {
  const article = activeArticle(corpus, files)?.id;
  const folder = article === undefined ? undefined : corpus.labels.folderOf(article);
  if (folder !== undefined) return folder;
  const [only, ...others] = corpus.labels.folders();
  return others.length === 0 ? only : (await window.showWorkspaceFolderPick())?.uri.toString();
}

const buttons: Readonly<Record<'edit' | 'up' | 'down' | 'remove', () => QuickInputButton>> = {
  edit: () => ({ iconPath: new ThemeIcon('edit'), tooltip: l10n.t('Edit') }),
  up: () => ({ iconPath: new ThemeIcon('arrow-up'), tooltip: l10n.t('Move Up') }),
  down: () => ({ iconPath: new ThemeIcon('arrow-down'), tooltip: l10n.t('Move Down') }),
  remove: () => ({ iconPath: new ThemeIcon('trash'), tooltip: l10n.t('Remove') }),
};

async function askLabelToEdit({ tools, folder, list }: EditedLabels, name: string): Promise<Picked | undefined> {
  const actionOf = new Map<QuickInputButton, LabelAction>();
  const labels = tools.corpus.labels.ofFolder(folder, list);
  const words = listWords(list);
  const rows = labelRows(labels, list).map((row): Choice<Picked> => {
    const own = (['edit', 'up', 'down', 'remove'] as const).map((action) => {
      const button = buttons[action]();
      actionOf.set(button, action);
      return button;
    });
    return { ...row, buttons: own, value: { action: 'choose', name: row.value } };
  });
  const command = (label: string, icon: string, action: LabelAction): Choice<Picked> => ({
    label,
    iconPath: new ThemeIcon(icon),
    value: { action, name: '' },
  });
  const reset = labels === builtIn[list] ? [] : [command(words.reset, 'discard', 'reset')];
  const answer = await askChoice<Picked>(
    { title: words.title, step: 1, totalSteps: 1 },
    {
      placeholder: words.pick,
      choices: [
        command(words.add, 'add', 'add'),
        ...rows,
        ...reset,
        command(l10n.t('Open as File'), 'go-to-file', 'open'),
      ],
      current: { action: 'choose', name },
      isCurrent: (value) => value.name === name,
      pressed: (value, button) => ({ ...value, action: actionOf.get(button) ?? value.action }),
    },
  );
  return answer.kind === 'value' ? answer.value : undefined;
}

/** Asks what to do with a label, for those who have no mouse; undefined leads back to the list. */
async function askAction(edited: EditedLabels, name: string): Promise<Picked | undefined> {
  const answer = await askChoice<LabelAction>(
    { title: wordIn(edited.list, name), step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('What is to be changed?'),
      choices: (['edit', 'up', 'down', 'remove'] as const).map((action) => {
        const { tooltip = '', iconPath } = buttons[action]();
        return { label: tooltip, iconPath, value: action };
      }),
      current: 'edit',
      isCurrent: (action) => action === 'edit',
    },
  );
  return answer.kind === 'value' ? { action: answer.value, name } : undefined;
}

async function act(edited: EditedLabels, { action, name }: Picked): Promise<CommandOutcome | 'next'> {
  const { list } = edited;
  const labels = labelsOf(edited);
  switch (action) {
    case 'add':
      return addLabel(edited);
    case 'edit':
      return changeLabel(edited, name);
    case 'up':
    case 'down':
      return saveLabels(edited, withLabelMoved(labels, name, action === 'up' ? -1 : 1, list) ?? labels);
    case 'remove':
      return remove(edited, name);
    case 'reset':
      return saveLabels(edited, withBuiltInLabels(labels, list));
    case 'choose':
    case 'open':
      return 'next';
  }
}

/** Annotations keep what is no longer offered. */
async function remove(edited: EditedLabels, name: string): Promise<CommandOutcome | 'next'> {
  const { list } = edited;
  const uses = await usesOf(edited, name);
  const outcome = await saveLabels(edited, withoutLabel(labelsOf(edited), name, list) ?? labelsOf(edited));
  if (outcome === 'next') {
    const word = wordIn(list, name);
    const kept = l10n.t('“{0}” is no longer offered; it stays in {1}.', word, usesIn(list, uses));
    hint(uses === 0 ? l10n.t('“{0}” is no longer offered.', word) : kept);
  }
  return outcome;
}

/** A project without a file gets one with what is built in to begin with. */
async function openLabels(edited: EditedLabels): Promise<CommandOutcome> {
  const { tools, folder, list } = edited;
  if (tools.corpus.labels.stateOf(folder).kind === 'none') {
    const outcome = await saveLabels(edited, ownLabels(noLabels, list));
    if (outcome !== 'next') return outcome;
  }
  await commands.executeCommand('vscode.open', Uri.parse(labelsFile(folder), true));
  return silent;
}
