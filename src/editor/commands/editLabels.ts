import { commands, l10n, ThemeIcon, Uri, window, workspace, type QuickInputButton } from 'vscode';
import { ownLabels, withLabelMoved, withoutLabel } from '../../core/label/labelChanges';
import { noLabels } from '../../core/label/projectLabel';
import { labelsFile } from '../../app/labelFiles';
import { labelUses } from '../../app/labels';
import type { FileId } from '../../app/ports';
import { labelWord } from '../../app/words';
import { activeArticle } from '../activeArticle';
import { projectFileNotice } from '../changeNotice';
import { labelsProblem } from '../labelsNotice';
import { askChoice, hint, type Choice } from '../questions';
import { silent, told, type CommandOutcome } from '../runCommand';
import { annotationCount } from '../words';
import type { Annotating } from './annotate';
import { addLabel, changeLabel } from './labelQuestions';
import { labelRows } from './labelRows';
import { labelsOf, saveLabels, type EditedLabels } from './labelsAtHand';

/** What can be done with a label of the list, or with the list. */
type LabelAction = 'choose' | 'edit' | 'up' | 'down' | 'remove' | 'add' | 'open';

/** A row of the list as it was picked, or a button of it. */
interface Picked {
  readonly action: LabelAction;
  /** The label; empty for rows that are none. */
  readonly name: string;
}

/**
 * *Edit Labels…*: lists the labels of a project; each can be changed, moved and removed, one after the other, until Escape. Each change is
 * saved at once, and is one step of *Undo Annotation Change*.
 */
export async function editLabels(tools: Annotating): Promise<CommandOutcome> {
  if (!workspace.workspaceFolders) return told(l10n.t('Open a folder first: labels belong to a project.'));
  const folder = await folderToEdit(tools);
  if (folder === undefined) return silent;
  await tools.corpus.labels.read(folder);
  const edited = { tools, folder };
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

async function askLabelToEdit({ tools, folder }: EditedLabels, name: string): Promise<Picked | undefined> {
  const actionOf = new Map<QuickInputButton, LabelAction>();
  const rows = labelRows(tools.corpus.labels.ofFolder(folder)).map((row): Choice<Picked> => {
    const own = (['edit', 'up', 'down', 'remove'] as const).map((action) => {
      const button = buttons[action]();
      actionOf.set(button, action);
      return button;
    });
    return { ...row, buttons: own, value: { action: 'choose', name: row.value } };
  });
  const add: Choice<Picked> = {
    label: l10n.t('Add Label…'),
    iconPath: new ThemeIcon('add'),
    value: { action: 'add', name: '' },
  };
  const open: Choice<Picked> = {
    label: l10n.t('Open as File'),
    iconPath: new ThemeIcon('go-to-file'),
    value: { action: 'open', name: '' },
  };
  const answer = await askChoice<Picked>(
    { title: l10n.t('Edit Labels'), step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('Pick a label to change it'),
      choices: [add, ...rows, open],
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
    { title: l10n.t('Label “{0}”', labelWord(name)), step: 1, totalSteps: 1 },
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
  const labels = labelsOf(edited);
  switch (action) {
    case 'add':
      return addLabel(edited);
    case 'edit':
      return changeLabel(edited, name);
    case 'up':
    case 'down':
      return saveLabels(edited, withLabelMoved(labels, name, action === 'up' ? -1 : 1) ?? labels);
    case 'remove':
      return remove(edited, name);
    case 'choose':
    case 'open':
      return 'next';
  }
}

/** Annotations keep a label that is no longer offered. */
async function remove(edited: EditedLabels, name: string): Promise<CommandOutcome | 'next'> {
  const uses = labelUses(edited.tools.corpus, edited.folder).get(name) ?? 0;
  const outcome = await saveLabels(edited, withoutLabel(labelsOf(edited), name) ?? labelsOf(edited));
  if (outcome === 'next') {
    const kept = l10n.t(
      '“{0}” is no longer a label of the project; {1} keep it.',
      labelWord(name),
      annotationCount(uses),
    );
    hint(uses === 0 ? l10n.t('“{0}” is no longer a label of the project.', labelWord(name)) : kept);
  }
  return outcome;
}

/** A project without a file gets one with the built-in labels to begin with. */
async function openLabels(edited: EditedLabels): Promise<CommandOutcome> {
  const { tools, folder } = edited;
  if (tools.corpus.labels.stateOf(folder).kind === 'none') {
    const outcome = await saveLabels(edited, ownLabels(noLabels));
    if (outcome !== 'next') return outcome;
  }
  await commands.executeCommand('vscode.open', Uri.parse(labelsFile(folder), true));
  return silent;
}
