import { EventEmitter, window, workspace, type Memento, type TreeView } from 'vscode';
import { readAnnotationArrangement, type AnnotationArrangement } from '../../app/annotationList/arrangement';
import type { ArticleEntry } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import type { Disposable, FileId, Log } from '../../app/ports';
import { RefreshPace } from '../../app/refreshPace';
import { textMapOf } from '../convert';
import type { ViewId } from '../ids';
import { annotationsAt } from '../language/annotationHover';
import { later } from '../later';
import { articleTitle } from '../words';
import { AnnotationRows, pageSize, type AnnotationPlace } from './annotationRows';
import { listDescription, listMessage, shownAnnotations, type ShownRows } from './listMessage';
import { watchOpenClaims } from './openClaimsBadge';
import { RememberedLayout } from './rememberedLayout';
import { RowTree, type Row } from './rowTree';

/** Milliseconds between two refreshes, and how long the cursor rests before its row is selected. */
const pace = { refresh: 200, follow: 150 };

/** The Annotations view: what is in it, how it is laid out and filtered. Both are remembered for the workspace. */
export class AnnotationsView implements Disposable {
  readonly #corpus: Corpus;
  readonly #layout: RememberedLayout<AnnotationArrangement>;
  readonly #log: Log;
  readonly #pace: RefreshPace;
  readonly #tree: RowTree;
  readonly #shownRows = new Map<string, number>();
  readonly #showed = new EventEmitter<ShownRows>();
  readonly #listeners: readonly Disposable[];
  /** What each article's rows were made of when they were last shown. */
  readonly #seen = new Map<FileId, string>();
  #rows: AnnotationRows | undefined;
  #cancelFollow: (() => void) | undefined;
  /** Whether the cursor moved since a row was found for it. */
  #isToFollow = false;
  #isEnded = false;

  readonly view: TreeView<Row>;
  /** Fires after each change of what is shown. */
  readonly onDidShow = this.#showed.event;

  constructor(corpus: Corpus, memory: Memento, log: Log) {
    this.#corpus = corpus;
    this.#layout = new RememberedLayout(memory, 'newsmark.annotations', readAnnotationArrangement);
    this.#log = log;
    this.#tree = new RowTree(() => this.#current().roots);
    this.view = window.createTreeView('newsmark.annotations' satisfies ViewId, {
      treeDataProvider: this.#tree,
      canSelectMany: true,
      showCollapseAll: true,
    });
    this.#pace = new RefreshPace(
      () => this.#show(),
      () => pace.refresh,
      later,
    );
    this.#pace.setVisible(this.view.visible);
    this.#listeners = [
      this.view,
      this.#showed,
      watchOpenClaims(this.view, corpus),
      corpus.onDidChange(({ articles }) => this.#take(articles)),
      corpus.labels.onDidChange(() => {
        this.#rows = undefined;
        this.#pace.want();
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        this.#pace.setVisible(visible);
        this.#followCursor();
      }),
      window.onDidChangeTextEditorSelection(() => this.#followCursor()),
      window.onDidChangeActiveTextEditor(() => this.#followCursor()),
    ];
  }

  get arrangement(): AnnotationArrangement {
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

  async arrange(arrangement: AnnotationArrangement): Promise<void> {
    const remembering = this.#layout.setArrangement(arrangement);
    this.#shownRows.clear();
    this.#show();
    await remembering;
  }

  /** Shows what has all words of the filter; with an empty one, everything. */
  async setFilter(filter: string): Promise<void> {
    const remembering = this.#layout.setFilter(filter);
    this.#shownRows.clear();
    this.#show();
    await remembering;
  }

  /** Shows the next page of a level and moves to its first row. */
  async showMore(level: string): Promise<void> {
    const before = this.#current().shownOf(level);
    this.#shownRows.set(level, before + pageSize);
    this.#isToFollow = false;
    this.#show();
    const next = this.#current().rowAt(level, before);
    if (next) await this.view.reveal(next, { select: true, focus: true });
  }

  dispose(): void {
    this.#isEnded = true;
    this.#cancelFollow?.();
    this.#pace.end();
    for (const listener of this.#listeners) listener.dispose();
  }

  #current(): AnnotationRows {
    this.#rows ??= new AnnotationRows({
      entries: this.#corpus.annotatedArticles(),
      arrangement: this.#layout.arrangement,
      filter: this.#layout.filter,
      shownRows: this.#shownRows,
      isUnsaved: (article, annotation) => this.#corpus.isUnsaved(article, annotation),
      labelsOf: (article) => this.#corpus.labels.of(article),
    });
    return this.#rows;
  }

  /** Typing in an article changes its entry with each pause, but seldom a row. */
  #take(articles: ReadonlySet<FileId>): void {
    let isNew = false;
    for (const id of articles) {
      const entry = this.#corpus.article(id);
      const looks = entry && entry.sidecar.kind !== 'none' ? this.#looksOf(entry) : undefined;
      if (looks === this.#seen.get(id)) continue;
      if (looks === undefined) this.#seen.delete(id);
      else this.#seen.set(id, looks);
      isNew = true;
    }
    this.#rows = undefined;
    if (isNew) this.#pace.want();
  }

  #show(): void {
    if (this.#isEnded) return;
    this.#rows = undefined;
    this.#tree.refresh();
    const state = { ...this.shown, progress: undefined };
    this.view.message = listMessage(state, shownAnnotations) ?? '';
    this.view.description = listDescription(state, shownAnnotations) ?? '';
    this.#showed.fire(state);
    this.#followLater();
  }

  #followCursor(): void {
    this.#isToFollow = true;
    this.#followLater();
  }

  /** An annotation at the cursor may come later than the cursor. */
  #followLater(): void {
    this.#cancelFollow?.();
    this.#cancelFollow = later(() => this.#follow(), pace.follow);
  }

  /** Selects the row of the annotation at the cursor, where its page is shown, and leaves the focus where it is. */
  #follow(): void {
    const place = this.#isToFollow ? this.#placeAtCursor() : undefined;
    if (!place || this.view.selection.length > 1) return;
    this.#isToFollow = false;
    if (this.view.selection.some((row) => 'annotation' in row && row.annotation === place.row.annotation)) return;
    this.view.reveal(place.row, { select: true, focus: false }).then(undefined, (error: unknown) => {
      // A row that went away while it was looked for is no failure a person has to know of.
      if (!this.#isEnded) this.#log.warn(`The Annotations view could not show a row: ${String(error)}`);
    });
  }

  #placeAtCursor(): AnnotationPlace | undefined {
    const editor = window.activeTextEditor;
    if (!editor || !this.view.visible || this.#isEnded) return undefined;
    const { document, selection } = editor;
    const article = document.uri.toString();
    if (!this.#corpus.article(article)) return undefined;
    if (!workspace.getConfiguration('newsmark').get<boolean>('annotations.followCursor', true)) return undefined;
    const [here] = annotationsAt(this.#corpus, document, textMapOf(document).offset(selection.active));
    const rows = this.#current();
    const place = here && rows.placeOf(article, here.annotation.id);
    return place?.steps.every(({ level, rank }) => rank < rows.shownOf(level)) ? place : undefined;
  }

  /** All that the rows of an article are made of, as one text to compare. O(annotations). */
  #looksOf(entry: ArticleEntry): string {
    const annotations = entry.annotations.map(({ annotation, placement }) => {
      const { stored: _stored, ...said } = annotation;
      return [said, placement.kind, this.#corpus.isUnsaved(entry.id, annotation.id)];
    });
    return JSON.stringify([articleTitle(entry), entry.failure, entry.sidecar.kind, annotations]);
  }
}
