/** The longest stretch of work between two pauses, in milliseconds: about as long as a question has to wait at most. */
const longestStretch = 3;

/** Lets waiting messages in between pieces of work, but not more often than is worth it. */
export class Pacer {
  readonly #pause: () => Promise<void>;
  #since = Date.now();

  /** @param pause settles when what waited has had its turn. */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  /** To be awaited between pieces of work of less than a few milliseconds each. */
  async breathe(): Promise<void> {
    if (Date.now() - this.#since < longestStretch) return;
    await this.#pause();
    this.#since = Date.now();
  }
}
