/** Runs a task that takes over all that is there when it begins: who asks while it runs gets the next run, together with all others. */
export class OnceMore {
  readonly #task: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(task: () => Promise<void>) {
    this.#task = task;
  }

  /** Settles as the first run does that begins from now on. */
  run(): Promise<void> {
    if (this.#next) return this.#next;
    if (!this.#running) return (this.#running = this.#task().finally(() => (this.#running = undefined)));
    const next = (): Promise<void> => {
      this.#next = undefined;
      return this.run();
    };
    this.#next = this.#running.then(next, next);
    return this.#next;
  }
}
