import type { Memento } from 'vscode';
import { readSavedSearches, withoutSaved, withSaved } from '../../app/search/savedSearches';

const key = 'newsmark.savedSearches';

/** The saved searches of the workspace. */
export class SavedSearches {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Last saved first. */
  all(): readonly string[] {
    return readSavedSearches(this.#memory.get(key));
  }

  async add(query: string): Promise<void> {
    await this.#write(withSaved(this.all(), query));
  }

  async remove(queries: readonly string[]): Promise<void> {
    await this.#write(withoutSaved(this.all(), queries));
  }

  async #write(saved: readonly string[]): Promise<void> {
    await this.#memory.update(key, saved.length === 0 ? undefined : saved);
  }
}
