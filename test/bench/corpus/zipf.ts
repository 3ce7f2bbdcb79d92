import type { Random } from './random';

/** As measured on news: the second and third words are less far behind the first than by Zipf alone (Mandelbrot). */
const SHIFT = 2.7;
const EXPONENT = 1.12;

/** Draws ranks as words are drawn in texts: that of rank r with a chance in proportion to 1 / (r + 2.7)^1.12. */
export class ZipfRanks {
  readonly #sums: Float64Array;

  constructor(ranks: number) {
    this.#sums = new Float64Array(ranks);
    let sum = 0;
    for (let rank = 0; rank < ranks; rank++) this.#sums[rank] = sum += (rank + SHIFT) ** -EXPONENT;
  }

  /** From 0, the most frequent. O(log ranks). */
  draw(random: Random): number {
    const wanted = random.next() * (this.#sums[this.#sums.length - 1] ?? 0);
    let low = 0;
    let high = this.#sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#sums[middle] ?? 0) > wanted) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
