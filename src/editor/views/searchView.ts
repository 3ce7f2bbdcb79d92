import { commands, EventEmitter, l10n, window, type TreeView } from 'vscode';
import type { QueryIssue } from '../../core/search/lexQuery';
import { parseQuery } from '../../core/search/parseQuery';
import type { Corpus } from '../../app/corpus';
import type { Disposable } from '../../app/ports';
import { findMore, findResults, type SearchResults } from '../../app/search/searchResults';
import { queryIssueAdvice, queryIssueWords } from '../../app/search/queryIssueWords';
import type { ViewId } from '../ids';
import { annotationCount, articleCount } from '../words';
import { RowTree, type Row } from './rowTree';
import { passagesListed, resultsPage, searchRows } from './searchRows';

const page = { limit: resultsPage, passagesEach: passagesListed };

/**
 * The Search Results view: what one search found, as it was then. It stays so until a person searches again; that the articles
 * changed in the meantime is said above the rows.
 */
export class SearchView implements Disposable {
  readonly #corpus: Corpus;
  readonly #tree: RowTree;
  readonly #listening: Disposable;
  readonly #showed = new EventEmitter<SearchResults | undefined>();
  #results: SearchResults | undefined;
  #rows: readonly Row[] = [];
  #isOld = false;
  /** Counts searches, so that an answer that was overtaken is dropped. */
  #turn = 0;

  readonly view: TreeView<Row>;
  /** Fires with what is shown now; undefined after it was cleared. */
  readonly onDidShow = this.#showed.event;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    this.#tree = new RowTree(() => this.#rows);
    this.view = window.createTreeView('newsmark.search' satisfies ViewId, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    this.#listening = corpus.onDidChange(({ articles }) => {
      if (!this.#results || this.#isOld || articles.size === 0) return;
      this.#isOld = true;
      this.#showMessage();
    });
  }

  /** The query whose results are shown. */
  get query(): string | undefined {
    return this.#results?.query;
  }

  /** What is shown. */
  get results(): SearchResults | undefined {
    return this.#results;
  }

  /** Searches, then moves to the view, which shows what was found. */
  async search(query: string): Promise<void> {
    // A view that is only now unfolded shows what is there by then: a refresh while it first loads is lost now and then. It has
    // no height yet either, so that to move to its first row would scroll past it.
    const wasVisible = this.view.visible;
    const isTaken = await this.#take((isWanted) => findResults(this.#corpus.library, query, { ...page, isWanted }));
    if (!isTaken) return;
    await commands.executeCommand('newsmark.search.focus');
    if (wasVisible) await this.#moveTo(this.#rows[0]);
  }

  /** Adds the next page and moves to its first row. */
  async showMore(): Promise<void> {
    const before = this.#results;
    if (!before) return;
    const isTaken = await this.#take((isWanted) => findMore(this.#corpus.library, before, { ...page, isWanted }));
    const next = this.#results?.articles[before.articles.length]?.article;
    if (isTaken) await this.#moveTo(this.#rows.find(({ id }) => id === next));
  }

  clear(): void {
    this.#turn++;
    this.#show(undefined);
  }

  dispose(): void {
    this.#turn++;
    this.#listening.dispose();
    this.#showed.dispose();
    this.view.dispose();
  }

  /** Whether what was found is shown: not when another search came in between. */
  async #take(find: (isWanted: () => boolean) => Promise<SearchResults | undefined>): Promise<boolean> {
    const turn = ++this.#turn;
    const isWanted = (): boolean => turn === this.#turn;
    const viewId: ViewId = 'newsmark.search';
    const results = await window.withProgress({ location: { viewId } }, () => find(isWanted));
    if (!results || !isWanted()) return false;
    this.#show(results);
    return true;
  }

  #show(results: SearchResults | undefined): void {
    this.#results = results;
    this.#rows = searchRows(results, this.#corpus);
    this.#isOld = false;
    this.#tree.refresh();
    this.#showMessage();
    this.#showed.fire(results);
  }

  async #moveTo(row: Row | undefined): Promise<void> {
    if (row) await this.view.reveal(row, { select: true, focus: true });
  }

  #showMessage(): void {
    this.view.message = this.#results ? messageOf(this.#results, this.#isOld) : '';
  }
}

/** One sentence after the other: how much was found, what is odd about the query, whether it is up to date. */
function messageOf(results: SearchResults, isOld: boolean): string {
  const { issues } = parseQuery(results.query, { whileTyping: true });
  const isFound = results.total + results.annotationTotal > 0;
  const sentences = [foundWords(results), ...issues.flatMap(issueSentences)];
  if (results.isSimilar && isFound) {
    sentences.push(l10n.t('Nothing was found as typed; these have similar words.'));
  }
  if (isOld) sentences.push(l10n.t('Articles have changed since this search.'));
  return sentences.join(' ');
}

function issueSentences(issue: QueryIssue): readonly string[] {
  const advice = queryIssueAdvice(issue);
  return advice === undefined ? [queryIssueWords(issue)] : [queryIssueWords(issue), advice];
}

function foundWords({ query, total, annotationTotal }: SearchResults): string {
  if (total + annotationTotal === 0) return l10n.t('Nothing was found for {0}.', query);
  if (annotationTotal === 0) return l10n.t('{0} found for {1}.', articleCount(total), query);
  if (total === 0) return l10n.t('{0} found for {1}.', annotationCount(annotationTotal), query);
  return l10n.t('{0} and {1} found for {2}.', articleCount(total), annotationCount(annotationTotal), query);
}
