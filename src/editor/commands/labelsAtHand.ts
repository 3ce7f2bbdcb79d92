import { serialiseLabels } from '../../core/label/labelsCodec';
import { noLabels, type LabelList, type ProjectLabels } from '../../core/label/projectLabel';
import type { FileId } from '../../app/ports';
import type { Step } from '../../app/sidecarStep';
import { labelsOutcomeOf } from '../changeNotice';
import { silent, type CommandOutcome } from '../runCommand';
import type { Annotating } from './annotate';

/** The labels, or the verdicts, being edited. */
export interface EditedLabels {
  readonly tools: Annotating;
  readonly folder: FileId;
  readonly list: LabelList;
}

/** The file of labels as it was last read. */
export function labelsOf({ tools, folder }: EditedLabels): ProjectLabels {
  const state = tools.corpus.labels.stateOf(folder);
  return state.kind === 'ok' ? state.labels : noLabels;
}

/** Saves a change of labels with what it changes of annotations, in one step to undo; `next` when it was made. */
export async function saveLabels(
  edited: EditedLabels,
  changed: ProjectLabels,
  annotations: readonly Step[] = [],
): Promise<CommandOutcome | 'next'> {
  const { tools, folder } = edited;
  const labels = { before: serialiseLabels(labelsOf(edited)), after: serialiseLabels(changed) };
  if (labels.before === labels.after) return 'next';
  const result = await tools.annotations.changeAll([{ article: folder, changes: [], labels }, ...annotations]);
  const again = async (): Promise<CommandOutcome> => {
    const outcome = await saveLabels(edited, changed, annotations);
    return outcome === 'next' ? silent : outcome;
  };
  const outcome = labelsOutcomeOf(result, tools.corpus, again);
  return outcome.kind === 'silent' ? 'next' : outcome;
}
