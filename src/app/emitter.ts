import type { Disposable } from './ports';

/** Told of something that happened. */
export type Listener<Value> = (value: Value) => void;

/** A list of listeners; the owner fires, everybody else listens. Listeners are called in the order they came. */
export class Emitter<Value> {
  readonly #listeners = new Set<Listener<Value>>();
  readonly #onError: ((error: unknown) => void) | undefined;

  /** @param onError told of each listener that throws; without it the owner is, by {@link fire}. */
  constructor(onError?: (error: unknown) => void) {
    this.#onError = onError;
  }

  readonly event = (listener: Listener<Value>): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  /** Calls every listener, whatever the others do. Without an error handler it throws the first error afterwards. */
  fire(value: Value): void {
    const errors: unknown[] = [];
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        errors.push(error);
      }
    }
    if (this.#onError) errors.forEach(this.#onError);
    else if (errors.length > 0) throw errors[0];
  }
}
