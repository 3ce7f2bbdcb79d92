import { l10n } from 'vscode';
import type { EntitySummary } from '../../../app/library/library';
import { askChoice, hint } from '../../questions';
import { silent, type CommandOutcome } from '../../runCommand';
import { articleCount, entityKindWord } from '../../words';
import { onEntity, type EntityTools } from './entityAtHand';
import { entityChoice } from './pickEntity';

/** More are not listed. */
const mostListed = 100;

/** *Show Co-Mentions*: who and what is named in the same articles; picking one moves to its row. */
export function showCoMentions(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  return onEntity(tools, row, async ({ entity }) => {
    const found = await tools.corpus.library.coMentions(entity.id, mostListed);
    const [first] = found;
    if (!first) {
      hint(l10n.t('“{0}” is the only name in its articles.', entity.name));
      return silent;
    }
    const answer = await askChoice<EntitySummary>(
      { title: l10n.t('Named with “{0}”', entity.name), step: 1, totalSteps: 1 },
      {
        placeholder: l10n.t('Most articles in common first. Enter shows one in the Entities view'),
        choices: found.map(({ entity: other, articles }) => ({
          ...entityChoice(other),
          description: [entityKindWord(other.type), articleCount(articles)].join(' · '),
        })),
        current: first.entity,
        isCurrent: ({ id }) => id === first.entity.id,
      },
    );
    if (answer.kind === 'value') await tools.entitiesView.reveal(answer.value.id);
    return silent;
  });
}
