import { l10n } from 'vscode';
import type { EntityOrder } from '../../../core/entity/entityTally';
import type { EntityArrangement } from '../../../app/entityArrangement';
import { askChoice, askSteps, mapAnswer, type Step } from '../../questions';
import { silent, type CommandOutcome } from '../../runCommand';
import type { EntitiesView } from '../../views/entitiesView';
import { shownEntities } from '../../views/listMessage';
import { entityCount } from '../../words';
import { askFilter } from '../askFilter';

/** *Filter Entities…*. */
export function filterEntities(view: EntitiesView): Promise<CommandOutcome> {
  return askFilter(view, {
    title: l10n.t('Filter Entities'),
    placeholder: l10n.t('The beginning of a word of a name, in any spelling'),
    focus: 'newsmark.entities.focus',
    promptOf: ({ filter, shown, total }) => (filter === '' ? entityCount(total) : shownEntities(shown, total)),
  });
}

/** *Arrange Entities…*: by type or in one list, then what to sort by; both start at what is now. */
export async function arrangeEntities(view: EntitiesView): Promise<CommandOutcome> {
  const arrangement = await askSteps(l10n.t('Arrange Entities'), view.arrangement, [askLayout, askOrder]);
  if (arrangement) await view.arrange(arrangement);
  return silent;
}

const askLayout: Step<EntityArrangement> = async (draft, place) => {
  const answer = await askChoice<boolean>(place, {
    placeholder: l10n.t('How are entities grouped?'),
    choices: [
      { label: l10n.t('By type'), value: false },
      { label: l10n.t('One list'), value: true },
    ],
    current: draft.isFlat,
    isCurrent: (value) => value === draft.isFlat,
  });
  return mapAnswer(answer, (isFlat) => ({ ...draft, isFlat }));
};

const askOrder: Step<EntityArrangement> = async (draft, place) => {
  const answer = await askChoice<EntityOrder>(place, {
    placeholder: l10n.t('How are entities sorted?'),
    choices: [
      { label: l10n.t('Most mentions first'), value: 'mentions' },
      { label: l10n.t('Most articles first'), value: 'articles' },
      { label: l10n.t('Name, A to Z'), value: 'name' },
      { label: l10n.t('Named most recently first'), value: 'recency' },
    ],
    current: draft.order,
    isCurrent: (value) => value === draft.order,
  });
  return mapAnswer(answer, (order) => ({ ...draft, order }));
};
