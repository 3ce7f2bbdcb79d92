/** Calls back once after a delay; the answer takes the call back. */
export type Later = (call: () => void, milliseconds: number) => () => void;

/**
 * Turns many reasons to refresh into few refreshes: the first at once, those within the interval after it into one at its end.
 * While nobody looks there are none; what was missed is made good when somebody does.
 */
export class RefreshPace {
  readonly #refresh: () => void;
  readonly #interval: () => number;
  readonly #later: Later;
  #cancel: (() => void) | undefined;
  #isWanted = false;
  #isVisible = false;

  /** @param interval milliseconds between two refreshes, asked after each. */
  constructor(refresh: () => void, interval: () => number, later: Later) {
    this.#refresh = refresh;
    this.#interval = interval;
    this.#later = later;
  }

  /** Says that there is something new. */
  want(): void {
    this.#isWanted = true;
    if (this.#isVisible && !this.#cancel) this.#run();
  }

  /** Says that there is something new that must not wait for the interval's end, as the last of many. */
  hurry(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.want();
  }

  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (isVisible && this.#isWanted && !this.#cancel) this.#run();
  }

  /** Nothing is refreshed any more. */
  end(): void {
    this.#cancel?.();
    this.#isVisible = false;
  }

  #run(): void {
    this.#isWanted = false;
    this.#refresh();
    this.#cancel = this.#later(() => {
      this.#cancel = undefined;
      if (this.#isVisible && this.#isWanted) this.#run();
    }, this.#interval());
  }
}
