import { l10n } from 'vscode';
import { readActiveArticle, wordsToAnnotate } from '../../activeArticle';
import { changeEntities } from '../../correctionsNotice';
import { hint } from '../../questions';
import { silent, type CommandOutcome } from '../../runCommand';
import { selectionOf } from '../../selections';
import type { EntityTools } from './entityAtHand';
import { pickEntityOrNew } from './pickEntity';

/** Words longer than this are no name, in UTF-16 code units. */
const longestName = 200;

/** *Mark as Mention…*: the selected words name an entity that is picked, or a new one. */
export async function markMention({ corpus, files, entities }: EntityTools): Promise<CommandOutcome> {
  const article = await readActiveArticle(corpus, files);
  const [range] = article && !selectionOf(article.editor).isEmpty ? wordsToAnnotate(article) : [];
  if (!article || !range) {
    hint(l10n.t('Select the words that are a name first.'));
    return silent;
  }
  const { text } = article.map;
  const words = text.slice(range.start, range.end).replace(/\s+/g, ' ');
  if (words.length > longestName) {
    hint(l10n.t('That is too long for a name. Select only the words that are one.'));
    return silent;
  }
  const picked = await pickEntityOrNew(corpus, l10n.t('Mark “{0}” as Mention', words), words);
  if (!picked) return silent;
  const entity = 'newType' in picked ? { type: picked.newType } : picked.id;
  const name = 'newType' in picked ? words : picked.name;
  return changeEntities(
    () => entities.markMention({ article: article.id, text, range, entity }),
    l10n.t('These words name “{0}” now.', name),
  );
}
