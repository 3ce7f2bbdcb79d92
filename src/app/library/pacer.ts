/** The longest stretch of work between two pauses unless told, in milliseconds: about as long as a question has to wait at most. */
const usualStretch = 3;

/** Lets waiting messages in between pieces of work, but not more often than is worth it. */
export class Pacer {
  readonly #pause: () => Promise<void>;
  readonly #longest: number;
  #since = Date.now();

  /** @param pause settles when what waited has had its turn. */
  constructor(pause: () => Promise<void>, longest = usualStretch) {
    this.#pause = pause;
    this.#longest = longest;
  }

  /** To be awaited between pieces of work of less than a few milliseconds each. */
  async breathe(): Promise<void> {
    if (Date.now() - this.#since < this.#longest) return;
    await this.#pause();
    this.#since = Date.now();
  }
}
