import { l10n, Uri, workspace } from 'vscode';
import { proseOf } from '../../core/article/prose';
import { markIn, samePassage } from '../../app/search/hitRange';
import type { Corpus } from '../../app/corpus';
import type { Hit } from '../../app/search/searchResults';
import { revealRange } from '../activeArticle';
import type { ArticleEncoding } from '../articleEncoding';
import { isOfArticle } from '../commands/annotationAtHand';
import { textMapOf } from '../convert';
import { hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';

/** A hit, or an article that was found by its title or a fact alone, which has no passage. */
export type OpenedHit = Pick<Hit, 'article' | 'query'> & Partial<Pick<Hit, 'passage'>>;

/** How many passages of an article are looked through for one that moved. */
const mostPassages = 500;

/**
 * Opens an article with the words of a passage selected. Results are as old as their search: words that moved are looked for
 * again, and when they are gone the article is opened all the same.
 */
export async function openHit(
  { corpus, encoding }: { readonly corpus: Corpus; readonly encoding: ArticleEncoding },
  { article, query, passage }: OpenedHit,
): Promise<CommandOutcome> {
  const entry = corpus.article(article);
  if (!entry || entry.failure === 'missing') {
    return { kind: 'told', notice: { text: l10n.t('This article does not exist any more. Search again.') } };
  }
  if (!passage) {
    await revealRange(article, undefined);
    return silent;
  }
  const document = await workspace.openTextDocument(Uri.parse(article, true));
  await encoding.settle(document);
  const prose = proseOf(entry.path, textMapOf(document).text);
  const moved = async (): Promise<Hit['passage'] | undefined> =>
    samePassage(await corpus.library.passages(article, query, mostPassages, true), passage);
  const range = markIn(prose, passage) ?? markIn(prose, (await moved()) ?? passage);
  await revealRange(article, range);
  if (!range) hint(l10n.t('The article was changed since the search, and these words are gone.'));
  return silent;
}

/** Whether a command's argument is a hit, as the rows of the results carry it. */
export function isHit(argument: unknown): argument is OpenedHit {
  return isOfArticle(argument) && 'query' in argument && typeof argument.query === 'string';
}
