import { l10n } from 'vscode';
import type { LabelList } from '../../core/label/projectLabel';
import { annotationCount, claimCount } from '../words';

/** What editing a list says of it. */
interface ListWords {
  readonly title: string;
  readonly pick: string;
  readonly add: string;
  readonly reset: string;
  /** Titles of the questions. */
  readonly adding: string;
  readonly changing: string;
  readonly nameExample: string;
  readonly guidelineExample: string;
}

/** The words for a list; those that fit both are where they are used. */
export function listWords(list: LabelList): ListWords {
  return list === 'labels'
    ? {
        title: l10n.t('Edit Labels'),
        pick: l10n.t('Pick a label to change it'),
        add: l10n.t('Add Label…'),
        reset: l10n.t('Back to the Built-In Labels'),
        adding: l10n.t('Add Label'),
        changing: l10n.t('Edit Label'),
        nameExample: l10n.t('For example “Unverified”'),
        guidelineExample: l10n.t('For example “A statement that no second source confirms”'),
      }
    : {
        title: l10n.t('Edit Verdicts'),
        pick: l10n.t('Pick a verdict to change it'),
        add: l10n.t('Add Verdict…'),
        reset: l10n.t('Back to the Built-In Verdicts'),
        adding: l10n.t('Add Verdict'),
        changing: l10n.t('Edit Verdict'),
        nameExample: l10n.t('For example “Half true”'),
        guidelineExample: l10n.t('For example “Correct figures, wrong conclusion”'),
      };
}

/** How many annotations have an entry of a list. */
export function usesIn(list: LabelList, uses: number): string {
  return list === 'labels' ? annotationCount(uses) : claimCount(uses);
}
