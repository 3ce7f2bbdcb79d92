import type { SearchHit } from './searchEngine';

/** Below zero when the first hit comes before the second: the better score, then the id by code units. */
function compareHits(a: SearchHit, b: SearchHit): number {
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

/** Keeps the best of many hits: a heap whose root is the worst one kept. */
export class TopHits {
  readonly #most: number;
  readonly #heap: SearchHit[] = [];

  /** @param most how many are kept. */
  constructor(most: number) {
    this.#most = most;
  }

  /** O(log kept), mostly O(1). @param idOf asked only when the score is good enough. */
  add(score: number, idOf: () => string): void {
    if (this.#heap.length < this.#most) {
      this.#heap.push({ id: idOf(), score });
      this.#rise(this.#heap.length - 1);
      return;
    }
    const worst = this.#heap[0];
    if (!worst || score < worst.score) return;
    const hit = { id: idOf(), score };
    if (compareHits(hit, worst) >= 0) return;
    this.#heap[0] = hit;
    this.#sink();
  }

  /** Best first. */
  sorted(): SearchHit[] {
    return this.#heap.toSorted(compareHits);
  }

  #rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >>> 1;
      if (!this.#isWorse(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    for (let at = 0; ;) {
      let worst = at;
      for (const child of [2 * at + 1, 2 * at + 2]) if (this.#isWorse(child, worst)) worst = child;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #isWorse(at: number, other: number): boolean {
    const [a, b] = [this.#heap[at], this.#heap[other]];
    return a !== undefined && b !== undefined && compareHits(a, b) > 0;
  }

  #swap(at: number, other: number): void {
    const [a, b] = [this.#heap[at], this.#heap[other]];
    if (!a || !b) return;
    this.#heap[at] = b;
    this.#heap[other] = a;
  }
}
