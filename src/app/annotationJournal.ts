import type { Annotation } from '../core/annotation/annotation';
import { isEqualJson } from '../core/annotation/equalJson';
import { withFields } from '../core/annotation/json';
import { BASE } from '../core/annotation/readItem';
import { Emitter } from './emitter';
import { readJournal, writeJournal, type Steps } from './journalFile';
import { KeptText, type KeepPorts } from './keptText';
import type { FileId } from './ports';
import { reversed, type Change, type Step } from './sidecarStep';

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

/**
 * The changes of annotations that can be undone, and those undone that can be made again; the last ones of each. A new change
 * ends what could be made again. Kept after each change, so that it survives a reload of the window; what could not be kept or
 * read is only lost for undoing.
 */
export class AnnotationJournal {
  readonly #ports: KeepPorts;
  readonly #kept: KeptText;
  readonly #changed = new Emitter<JournalState>();
  #undo: Steps[] = [];
  #redo: Steps[] = [];

  /** Fires with what can be undone and redone, after each change. */
  readonly onDidChange = this.#changed.event;

  constructor(ports: KeepPorts = {}) {
    this.#ports = ports;
    this.#kept = new KeptText(ports, 'The journal of annotations', () =>
      writeJournal({ undo: this.#undo, redo: this.#redo }),
    );
  }

  /** Takes up what a window before this one kept; what was changed since then stays the latest. */
  async load(): Promise<void> {
    const content = await this.#kept.read();
    if (content === undefined) return;
    const journal = readJournal(content);
    if (!journal) {
      this.#ports.log?.warn('The journal of annotations is damaged; changes before this cannot be undone.');
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

  /** All that is kept. */
  get all(): readonly Steps[] {
    return [...this.#undo, ...this.#redo];
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

  /**
   * Notes what came of a change that had to wait until it could be written, so that undoing knows the annotations as they are in
   * the sidecar; undefined when nothing was left of it.
   */
  saved(unsaved: string, made: Step | undefined): void {
    this.#undo = settledIn(this.#undo, unsaved, made);
    this.#redo = settledIn(this.#redo, unsaved, made && reversed(made));
    this.#settle();
  }

  /** Takes over where annotations stand since their words were moved: what was changed before is undone at the new place. */
  renew(changes: readonly Change[]): void {
    const moved = (annotation: Annotation | undefined): Annotation | undefined => {
      const change = annotation && changes.find(({ before }) => before?.id === annotation.id);
      return annotation && change?.before && change.after
        ? atNewPlace(annotation, change.before, change.after)
        : annotation;
    };
    const renewed = (step: Step): Step => ({
      ...step,
      changes: step.changes.map(({ before, after }) => ({ before: moved(before), after: moved(after) })),
    });
    this.#undo = this.#undo.map((steps) => steps.map(renewed));
    this.#redo = this.#redo.map((steps) => steps.map(renewed));
    this.#kept.changed();
  }

  /** Goes with articles that were moved with their sidecars. Folders are told as one. */
  follow(moves: readonly Move[]): void {
    this.#undo = this.#undo.map((steps) => steps.map((step) => moved(step, moves)));
    this.#redo = this.#redo.map((steps) => steps.map((step) => moved(step, moves)));
    this.#kept.changed();
  }

  /** Settles when everything up to now is kept, or could not be. */
  async settled(): Promise<void> {
    await this.#kept.settled();
  }

  #settle(): void {
    this.#undo = this.#undo.slice(-undoableSteps);
    this.#redo = this.#redo.slice(-undoableSteps);
    this.#changed.fire(this.state);
    this.#kept.changed();
  }
}

/** The step as one of its article after that was moved. */
export function moved(step: Step, moves: readonly Move[]): Step {
  const move = moves.find(({ from }) => step.article === from || step.article.startsWith(`${from}/`));
  return move ? { ...step, article: move.to + step.article.slice(move.from.length) } : step;
}

/** The changes with what came of the step that waited; those of which nothing was left are gone. */
function settledIn(changes: readonly Steps[], unsaved: string, made: Step | undefined): Steps[] {
  const settled = changes.map((steps) => steps.flatMap((step) => (step.unsaved === unsaved ? (made ?? []) : step)));
  return settled.filter(({ length }) => length > 0);
}

/** A version of an annotation with the place that another version of it got; the same where it stood elsewhere. */
function atNewPlace(version: Annotation, before: Annotation, after: Annotation): Annotation {
  if (!isEqualJson([version.target, version.moreTargets], [before.target, before.moreTargets])) return version;
  const { target, moreTargets, base, stored } = after;
  const { target: _target, moreTargets: _more, base: _base, ...bare } = version;
  const fields = { target: stored?.target, [BASE]: stored?.[BASE] };
  return {
    ...bare,
    target,
    ...(moreTargets && { moreTargets }),
    ...(base !== undefined && { base }),
    ...(version.stored && { stored: withFields(version.stored, fields) }),
  };
}
