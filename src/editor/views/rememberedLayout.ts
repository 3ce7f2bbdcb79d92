import type { Memento } from 'vscode';
import type { ViewId } from '../ids';

/** How a view is laid out and what it is filtered by, remembered for the workspace. */
export class RememberedLayout<Arrangement> {
  readonly #memory: Memento;
  readonly #view: ViewId;
  #arrangement: Arrangement;
  #filter: string;

  /** @param read understands what was remembered, whatever it is. */
  constructor(memory: Memento, view: ViewId, read: (stored: unknown) => Arrangement) {
    this.#memory = memory;
    this.#view = view;
    this.#arrangement = read(memory.get(this.#keys.arrangement));
    this.#filter = memory.get(this.#keys.filter, '');
  }

  get arrangement(): Arrangement {
    return this.#arrangement;
  }

  /** As typed; empty when everything is shown. */
  get filter(): string {
    return this.#filter;
  }

  /** Counts at once; settles when it is remembered. */
  async setArrangement(arrangement: Arrangement): Promise<void> {
    this.#arrangement = arrangement;
    await this.#memory.update(this.#keys.arrangement, arrangement);
  }

  /** Counts at once, without white space at its ends; settles when it is remembered. */
  async setFilter(filter: string): Promise<void> {
    this.#filter = filter.trim();
    await this.#memory.update(this.#keys.filter, this.#filter === '' ? undefined : this.#filter);
  }

  get #keys(): { readonly arrangement: string; readonly filter: string } {
    return { arrangement: `${this.#view}.arrangement`, filter: `${this.#view}.filter` };
  }
}
