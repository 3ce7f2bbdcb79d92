/** Runs jobs of one key one after the other, in the order they came; jobs of different keys run side by side. */
export class SerialQueue<Key> {
  readonly #last = new Map<Key, Promise<unknown>>();

  /** Settles as the job does. A job that fails does not stop those behind it. */
  async run<Value>(key: Key, job: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const running = before.then(job, job);
    this.#last.set(key, running);
    try {
      return await running;
    } finally {
      if (this.#last.get(key) === running) this.#last.delete(key);
    }
  }
}
