import { EventEmitter, window, workspace, type Memento, type TreeView } from 'vscode';
import { readArrangement, type Arrangement } from '../../app/articleList/arrangement';
import { foldAhead } from '../../app/articleList/filterArticles';
import { instantOf } from '../../app/articleList/sortArticles';
import type { Corpus } from '../../app/corpus';
import type { Disposable, FileId, Log } from '../../app/ports';
import { RefreshPace } from '../../app/refreshPace';
import type { ViewId } from '../ids';
import { later } from '../later';
import { ArticleRows, pageSize } from './articleRows';
import { listed } from './listed';
import { listDescription, listMessage, shownArticles, type ShownRows } from './listMessage';
import { RememberedLayout } from './rememberedLayout';
import { RowTree, type Row } from './rowTree';

/** Milliseconds between two refreshes, while articles come in by the hundred and afterwards. */
const pace = { indexing: 1000, indexed: 100 };

/** A refresh of a very large corpus takes at most one part in so many of the time. */
const shareOfTime = 20;

/** The Articles view: what is in it, how it is laid out and filtered. Both are remembered for the workspace. */
export class ArticlesView implements Disposable {
  readonly #corpus: Corpus;
  readonly #layout: RememberedLayout<Arrangement>;
  readonly #log: Log;
  readonly #pace: RefreshPace;
  readonly #tree: RowTree;
  readonly #shownRows = new Map<string, number>();
  readonly #showed = new EventEmitter<ShownRows>();
  readonly #listeners: readonly Disposable[];
  #progress: string | undefined;
  #rows: ArticleRows | undefined;
  #lastShown: ShownRows;
  /** An article that came into the active editor and whose row was not found yet. */
  #toFollow: FileId | undefined;
  /** The row that was selected last by itself: an article that is opened from it is not looked for, the person may be on another row by then. */
  #lastSelected: string | undefined;
  /** Milliseconds that the last refresh took. */
  #cost = 0;
  /** What was done when articles last came. */
  #stage: 'begun' | 'restored' | 'indexed' = 'begun';
  #isEnded = false;

  readonly view: TreeView<Row>;
  /** Fires after each change of what is shown, while the view is visible. */
  readonly onDidShow = this.#showed.event;

  constructor(corpus: Corpus, memory: Memento, log: Log) {
    this.#corpus = corpus;
    this.#layout = new RememberedLayout(memory, 'newsmark.articles', readArrangement);
    this.#log = log;
    this.#lastShown = { filter: this.#layout.filter, shown: 0, total: 0 };
    this.#tree = new RowTree(() => this.#current().roots);
    this.view = window.createTreeView('newsmark.articles' satisfies ViewId, {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const interval = (): number => Math.max(corpus.isIndexed ? pace.indexed : pace.indexing, this.#cost * shareOfTime);
    // Whoever waits for the change goes on first: making the rows of a very large corpus takes longer than that.
    this.#pace = new RefreshPace(() => void later(() => this.#refresh(), 0), interval, later);
    this.#pace.setVisible(this.view.visible);
    this.#pace.want();
    this.#listeners = [
      this.view,
      this.#showed,
      corpus.onDidChange(({ articles }) => this.#take(articles)),
      this.view.onDidChangeSelection(({ selection: [row, ...others] }) => {
        if (row && others.length === 0 && this.#corpus.article(row.id)) this.#lastSelected = row.id;
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        this.#pace.setVisible(visible);
        this.#followEditor();
      }),
      window.onDidChangeActiveTextEditor(() => this.#followEditor()),
    ];
    this.#followEditor();
  }

  get arrangement(): Arrangement {
    return this.#layout.arrangement;
  }

  /** As typed; empty when everything is shown. */
  get filter(): string {
    return this.#layout.filter;
  }

  /** How much is shown now. */
  get shown(): ShownRows {
    const { shown, total } = this.#current();
    return { filter: this.#layout.filter, shown, total };
  }

  async arrange(arrangement: Arrangement): Promise<void> {
    const remembering = this.#layout.setArrangement(arrangement);
    this.#shownRows.clear();
    this.#show();
    await remembering;
  }

  /** Shows what has all words of the filter; with an empty one, everything. */
  async setFilter(filter: string): Promise<void> {
    const remembering = this.#layout.setFilter(filter);
    this.#shownRows.clear();
    this.#refresh();
    await remembering;
  }

  /** Says above the rows what is being done; undefined when it is done. */
  setProgress(progress: string | undefined): void {
    this.#progress = progress;
    this.#showMessage();
  }

  /** Shows the next page of a level and moves to its first row. */
  async showMore(level: string): Promise<void> {
    const rows = this.#current();
    const before = rows.shownOf(level);
    this.#shownRows.set(level, before + pageSize);
    this.#toFollow = undefined;
    this.#show();
    const next = rows.articleAt(level, before);
    if (next !== undefined) await this.reveal(next);
  }

  /** Unfolds and selects the row of an article; false when the filter hides it or there is none. */
  async reveal(id: FileId): Promise<boolean> {
    const place = this.#current().placeOf(id);
    if (!place) return false;
    const hidden = place.steps.filter(({ level, rank }) => rank >= this.#current().shownOf(level));
    for (const { level, rank } of hidden) this.#shownRows.set(level, Math.ceil((rank + 1) / pageSize) * pageSize);
    if (hidden.length > 0) this.#show();
    await this.view.reveal(place.row, { select: true, focus: true });
    return true;
  }

  dispose(): void {
    this.#isEnded = true;
    this.#pace.end();
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Names that were found change no row. The last of those that earlier sessions knew, and of all, are shown at once. */
  #take(articles: ReadonlySet<FileId>): void {
    const { isIndexed, isRestored } = this.#corpus;
    const stage = isIndexed ? 'indexed' : isRestored ? 'restored' : 'begun';
    const isLast = stage !== this.#stage;
    this.#stage = stage;
    if (articles.size === 0 && !isLast) return;
    this.#rows = undefined;
    if (this.view.visible) this.#prepare(articles);
    // They come all at once, and drawing some of them first would only hold up the rest.
    if (stage === 'begun') return;
    if (isLast) this.#pace.hurry();
    else this.#pace.want();
  }

  /** Makes what all rows are sorted by while articles come in: left to the last, it holds up the host for a third of a second. */
  #prepare(articles: ReadonlySet<FileId>): void {
    for (const id of articles) {
      const entry = this.#corpus.article(id);
      if (entry) instantOf(listed(entry));
    }
  }

  #current(): ArticleRows {
    this.#rows ??= new ArticleRows({
      entries: this.#corpus.articles(),
      arrangement: this.#layout.arrangement,
      filter: this.#layout.filter,
      shownRows: this.#shownRows,
      entryOf: (id) => this.#corpus.article(id),
      textOf: (id) => this.#corpus.text(id),
    });
    return this.#rows;
  }

  #refresh(): void {
    if (this.#layout.filter === '') this.#show();
    else
      foldAhead(this.#corpus.articles().map(listed), pause).then(
        () => this.#show(),
        (error: unknown) => this.#report(error),
      );
  }

  #show(): void {
    if (this.#isEnded) return;
    const start = performance.now();
    this.#rows = undefined;
    this.#tree.refresh();
    this.#lastShown = this.shown;
    this.#cost = performance.now() - start;
    this.#showMessage();
    this.#showed.fire(this.#lastShown);
    this.#follow();
  }

  #showMessage(): void {
    const state = { ...this.#lastShown, progress: this.#progress };
    this.view.message = listMessage(state, shownArticles) ?? '';
    this.view.description = listDescription(state, shownArticles) ?? '';
  }

  #followEditor(): void {
    const id = window.activeTextEditor?.document.uri.toString();
    this.#toFollow = id === this.#lastSelected ? undefined : id;
    if (this.#toFollow !== undefined) this.#lastSelected = undefined;
    this.#follow();
  }

  /** Selects the row of the article that came into the active editor, as the Explorer does, where its page is shown. */
  #follow(): void {
    const id = this.#toFollow;
    if (id === undefined || !this.view.visible || !this.#corpus.article(id)) return;
    if (!workspace.getConfiguration('newsmark').get<boolean>('articles.autoReveal', true)) return;
    const rows = this.#current();
    const place = rows.placeOf(id);
    if (!place || place.steps.some(({ level, rank }) => rank >= rows.shownOf(level))) return;
    this.#toFollow = undefined;
    if (this.view.selection.some((row) => row.id === id)) return;
    this.view
      .reveal(place.row, { select: true, focus: false })
      .then(undefined, (error: unknown) => this.#report(error));
  }

  /** A row that went away while it was looked for is no failure a person has to know of. */
  #report(error: unknown): void {
    if (!this.#isEnded) this.#log.warn(`The Articles view could not show what it was to: ${String(error)}`);
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
