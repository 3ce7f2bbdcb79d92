import { l10n } from 'vscode';
import type {
  AnnotationArrangement,
  AnnotationGrouping,
  AnnotationSorting,
} from '../../app/annotationList/arrangement';
import { askChoice, askSteps, mapAnswer, type Step } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { shownAnnotations } from '../views/listMessage';
import type { AnnotationsView } from '../views/annotationsView';
import { annotationCount } from '../words';
import { askFilter } from './askFilter';

/** *Filter Annotations…*. */
export function filterAnnotations(view: AnnotationsView): Promise<CommandOutcome> {
  return askFilter(view, {
    title: l10n.t('Filter Annotations'),
    placeholder: l10n.t('Words of the passage, comment, claim, label, author or replies'),
    focus: 'newsmark.annotations.focus',
    promptOf: ({ filter, shown, total }) => (filter === '' ? annotationCount(total) : shownAnnotations(shown, total)),
  });
}

/** *Arrange Annotations…*: what to group by, then what to sort by; both start at what is now. */
export async function arrangeAnnotations(view: AnnotationsView): Promise<CommandOutcome> {
  const arrangement = await askSteps(l10n.t('Arrange Annotations'), view.arrangement, [askGrouping, askSorting]);
  if (arrangement) await view.arrange(arrangement);
  return silent;
}

const askGrouping: Step<AnnotationArrangement> = async (draft, place) => {
  const choices: readonly { readonly label: string; readonly value: AnnotationGrouping }[] = [
    { label: l10n.t('By article'), value: 'article' },
    { label: l10n.t('By label'), value: 'label' },
    { label: l10n.t('By kind'), value: 'kind' },
    { label: l10n.t('By author'), value: 'author' },
    { label: l10n.t('By status'), value: 'status' },
  ];
  const answer = await askChoice<AnnotationGrouping>(place, {
    placeholder: l10n.t('How are annotations grouped?'),
    choices,
    current: draft.grouping,
    isCurrent: (value) => value === draft.grouping,
  });
  return mapAnswer(answer, (grouping) => ({ ...draft, grouping }));
};

const askSorting: Step<AnnotationArrangement> = async (draft, place) => {
  const choices: readonly { readonly label: string; readonly value: AnnotationSorting }[] = [
    { label: l10n.t('By place in the article'), value: 'place' },
    { label: l10n.t('Newest first'), value: 'newest' },
    { label: l10n.t('Oldest first'), value: 'oldest' },
  ];
  const answer = await askChoice<AnnotationSorting>(place, {
    placeholder: l10n.t('How are annotations sorted?'),
    choices,
    current: draft.sorting,
    isCurrent: (value) => value === draft.sorting,
  });
  return mapAnswer(answer, (sorting) => ({ ...draft, sorting }));
};
