import { l10n } from 'vscode';
import type { Arrangement, Grouping } from '../../app/articleList/arrangement';
import { askChoice, askSteps, mapAnswer, type Step } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { articleCount } from '../words';
import { shownArticles } from '../views/listMessage';
import type { ArticlesView } from '../views/articlesView';
import { askFilter } from './askFilter';

/** *Filter Articles…*. */
export function filterArticles(view: ArticlesView): Promise<CommandOutcome> {
  return askFilter(view, {
    title: l10n.t('Filter Articles'),
    placeholder: l10n.t('Words of the title, source, author or path'),
    focus: 'newsmark.articles.focus',
    promptOf: ({ filter, shown, total }) => (filter === '' ? articleCount(total) : shownArticles(shown, total)),
  });
}

/** *Arrange Articles…*: what to group by, then what to sort by; both start at what is now. */
export async function arrangeArticles(view: ArticlesView): Promise<CommandOutcome> {
  const arrangement = await askSteps(l10n.t('Arrange Articles'), view.arrangement, [askGrouping, askSorting]);
  if (arrangement) await view.arrange(arrangement);
  return silent;
}

const askGrouping: Step<Arrangement> = async (draft, place) => {
  const choices: readonly { readonly label: string; readonly value: Grouping }[] = [
    { label: l10n.t('One list'), value: 'none' },
    { label: l10n.t('By date'), value: 'date' },
    { label: l10n.t('By source'), value: 'source' },
    { label: l10n.t('By language'), value: 'language' },
    { label: l10n.t('By folder'), value: 'folder' },
  ];
  const answer = await askChoice<Grouping>(place, {
    placeholder: l10n.t('How are articles grouped?'),
    choices,
    current: draft.grouping,
    isCurrent: (value) => value === draft.grouping,
  });
  return mapAnswer(answer, (grouping) => ({ ...draft, grouping }));
};

type Sorted = Pick<Arrangement, 'sorting' | 'isDescending'>;

const askSorting: Step<Arrangement> = async (draft, place) => {
  const choice = (label: string, sorting: Arrangement['sorting'], isDescending: boolean) => ({
    label,
    value: { sorting, isDescending },
  });
  const answer = await askChoice<Sorted>(place, {
    placeholder: l10n.t('How are articles sorted?'),
    choices: [
      choice(l10n.t('Newest first'), 'date', true),
      choice(l10n.t('Oldest first'), 'date', false),
      choice(l10n.t('Title, A to Z'), 'title', false),
      choice(l10n.t('Title, Z to A'), 'title', true),
      choice(l10n.t('Path, A to Z'), 'path', false),
      choice(l10n.t('Path, Z to A'), 'path', true),
      choice(l10n.t('Most annotations first'), 'annotations', true),
      choice(l10n.t('Fewest annotations first'), 'annotations', false),
      choice(l10n.t('Most open claims first'), 'openClaims', true),
      choice(l10n.t('Fewest open claims first'), 'openClaims', false),
    ],
    current: draft,
    isCurrent: ({ sorting, isDescending }) => sorting === draft.sorting && isDescending === draft.isDescending,
  });
  return mapAnswer(answer, ({ sorting, isDescending }) => ({ ...draft, sorting, isDescending }));
};
