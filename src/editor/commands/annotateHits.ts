import { l10n, window } from 'vscode';
import type { Annotations } from '../../app/annotations';
import type { Corpus } from '../../app/corpus';
import { joinedMarks } from '../../app/search/hitRange';
import { findResults, type Hit, type SearchResults } from '../../app/search/searchResults';
import type { ViewId } from '../ids';
import type { CommandOutcome } from '../runCommand';
import { isPassageRow } from '../views/searchRows';
import type { SearchView } from '../views/searchView';
import { isOfArticle } from './annotationAtHand';
import { annotatePlaces, type FoundPlace } from './annotatePlaces';

interface Tools {
  readonly corpus: Corpus;
  readonly annotations: Annotations;
  readonly searchView: SearchView;
}

/** How many articles are looked through for the hits of a search that is not in the results view. */
const mostArticles = 500;
const passagesEach = 100;

/** *Annotate All Hits…*: the words found in the rows it came from, or in all results that are shown. */
export function annotateHits(tools: Tools, row: unknown, rows: unknown): Promise<CommandOutcome> {
  const results = tools.searchView.results;
  if (!results) {
    return Promise.resolve({ kind: 'told', notice: { text: l10n.t('Search for something first.') } });
  }
  const chosen: readonly unknown[] = Array.isArray(rows) && rows.length > 0 ? rows : [row];
  const hits = chosen.filter(isPassageRow).map(({ hit }) => hit);
  const articles = new Set(chosen.filter(isOfArticle).map(({ article }) => article));
  const all = hitsOf(results);
  const wanted = hits.length + articles.size === 0 ? all : [...hits, ...all.filter((hit) => articles.has(hit.article))];
  return annotate(tools, results.query, wanted);
}

/** The same with everything that a query finds. */
export async function annotateFound(tools: Tools, query: string): Promise<CommandOutcome> {
  const viewId: ViewId = 'newsmark.search';
  const results = await window.withProgress({ location: { viewId } }, () =>
    findResults(tools.corpus.library, query, { limit: mostArticles, passagesEach }),
  );
  return annotate(tools, query, results ? hitsOf(results) : []);
}

function hitsOf({ query, articles }: SearchResults): readonly Hit[] {
  return articles.flatMap(({ article, passages }) => passages.map((passage) => ({ article, query, passage })));
}

function annotate(tools: Tools, query: string, hits: readonly Hit[]): Promise<CommandOutcome> {
  const places = hits.flatMap(({ article, passage }) =>
    joinedMarks(passage).map(({ range, words }): FoundPlace => ({ article, range, words })),
  );
  return annotatePlaces(tools, l10n.t('Annotate All Hits of {0}', query), places);
}
