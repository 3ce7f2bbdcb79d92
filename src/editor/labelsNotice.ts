import { l10n } from 'vscode';
import type { LabelsState } from '../app/labelFiles';
import type { RefusedLabels } from '../app/sidecarWriter';
import { brokenWords } from './sidecarProblem';
import { failureWords } from './words';

/** Why the labels and verdicts of a project cannot be used, in whole sentences with what is safe and what to do; undefined when they can. */
export function labelsProblem(state: LabelsState | RefusedLabels): string | undefined {
  switch (state.kind) {
    case 'none':
    case 'ok':
      return undefined;
    case 'newer':
      return l10n.t(
        'The labels and verdicts in .newsmark/labels.json were written by a newer version of Newsmark. They were left as they are; the built-in ones are offered. Update Newsmark to see and change them.',
      );
    case 'unreadable':
      return unreadableWords(failureWords(state.failure));
    case 'unwritten':
      return l10n.t(
        'The labels and verdicts could not be saved in .newsmark/labels.json: {0}. The file is as it was; try again when this is mended.',
        failureWords(state.failure),
      );
    case 'broken':
      if (state.reason === 'conflict')
        return l10n.t(
          'Git could not merge the labels and verdicts: .newsmark/labels.json holds both versions. The file was left untouched; the built-in ones are offered, and none can be edited until the merge is applied.',
        );
      return unreadableWords(brokenWords(state, l10n.t('it does not hold labels')));
  }
}

function unreadableWords(reason: string): string {
  return l10n.t(
    'The labels and verdicts in .newsmark/labels.json cannot be read: {0}. The file was left untouched; the built-in ones are offered, and none can be edited until that is mended.',
    reason,
  );
}
