import { EventEmitter, window, type TreeView } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { Disposable, Log } from '../../app/ports';
import { RefreshPace } from '../../app/refreshPace';
import type { ViewId } from '../ids';
import { later } from '../later';
import { namesLeft } from '../words';
import { EntityRows } from './entityRows';
import { RowTree, type Row } from './rowTree';

/** Milliseconds between two refreshes, while names come in from the whole corpus and afterwards. */
const pace = { recognising: 2000, recognised: 500 };

/** So many articles without names are no work to speak of. */
const fewArticles = 20;

/** The Entities view: types, their entities by number of mentions, the articles of each, the sentences of the mentions. */
export class EntitiesView implements Disposable {
  readonly #corpus: Corpus;
  readonly #log: Log;
  readonly #pace: RefreshPace;
  readonly #tree: RowTree;
  readonly #rows: EntityRows;
  readonly #counted = new EventEmitter<number>();
  readonly #listeners: readonly Disposable[];
  #unrecognised = 0;
  #isEnded = false;

  readonly view: TreeView<Row>;
  /** Fires with the number of all entities after each count. */
  readonly onDidCount = this.#counted.event;

  constructor(corpus: Corpus, log: Log) {
    this.#corpus = corpus;
    this.#log = log;
    this.#rows = new EntityRows(corpus);
    this.#tree = new RowTree(() => this.#rows.types());
    this.view = window.createTreeView('newsmark.entities' satisfies ViewId, {
      treeDataProvider: this.#tree,
      showCollapseAll: true,
    });
    const interval = (): number => (this.#unrecognised > fewArticles ? pace.recognising : pace.recognised);
    this.#pace = new RefreshPace(() => void this.#refresh(), interval, later);
    // Counted also while nobody looks, so that the view never says that there are no names when there are.
    this.#pace.setVisible(true);
    this.#listeners = [
      this.view,
      this.#counted,
      corpus.onDidChange(({ entities }) => (entities ? this.#pace.want() : undefined)),
      corpus.library.onDidProgress(({ unrecognised }) => this.#showProgress(unrecognised)),
    ];
  }

  /** Shows the next page of a row's children and moves to the first of them. */
  async showMore(parent: string): Promise<void> {
    const first = this.#rows.showMore(parent);
    this.#tree.refresh();
    const row = await first;
    if (row) await this.view.reveal(row, { select: true, focus: true });
  }

  dispose(): void {
    this.#isEnded = true;
    this.#pace.end();
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Never rejects: a library that died is started again, and then there is something new. */
  async #refresh(): Promise<void> {
    try {
      const counts = await this.#corpus.library.entityCounts();
      if (this.#isEnded) return;
      this.#rows.setCounts(counts);
      this.#tree.refresh();
      this.#counted.fire(Object.values<number>(counts).reduce((sum, count) => sum + count, 0));
    } catch (error) {
      if (!this.#isEnded) this.#log.warn(`The entities could not be counted: ${String(error)}`);
    }
  }

  #showProgress(unrecognised: number): void {
    const before = this.view.message;
    const message = unrecognised > fewArticles ? namesLeft(unrecognised) : '';
    this.#unrecognised = unrecognised;
    if (message !== (before ?? '')) this.view.message = message;
  }
}
