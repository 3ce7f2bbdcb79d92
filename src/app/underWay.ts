/** What is being done: who is to take the last of it back waits until it is. */
export class UnderWay {
  readonly #all = new Set<Promise<unknown>>();

  /** The same promise, waited for from now on. */
  add<Value>(doing: Promise<Value>): Promise<Value> {
    const end = (): boolean => this.#all.delete(doing);
    this.#all.add(doing);
    doing.then(end, end);
    return doing;
  }

  /** Settles when all is done, or failed, that is under way now. Never rejects. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#all);
  }
}
