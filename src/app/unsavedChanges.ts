import { moved, type Move } from './annotationJournal';
import { Emitter } from './emitter';
import { readUnsaved, writeUnsaved, type Steps } from './journalFile';
import { KeptText, type KeepPorts } from './keptText';
import type { FileId } from './ports';
import type { Step } from './sidecarStep';

/** A change that waits to be written. */
export interface UnsavedStep extends Step {
  readonly unsaved: string;
}

/** The changes that could not be written yet, in their order. Kept after each change, so that they survive a reload of the window. */
export class UnsavedChanges {
  readonly #ports: KeepPorts;
  readonly #kept: KeptText;
  readonly #changed = new Emitter<readonly UnsavedStep[]>();
  #steps: readonly UnsavedStep[] = [];

  /** Fires with all that waits, after each change. */
  readonly onDidChange = this.#changed.event;

  constructor(ports: KeepPorts) {
    this.#ports = ports;
    this.#kept = new KeptText(ports, 'The unsaved changes of annotations', () => writeUnsaved(this.#steps));
  }

  /** Takes up what a window before this one could not write. */
  async load(): Promise<void> {
    const content = await this.#kept.read();
    if (content === undefined) return;
    const steps = readUnsaved(content);
    if (!steps) this.#ports.log?.error('The unsaved changes of annotations are damaged.');
    const restored = (steps ?? []).filter(isUnsaved);
    if (restored.length === 0) return;
    this.#ports.log?.info(`${restored.length} changes of annotations are still to be saved.`);
    this.#steps = [...restored, ...this.#steps];
    this.#changed.fire(this.#steps);
  }

  /** All that waits. */
  get all(): readonly UnsavedStep[] {
    return this.#steps;
  }

  /** What waits of one article. */
  of(article: FileId): readonly UnsavedStep[] {
    return this.#steps.filter((step) => step.article === article);
  }

  has(unsaved: string): boolean {
    return this.#steps.some((step) => step.unsaved === unsaved);
  }

  add(step: UnsavedStep): void {
    this.#set([...this.#steps, step]);
  }

  /** Takes out what was written, or is no longer wanted. */
  remove(unsaved: string): void {
    this.#set(this.#steps.filter((step) => step.unsaved !== unsaved));
  }

  /** Goes with articles that were moved. Folders are told as one. */
  follow(moves: readonly Move[]): void {
    this.#set(this.#steps.map((step) => ({ ...moved(step, moves), unsaved: step.unsaved })));
  }

  /** Settles when everything up to now is kept. */
  async settled(): Promise<void> {
    await this.#kept.settled();
  }

  #set(steps: readonly UnsavedStep[]): void {
    const isSame = steps.length + this.#steps.length === 0;
    this.#steps = steps;
    if (isSame) return;
    this.#kept.changed();
    this.#changed.fire(steps);
  }
}

function isUnsaved(step: Steps[number]): step is UnsavedStep {
  return step.unsaved !== undefined;
}
