import type { Disposable } from './ports';

/** Told of something that happened. */
export type Listener<Value> = (value: Value) => void;

/** A list of listeners; the owner fires, everybody else listens. Listeners are called in the order they came. */
export class Emitter<Value> {
  readonly #listeners = new Set<Listener<Value>>();

  readonly event = (listener: Listener<Value>): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: Value): void {
    for (const listener of [...this.#listeners]) listener(value);
  }
}
