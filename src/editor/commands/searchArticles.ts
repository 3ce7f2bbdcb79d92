import { l10n, window, type Memento } from 'vscode';
import type { Annotations } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import type { Disposable } from '../../app/ports';
import type { ArticleEncoding } from '../articleEncoding';
import { asText, hint } from '../questions';
import { silent, type CommandOutcome, type CommandRunner } from '../runCommand';
import { isHit, openHit } from '../search/openHit';
import { SavedSearches } from '../search/savedSearches';
import { SearchPick } from '../search/searchPick';
import type { SearchView } from '../views/searchView';
import { annotateFound, annotateHits } from './annotateHits';
import { reveal } from './openThings';

/** What the commands of the search work with. */
export interface SearchTools {
  readonly corpus: Corpus;
  readonly saved: SavedSearches;
  readonly searchView: SearchView;
  readonly annotations: Annotations;
  readonly encoding: ArticleEncoding;
}

/** The commands of the search and of its results. */
export function registerSearch(
  { memory, ...given }: Omit<SearchTools, 'saved'> & { readonly memory: Memento },
  runner: CommandRunner,
): Disposable[] {
  const tools: SearchTools = { ...given, saved: new SavedSearches(memory) };
  const { corpus, searchView } = tools;
  const search = (query: string): Promise<CommandOutcome> => {
    if (!corpus.isStarted) corpus.start().catch((error: unknown) => runner.fail('search', error));
    return searchArticles(tools, query);
  };
  return [
    searchView,
    runner.register('newsmark.searchArticles', () => search('')),
    runner.register('newsmark.editSearch', () => search(searchView.query ?? '')),
    runner.register('newsmark.repeatSearch', () => repeatSearch(tools)),
    runner.register('newsmark.saveSearch', () => saveSearch(tools)),
    runner.register('newsmark.removeSavedSearches', () => removeSavedSearches(tools)),
    runner.register('newsmark.annotateHits', (row, rows) => annotateHits(tools, row, rows)),
    runner.register('newsmark.clearSearch', () => {
      searchView.clear();
      return Promise.resolve(silent);
    }),
    runner.register('_newsmark.openHit', (argument) =>
      isHit(argument) ? openHit(tools, argument) : Promise.resolve(silent),
    ),
    runner.register('_newsmark.showMoreResults', async () => {
      await searchView.showMore();
      return silent;
    }),
  ];
}

/** *Search Articles and Annotations…*: a list that follows what is typed; Enter opens the article at the words. */
async function searchArticles(tools: SearchTools, query: string): Promise<CommandOutcome> {
  const { corpus, searchView, saved } = tools;
  const picked = await new SearchPick(corpus, saved).ask(query);
  switch (picked?.kind) {
    case 'article':
      return openHit(tools, picked.hit);
    case 'annotation':
      return reveal(corpus, { article: picked.hit.article, annotation: picked.hit.annotation });
    case 'results':
      await searchView.search(picked.query);
      return silent;
    case 'annotate':
      return annotateFound(tools, picked.query);
    case undefined:
      return silent;
  }
}

async function repeatSearch({ searchView }: SearchTools): Promise<CommandOutcome> {
  if (searchView.query === undefined) return searchFirst();
  await searchView.search(searchView.query);
  return silent;
}

/** *Save Search*: the one whose results are shown. */
async function saveSearch({ searchView, saved }: SearchTools): Promise<CommandOutcome> {
  if (searchView.query === undefined) return searchFirst();
  await saved.add(searchView.query);
  hint(l10n.t('The search was saved. It is offered before anything is typed.'));
  return silent;
}

/** *Remove Saved Searches…*: those that are picked. */
async function removeSavedSearches({ saved }: SearchTools): Promise<CommandOutcome> {
  const queries = saved.all();
  if (queries.length === 0) return { kind: 'told', notice: { text: l10n.t('No search is saved.') } };
  const items = queries.map((query) => ({ ...asText({ label: query }), query }));
  const placeHolder = l10n.t('Pick the searches to remove');
  const picked = await window.showQuickPick(items, { canPickMany: true, placeHolder });
  if (picked) await saved.remove(picked.map(({ query }) => query));
  return silent;
}

function searchFirst(): CommandOutcome {
  return { kind: 'told', notice: { text: l10n.t('Search for something first.') } };
}
