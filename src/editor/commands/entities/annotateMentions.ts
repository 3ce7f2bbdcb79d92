import { l10n } from 'vscode';
import type { CommandOutcome } from '../../runCommand';
import { annotatePlaces } from '../annotatePlaces';
import { onEntity, type EntityTools } from './entityAtHand';

/** *Annotate All Mentions…* of the entity at hand, in all articles. */
export function annotateMentions(tools: EntityTools, row: unknown): Promise<CommandOutcome> {
  return onEntity(tools, row, async ({ entity }) => {
    const mentions = await tools.corpus.library.mentionsOf(entity.id);
    const places = mentions.map(({ article, start, end, text }) => ({ article, range: { start, end }, words: text }));
    return annotatePlaces(tools, l10n.t('Annotate All Mentions of “{0}”', entity.name), places);
  });
}
