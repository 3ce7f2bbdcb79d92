import type { ArticleEntry } from './articleEntry';
import type { FileId } from './ports';

/** So many changes are put in order at once: few enough for a moment, so that a list of any length is never sorted whole. */
const changesAtOnce = 2000;

/**
 * The entries of a corpus, by path. A change costs nothing until the list is wanted; then the changes alone are sorted and
 * merged. O(changes × log + entries) for a list.
 */
export class SortedEntries {
  readonly #entries = new Map<FileId, ArticleEntry>();
  readonly #changed = new Set<FileId>();
  #sorted: readonly ArticleEntry[] = [];

  get(id: FileId): ArticleEntry | undefined {
    return this.#entries.get(id);
  }

  set(entry: ArticleEntry): void {
    this.#entries.set(entry.id, entry);
    this.#change(entry.id);
  }

  delete(id: FileId): void {
    if (this.#entries.delete(id)) this.#change(id);
  }

  /** Whether any entry is as asked. Puts nothing in order. */
  some(isSo: (entry: ArticleEntry) => boolean): boolean {
    for (const entry of this.#entries.values()) if (isSo(entry)) return true;
    return false;
  }

  /** By path, then by id, in code units: the same on every machine. The same list until something changes. */
  list(): readonly ArticleEntry[] {
    if (this.#changed.size > 0) this.#merge();
    return this.#sorted;
  }

  #change(id: FileId): void {
    this.#changed.add(id);
    if (this.#changed.size >= changesAtOnce) this.#merge();
  }

  #merge(): void {
    const added = [...this.#changed].flatMap((id) => this.#entries.get(id) ?? []).sort(compareEntries);
    const merged: ArticleEntry[] = [];
    let next = 0;
    for (const entry of this.#sorted) {
      if (this.#changed.has(entry.id)) continue;
      for (let one = added[next]; one && compareEntries(one, entry) < 0; one = added[++next]) merged.push(one);
      merged.push(entry);
    }
    for (; next < added.length; next++) {
      const one = added[next];
      if (one) merged.push(one);
    }
    this.#sorted = merged;
    this.#changed.clear();
  }
}

/** By path, then by id. */
export function compareEntries(a: ArticleEntry, b: ArticleEntry): number {
  return compare(a.path, b.path) || compare(a.id, b.id);
}

/** By code unit, so that the order is the same on every machine and in every language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
