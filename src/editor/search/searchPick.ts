import { l10n, QuickPickItemKind, ThemeIcon, window, type QuickInputButton, type QuickPick } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { Disposable } from '../../app/ports';
import { Latest } from '../../app/search/latest';
import { RefreshPace } from '../../app/refreshPace';
import { findResults } from '../../app/search/searchResults';
import { later } from '../later';
import { hint } from '../questions';
import type { SavedSearches } from './savedSearches';
import { searchList, startList, type SearchItem, type SearchList, type Target } from './searchItems';

/** What the search was left for. */
export type Picked =
  | Exclude<Target, { kind: 'query' | 'results' }>
  /** To show everything that a query finds, or to annotate it. */
  | { readonly kind: 'results' | 'annotate'; readonly query: string };

const resultsListed = 20;
/** How often the list follows articles that come in while it is open, in milliseconds. */
const followPause = 1000;

/**
 * The search as a list that follows what is typed: completions of fields, articles with the sentence of the first hit,
 * annotations. Undefined when it was closed without picking anything.
 *
 * One search runs at a time, for what was typed last. Enter before the answer means the first hit of what was typed, unless the
 * person moved to another row.
 */
export class SearchPick {
  readonly #corpus: Corpus;
  readonly #saved: SavedSearches;
  readonly #pick: QuickPick<SearchItem> = window.createQuickPick<SearchItem>();
  readonly #latest: Latest<string, SearchList>;
  readonly #pace: RefreshPace;
  readonly #listeners: Disposable[] = [];
  readonly #showResultsButton = button('list-tree', l10n.t('Show in Results View'));
  readonly #annotateButton = button('edit', l10n.t('Annotate All Hits…'));
  readonly #saveButton = button('save', l10n.t('Save Search'));
  /** What is listed now, and for which query. */
  #shown: { readonly query: string; readonly list: SearchList } | undefined;
  #settle: (picked: Picked | undefined) => void = () => undefined;
  #fail: (error: unknown) => void = () => undefined;

  constructor(corpus: Corpus, saved: SavedSearches) {
    this.#corpus = corpus;
    this.#saved = saved;
    this.#latest = new Latest(
      (query, isWanted) => this.#find(query, isWanted),
      (list) => this.#show(list),
    );
    this.#pace = new RefreshPace(
      () => this.#follow(),
      () => followPause,
      later,
    );
  }

  async ask(query: string): Promise<Picked | undefined> {
    const pick = this.#pick;
    pick.title = l10n.t('Search Articles and Annotations');
    pick.placeholder = l10n.t('Words, "a phrase", begin*, alike~, -without, source:, date:, author:, entity:, label:');
    pick.buttons = [this.#showResultsButton, this.#annotateButton, this.#saveButton];
    // Without this the editor sorts the rows by their labels. https://github.com/microsoft/vscode/issues/73904
    Object.assign(pick, { sortByLabel: false });
    pick.value = query;
    try {
      return await new Promise<Picked | undefined>((resolve, reject) => {
        this.#settle = resolve;
        this.#fail = reject;
        this.#listen();
        pick.show();
        this.#search();
      });
    } finally {
      this.#latest.end();
      this.#pace.end();
      for (const listener of this.#listeners) listener.dispose();
      pick.dispose();
    }
  }

  #listen(): void {
    const pick = this.#pick;
    this.#pace.setVisible(true);
    this.#listeners.push(
      this.#corpus.onDidChange(() => this.#pace.want()),
      pick.onDidChangeValue(() => this.#search()),
      pick.onDidAccept(() => {
        if (this.#shown?.query === pick.value || this.#isMoved) this.#accept(pick.activeItems[0]?.target);
        else this.#latest.settled().then(() => this.#accept(this.#shown?.list.active?.target), this.#fail);
      }),
      pick.onDidTriggerButton((pressed) => {
        if (pressed === this.#saveButton) this.#save();
        else this.#leaveFor(pressed === this.#annotateButton ? 'annotate' : 'results');
      }),
      pick.onDidTriggerItemButton(({ item }) => this.#removeSaved(item)),
      pick.onDidHide(() => this.#settle(undefined)),
    );
  }

  /** Whether the person moved in the list. Typing moves back to its first row, an answer to the one that Enter means. */
  get #isMoved(): boolean {
    const [active] = this.#pick.activeItems;
    const first = this.#pick.items.find(({ kind }) => kind !== QuickPickItemKind.Separator);
    return active !== undefined && active !== this.#shown?.list.active && active !== first;
  }

  #search(): void {
    this.#pick.busy = true;
    this.#latest.ask(this.#pick.value).catch(this.#fail);
  }

  async #find(query: string, isWanted: () => boolean): Promise<SearchList | undefined> {
    if (query.trim() === '') return startList(this.#corpus, this.#saved.all());
    const results = await findResults(this.#corpus.library, query, { limit: resultsListed, passagesEach: 2, isWanted });
    return results && searchList(this.#corpus, results);
  }

  /** Searches again because articles came in; not under the hands of a person who moves in the list. */
  #follow(): void {
    if (!this.#isMoved) this.#search();
  }

  #show(list: SearchList): void {
    const pick = this.#pick;
    pick.busy = false;
    const before = this.#shown?.list;
    const isSame = before !== undefined && JSON.stringify(before) === JSON.stringify(list);
    const shown = isSame ? before : list;
    const active = this.#isMoved ? likeRow(pick.activeItems[0], shown.items) : undefined;
    if (!isSame) pick.items = list.items;
    const row = active ?? shown.active;
    if (!isSame || !active) pick.activeItems = row ? [row] : [];
    this.#shown = { query: pick.value, list: shown };
  }

  #accept(target: Target | undefined): void {
    switch (target?.kind) {
      case 'query':
        this.#pick.value = target.query;
        this.#search();
        return;
      case 'results': {
        this.#leaveFor('results');
        return;
      }
      case 'article':
      case 'annotation': {
        this.#settle(target);
        return;
      }
      case undefined:
        return undefined;
    }
  }

  #leaveFor(kind: 'results' | 'annotate'): void {
    const query = this.#pick.value;
    if (query.trim() !== '') this.#settle({ kind, query });
  }

  #save(): void {
    const query = this.#pick.value.trim();
    if (query === '') return;
    this.#saved
      .add(query)
      .then(() => hint(l10n.t('The search was saved. It is offered before anything is typed.')), this.#fail);
  }

  #removeSaved({ target }: SearchItem): void {
    if (target?.kind === 'query') this.#saved.remove([target.query]).then(() => this.#search(), this.#fail);
  }
}

function button(icon: string, tooltip: string): QuickInputButton {
  return { iconPath: new ThemeIcon(icon), tooltip };
}

/** The row of a list that leads where another row led: a person who moved to it stays there when the list is filled anew. */
function likeRow(row: SearchItem | undefined, items: readonly SearchItem[]): SearchItem | undefined {
  if (!row?.target) return undefined;
  const target = JSON.stringify(row.target);
  return items.find((item) => item.target && JSON.stringify(item.target) === target);
}
