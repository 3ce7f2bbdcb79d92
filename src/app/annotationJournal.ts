import { Emitter } from './emitter';
import { readJournal, writeJournal, type Journal, type Steps } from './journalFile';
import type { FileId, Keep, Log } from './ports';
import type { Step } from './sidecarStep';

/** How many changes can be undone. */
const undoableSteps = 100;

/** An article, or a folder with articles, that was moved or renamed. */
export interface Move {
  readonly from: FileId;
  readonly to: FileId;
}

/** What can be taken back and made again. */
export interface JournalState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Where a journal outlives the window, and where it is said that it could not. */
interface JournalPorts {
  readonly keep?: Keep | undefined;
  readonly log?: Log | undefined;
}

/**
 * The changes of annotations that can be undone, and those undone that can be made again; the last ones of each. A new change
 * ends what could be made again. Kept after each change, so that it survives a reload of the window; what could not be kept or
 * read is only lost for undoing.
 */
export class AnnotationJournal {
  readonly #ports: JournalPorts;
  readonly #changed = new Emitter<JournalState>();
  #undo: Steps[] = [];
  #redo: Steps[] = [];
  #keeping: Promise<void> | undefined;
  #isStale = false;

  /** Fires with what can be undone and redone, after each change. */
  readonly onDidChange = this.#changed.event;

  constructor(ports: JournalPorts = {}) {
    this.#ports = ports;
  }

  /** Takes up what a window before this one kept; what was changed since then stays the latest. */
  async load(): Promise<void> {
    const { keep, log } = this.#ports;
    const content = await keep?.read().catch((error: unknown) => {
      log?.error('The journal of annotations could not be read.', error);
      return undefined;
    });
    if (content === undefined) return;
    const journal = readJournal(content);
    if (!journal) {
      log?.warn('The journal of annotations is damaged; changes before this cannot be undone.');
      return;
    }
    this.#undo = [...journal.undo, ...this.#undo].slice(-undoableSteps);
    if (this.#redo.length === 0 && this.#undo.length === journal.undo.length) this.#redo = [...journal.redo];
    this.#changed.fire(this.state);
  }

  get state(): JournalState {
    return { canUndo: this.#undo.length > 0, canRedo: this.#redo.length > 0 };
  }

  /** The change that {@link takeUndo} would give. */
  get nextUndo(): Steps | undefined {
    return this.#undo.at(-1);
  }

  /** The change that {@link takeRedo} would give. */
  get nextRedo(): Steps | undefined {
    return this.#redo.at(-1);
  }

  /** Notes a new change, as steps of one article each. One that changed nothing is none. */
  add(steps: Steps): void {
    if (steps.length === 0) return;
    this.#redo = [];
    this.#undo.push(steps);
    this.#settle();
  }

  /** Takes out the last change, to be undone. */
  takeUndo(): Steps | undefined {
    return this.#undo.pop();
  }

  /** Takes out the change undone last, to be made again. */
  takeRedo(): Steps | undefined {
    return this.#redo.pop();
  }

  /** Notes what came of undoing: the steps that make it again, and those that are still to be undone. */
  undone(again: Steps, left: Steps): void {
    if (left.length > 0) this.#undo.push(left);
    if (again.length > 0) this.#redo.push(again);
    this.#settle();
  }

  /** Notes what came of making a change again: the steps as made, and those that are still to be made. */
  redone(made: Steps, left: Steps): void {
    if (left.length > 0) this.#redo.push(left);
    if (made.length > 0) this.#undo.push(made);
    this.#settle();
  }

  /** Goes with articles that were moved with their sidecars. Folders are told as one. */
  follow(moves: readonly Move[]): void {
    const moved = (step: Step): Step => {
      const move = moves.find(({ from }) => step.article === from || step.article.startsWith(`${from}/`));
      return move ? { ...step, article: move.to + step.article.slice(move.from.length) } : step;
    };
    this.#undo = this.#undo.map((steps) => steps.map(moved));
    this.#redo = this.#redo.map((steps) => steps.map(moved));
    this.#save();
  }

  /** Settles when everything up to now is kept, or could not be. */
  async settled(): Promise<void> {
    await this.#keeping;
  }

  #settle(): void {
    this.#undo = this.#undo.slice(-undoableSteps);
    this.#redo = this.#redo.slice(-undoableSteps);
    this.#changed.fire(this.state);
    this.#save();
  }

  /** One write at a time; changes in between are kept by the next. */
  #save(): void {
    if (!this.#ports.keep) return;
    this.#isStale = true;
    this.#keeping ??= this.#write(this.#ports.keep).finally(() => (this.#keeping = undefined));
  }

  async #write(keep: Keep): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      const journal: Journal = { undo: this.#undo, redo: this.#redo };
      try {
        await keep.write(writeJournal(journal));
      } catch (error) {
        this.#ports.log?.error('The journal of annotations could not be kept.', error);
      }
    }
  }
}
