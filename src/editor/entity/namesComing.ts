import type { CancellationToken } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { Disposable } from '../../app/ports';
import { later } from '../later';

/** How long a person who asks for all mentions waits for names that are still being recognised, in milliseconds. */
const patience = 3000;

/** Knows whether names are still to come. */
export class NamesComing implements Disposable {
  readonly #corpus: Corpus;
  readonly #listener: Disposable;
  readonly #waiting = new Set<() => void>();
  #unrecognised = 0;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    this.#listener = corpus.library.onDidProgress(({ unrecognised }) => {
      this.#unrecognised = unrecognised;
      this.#tell();
    });
  }

  /** Whether all articles were read and their names recognised. */
  get isComplete(): boolean {
    return this.#corpus.isIndexed && this.#unrecognised === 0;
  }

  /** Has all articles read if nobody asked for that yet, and waits a little while for them and their names. */
  async wait(token: CancellationToken): Promise<void> {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const cancel = later(end, patience);
    const listener = token.onCancellationRequested(end);
    try {
      await Promise.race([ended, this.#all()]);
    } finally {
      cancel();
      listener.dispose();
    }
  }

  dispose(): void {
    this.#listener.dispose();
    this.#tell();
  }

  async #all(): Promise<void> {
    await this.#corpus.start();
    if (this.#unrecognised > 0) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  #tell(): void {
    if (this.#unrecognised > 0) return;
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
