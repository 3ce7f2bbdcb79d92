/** Something that stands at one place in each of two texts. */
export interface Pairing {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
}

/**
 * The pairings that are in the same order in both texts and weigh most together.
 *
 * @param pairings ascending by `a`, no two with the same `a` or `b`. O(n log n).
 */
export function heaviestChain<Item extends Pairing>(pairings: readonly Item[]): readonly Item[] {
  const ranks = new Map([...pairings].sort((p, q) => p.b - q.b).map((pairing, rank) => [pairing, rank + 1]));
  const best = new BestOfBeginnings(pairings.length);
  const total = new Float64Array(pairings.length);
  const previous = pairings.map((pairing, index) => {
    const rank = ranks.get(pairing) ?? 0;
    const before = best.upTo(rank - 1);
    total[index] = pairing.weight + (before < 0 ? 0 : (total[before] ?? 0));
    best.offer(rank, index, total);
    return before;
  });
  const chain: Item[] = [];
  for (let at = best.upTo(pairings.length); at >= 0; at = previous[at] ?? -1) {
    const pairing = pairings[at];
    if (pairing) chain.push(pairing);
  }
  return chain.reverse();
}

/** A Fenwick tree: the item of the greatest total among the first ranks. */
class BestOfBeginnings {
  readonly #items: Int32Array;
  #totals: Float64Array | undefined;

  constructor(private readonly size: number) {
    this.#items = new Int32Array(size + 1).fill(-1);
  }

  offer(rank: number, item: number, totals: Float64Array): void {
    this.#totals = totals;
    for (let at = rank; at <= this.size; at += at & -at) {
      if (this.#totalOf(this.#items[at] ?? -1) < this.#totalOf(item)) this.#items[at] = item;
    }
  }

  upTo(rank: number): number {
    let best = -1;
    for (let at = rank; at > 0; at -= at & -at) {
      const item = this.#items[at] ?? -1;
      if (this.#totalOf(item) > this.#totalOf(best)) best = item;
    }
    return best;
  }

  #totalOf(item: number): number {
    return item < 0 ? -1 : (this.#totals?.[item] ?? -1);
  }
}
