import type { Memento } from 'vscode';

const key = 'newsmark.lastLabel';

/** The label that was put on words last in this workspace; it outlives the window. */
export class LastLabel {
  readonly #memory: Memento;

  constructor(memory: Memento) {
    this.#memory = memory;
  }

  /** Undefined when nothing was highlighted yet; without a `label` when the last highlight had none. */
  get(): { readonly label?: string } | undefined {
    const kept = this.#memory.get<unknown>(key);
    if (typeof kept !== 'string') return undefined;
    return kept === '' ? {} : { label: kept };
  }

  set(label: string | undefined): void {
    void this.#memory.update(key, label ?? '');
  }
}
