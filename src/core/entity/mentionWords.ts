import { wordsAMention } from './mentionBlock';

/** Where the mentions of an article are kept: the first word, and how many words there are. */
interface Slot {
  readonly start: number;
  readonly length: number;
}

const none = new Uint32Array(0);

/**
 * The mentions of articles, three words each (start, end, form), one behind the other in one growing array. 12 bytes a mention,
 * up to 18 while it grows. Words of articles that were taken out stay in the array until a third of it is such gaps.
 */
export class MentionWords {
  readonly #slots = new Map<string, Slot>();
  #words = new Uint32Array(wordsAMention * 1024);
  #used = 0;
  /** How many of the used words belong to no article any more. */
  #wasted = 0;

  has(article: string): boolean {
    return this.#slots.has(article);
  }

  /** In the order in which they came in. */
  articles(): Iterable<string> {
    return this.#slots.keys();
  }

  /** The words of an article, good until the next change; none for an unknown one. Not a copy. */
  of(article: string): Uint32Array {
    const slot = this.#slots.get(article);
    return slot ? this.#words.subarray(slot.start, slot.start + slot.length) : none;
  }

  /** Adds an article that is not known; the words are copied. */
  add(article: string, words: Uint32Array): void {
    this.#makeRoom(words.length);
    this.#words.set(words, this.#used);
    this.#slots.set(article, { start: this.#used, length: words.length });
    this.#used += words.length;
  }

  /** An unknown article is ignored. */
  delete(article: string): void {
    this.#wasted += this.#slots.get(article)?.length ?? 0;
    this.#slots.delete(article);
  }

  /** Room for more words at the end: by closing gaps when they are a third of all, else by growing by half. */
  #makeRoom(needed: number): void {
    if (this.#used + needed <= this.#words.length) return;
    const kept = this.#used - this.#wasted;
    const isWasteful = this.#wasted * 3 > this.#used;
    const length = isWasteful ? Math.max(this.#words.length, kept + needed) : Math.ceil((this.#used + needed) * 1.5);
    const words = new Uint32Array(length);
    if (isWasteful) this.#closeGaps(words);
    else words.set(this.#words.subarray(0, this.#used));
    this.#words = words;
  }

  #closeGaps(words: Uint32Array): void {
    let at = 0;
    for (const [article, { start, length }] of this.#slots) {
      words.set(this.#words.subarray(start, start + length), at);
      this.#slots.set(article, { start: at, length });
      at += length;
    }
    this.#used = at;
    this.#wasted = 0;
  }
}
