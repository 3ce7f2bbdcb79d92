import { EventEmitter, window, type Memento, type TreeView } from 'vscode';
import { nameKey } from '../../core/text/fold';
import type { Corpus } from '../../app/corpus';
import { readEntityArrangement, type EntityArrangement } from '../../app/entityArrangement';
import type { AmbiguousMentions } from '../../app/library/library';
import type { Disposable, Log } from '../../app/ports';
import { RefreshPace } from '../../app/refreshPace';
import type { ViewId } from '../ids';
import { later } from '../later';
import { namesLeft } from '../words';
import { EntityDrop } from './entityDrop';
import { EntityRows, sumOf } from './entityRows';
import { listDescription, listMessage, shownEntities, type ShownRows } from './listMessage';
import { mostReviewed } from './reviewRows';
import { RememberedLayout } from './rememberedLayout';
import { RowTree, type Row } from './rowTree';

/** Milliseconds between two refreshes, while names come in from the whole corpus and afterwards. */
const pace = { recognising: 2000, recognised: 500 };

/** So many articles without names are no work to speak of. */
const fewArticles = 20;

/**
 * The Entities view: names to review, then entities by type or in one list, the articles of each, the sentences of the mentions.
 * How it is laid out and filtered is remembered for the workspace.
 */
export class EntitiesView implements Disposable {
  readonly #corpus: Corpus;
  readonly #layout: RememberedLayout<EntityArrangement>;
  readonly #log: Log;
  readonly #pace: RefreshPace;
  readonly #tree: RowTree;
  readonly #rows: EntityRows;
  readonly #drop = new EntityDrop();
  readonly #showed = new EventEmitter<ShownRows>();
  readonly #listeners: readonly Disposable[];
  #shown: ShownRows;
  #unrecognised = 0;
  #isEnded = false;

  readonly view: TreeView<Row>;
  /** Fires after each count of the entities, whether the view is visible or not. */
  readonly onDidShow = this.#showed.event;
  readonly onDidDrop = this.#drop.onDidDrop;

  constructor(corpus: Corpus, memory: Memento, log: Log) {
    this.#corpus = corpus;
    this.#layout = new RememberedLayout(memory, 'newsmark.entities', readEntityArrangement);
    this.#log = log;
    this.#shown = { filter: this.#layout.filter, shown: 0, total: 0 };
    this.#rows = new EntityRows(corpus);
    this.#tree = new RowTree(() => this.#rows.roots());
    this.view = window.createTreeView('newsmark.entities' satisfies ViewId, {
      treeDataProvider: this.#tree,
      dragAndDropController: this.#drop,
      canSelectMany: true,
      showCollapseAll: true,
    });
    const interval = (): number => (this.#unrecognised > fewArticles ? pace.recognising : pace.recognised);
    this.#pace = new RefreshPace(() => void this.#refresh(), interval, later);
    // Counted also while nobody looks, so that the view never says that there are no names when there are.
    this.#pace.setVisible(true);
    this.#listeners = [
      this.view,
      this.#drop,
      this.#showed,
      corpus.onDidChange(({ entities }) => (entities ? this.#pace.want() : undefined)),
      corpus.library.onDidProgress(({ unrecognised }) => this.#showProgress(unrecognised)),
    ];
  }

  get arrangement(): EntityArrangement {
    return this.#layout.arrangement;
  }

  /** As typed; empty when everything is shown. */
  get filter(): string {
    return this.#layout.filter;
  }

  /** How much is shown now. */
  get shown(): ShownRows {
    return this.#shown;
  }

  async arrange(arrangement: EntityArrangement): Promise<void> {
    await Promise.all([this.#layout.setArrangement(arrangement), this.#refresh()]);
  }

  /** Shows entities with a name of which a word begins so, and names to review that may mean one; with an empty filter, everything. */
  async setFilter(filter: string): Promise<void> {
    await Promise.all([this.#layout.setFilter(filter), this.#refresh()]);
  }

  /** Shows the next page of a level and moves to the first row of it. */
  async showMore(level: string): Promise<void> {
    const row = await this.#rows.showMore(level);
    this.#tree.refresh();
    if (row) await this.view.reveal(row, { select: true, focus: true });
  }

  /** Moves to the row of an entity; a filter that hides it gives way. One that is far down is filtered for. */
  async reveal(id: string): Promise<void> {
    const shownRow = await this.#rows.find(id);
    if (!shownRow && this.#layout.filter !== '') await this.setFilter('');
    let row = shownRow ?? (await this.#rows.find(id));
    const name = row ? undefined : (await this.#corpus.library.entity(id))?.name;
    if (name !== undefined) {
      await this.setFilter(name);
      row = await this.#rows.find(id);
    }
    this.#tree.refresh();
    if (row) await this.view.reveal(row, { select: true, focus: true });
  }

  dispose(): void {
    this.#isEnded = true;
    this.#pace.end();
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Never rejects: a library that died is started again, and then there is something new. */
  async #refresh(): Promise<void> {
    const { library } = this.#corpus;
    const [filter, arrangement] = [this.#layout.filter, this.#layout.arrangement];
    try {
      const [counts, all, open] = await Promise.all([
        library.entityCounts(filter),
        filter === '' ? undefined : library.entityCounts(),
        library.ambiguous({ limit: filter === '' ? mostReviewed + 1 : Infinity }),
      ]);
      if (this.#isEnded || filter !== this.#layout.filter || arrangement !== this.#layout.arrangement) return;
      this.#rows.setState({ filter, counts, arrangement, open: open.filter((name) => mayMean(name, filter)) });
      this.#shown = { filter, shown: sumOf(counts), total: sumOf(all ?? counts) };
      this.#tree.refresh();
      this.#showMessage();
      this.#showed.fire(this.#shown);
    } catch (error) {
      if (!this.#isEnded) this.#log.warn(`The entities could not be counted: ${String(error)}`);
    }
  }

  #showProgress(unrecognised: number): void {
    this.#unrecognised = unrecognised;
    this.#showMessage();
  }

  #showMessage(): void {
    const progress = this.#unrecognised > fewArticles ? namesLeft(this.#unrecognised) : undefined;
    const state = { ...this.#shown, progress };
    const message = listMessage(state, shownEntities) ?? '';
    const description = listDescription(state, shownEntities) ?? '';
    if (message !== (this.view.message ?? '')) this.view.message = message;
    if (description !== (this.view.description ?? '')) this.view.description = description;
  }
}

/** Whether the filter lets a name to review through, by its words or by those of whom it may mean. */
function mayMean({ mentions, candidates }: AmbiguousMentions, filter: string): boolean {
  const key = nameKey(filter);
  const names = [...mentions.map(({ text }) => text), ...candidates.flatMap(({ name, aliases }) => [name, ...aliases])];
  return key === '' || names.some((name) => ` ${nameKey(name)}`.includes(` ${key}`));
}
