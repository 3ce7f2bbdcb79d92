import type { ArticleEntry } from './articleEntry';
import type { FileId } from './ports';

/** So many entries are put in order at once: few enough for a moment. */
const entriesAtOnce = 2000;

/**
 * The entries of a corpus, by path. A change costs little until the list is wanted: entries come into sorted runs, of which each is
 * longer than the next, so that many that come one after the other are merged a few times each and never sorted whole.
 * O(changes × log entries + entries) for a list.
 */
export class SortedEntries {
  readonly #entries = new Map<FileId, ArticleEntry>();
  /** Those that came since the last run was made. */
  #added: ArticleEntry[] = [];
  #runs: (readonly ArticleEntry[])[] = [];
  /** Whether there may be others among these that were replaced or deleted. */
  #hasOld = false;
  #list: readonly ArticleEntry[] | undefined = [];

  get size(): number {
    return this.#entries.size;
  }

  get(id: FileId): ArticleEntry | undefined {
    return this.#entries.get(id);
  }

  set(entry: ArticleEntry): void {
    this.#hasOld ||= this.#entries.has(entry.id);
    this.#entries.set(entry.id, entry);
    this.#added.push(entry);
    this.#list = undefined;
    if (this.#added.length >= entriesAtOnce) this.#closeRun();
  }

  delete(id: FileId): void {
    if (!this.#entries.delete(id)) return;
    this.#hasOld = true;
    this.#list = undefined;
  }

  /** Whether any entry is as asked. Puts nothing in order. */
  some(isSo: (entry: ArticleEntry) => boolean): boolean {
    for (const entry of this.#entries.values()) if (isSo(entry)) return true;
    return false;
  }

  /** By path, then by id, in code units: the same on every machine. The same list until something changes. */
  list(): readonly ArticleEntry[] {
    this.#list ??= this.#merged();
    return this.#list;
  }

  #merged(): readonly ArticleEntry[] {
    this.#closeRun();
    const all = this.#runs.reduceRight((shorter, longer) => merge(longer, shorter), []);
    const list = this.#hasOld ? this.#current(all) : all;
    this.#hasOld = false;
    this.#runs = [list];
    return list;
  }

  /** Without those that were replaced or deleted, and each once, even if it came back. */
  #current(entries: readonly ArticleEntry[]): readonly ArticleEntry[] {
    const current: ArticleEntry[] = [];
    for (const entry of entries)
      if (this.#entries.get(entry.id) === entry && current.at(-1) !== entry) current.push(entry);
    return current;
  }

  #closeRun(): void {
    if (this.#added.length === 0) return;
    let run: readonly ArticleEntry[] = this.#added.sort(compareEntries);
    this.#added = [];
    for (let last = this.#runs.at(-1); last && last.length < 2 * run.length; last = this.#runs.at(-1)) {
      run = merge(last, run);
      this.#runs.pop();
    }
    this.#runs.push(run);
  }
}

/** Two sorted lists as one. */
function merge(one: readonly ArticleEntry[], other: readonly ArticleEntry[]): readonly ArticleEntry[] {
  if (one.length === 0) return other;
  const merged: ArticleEntry[] = [];
  let next = 0;
  for (const entry of one) {
    for (let before = other[next]; before && compareEntries(before, entry) < 0; before = other[++next])
      merged.push(before);
    merged.push(entry);
  }
  for (; next < other.length; next++) {
    const entry = other[next];
    if (entry) merged.push(entry);
  }
  return merged;
}

/** By path, then by id. */
export function compareEntries(a: ArticleEntry, b: ArticleEntry): number {
  return compare(a.path, b.path) || compare(a.id, b.id);
}

/** By code unit, so that the order is the same on every machine and in every language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
