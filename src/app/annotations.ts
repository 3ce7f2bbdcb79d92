import { describeTarget } from '../core/anchor/describe';
import type { Annotation, Claim, Highlight } from '../core/annotation/annotation';
import { createClaim, createHighlight } from '../core/annotation/create';
import { parseSidecar } from '../core/annotation/parseSidecar';
import { serialiseSidecar } from '../core/annotation/serialiseSidecar';
import { newSidecar, type Sidecar } from '../core/annotation/sidecar';
import { articleHash } from '../core/text/sha256';
import { toModelText } from '../core/text/modelText';
import type { TextRange } from '../core/text/textRange';
import type { ArticleEntry, SidecarState } from './articleEntry';
import type { Corpus } from './corpus';
import { Emitter } from './emitter';
import type { Clock, FileFailure, FileId, FileStore, Ids } from './ports';
import { SerialQueue } from './serialQueue';
import {
  applyStep,
  asWritten,
  hashOf,
  reversed,
  withFile,
  withHash,
  type DetailChange,
  type Step,
} from './sidecarStep';

/** What a person says when highlighting. */
type HighlightDraft = Pick<Highlight, 'label' | 'comment'>;

/** What a person says of a claim. */
type ClaimDraft = Pick<Claim, 'statement' | 'claimant' | 'verdict'>;

/** A highlight or a claim before it has an id, a time and a place. */
export type AnnotationDraft =
  ({ readonly kind: 'highlight' } & HighlightDraft) | ({ readonly kind: 'claim' } & ClaimDraft);

/**
 * The outcome of a change. `done`: `skipped` annotations or details were removed or changed elsewhere and left alone. `refused`: the sidecar could not be read and was left alone. `failed`: it could not be
 * written, and holds what it held before. `gone`: all of it was removed or changed elsewhere in the meantime.
 */
export type ChangeResult =
  | { readonly kind: 'done'; readonly changed: number; readonly skipped: number }
  | { readonly kind: 'refused'; readonly article: FileId; readonly state: SidecarState }
  | { readonly kind: 'failed'; readonly article: FileId; readonly failure: FileFailure }
  | { readonly kind: 'gone' };

/** An article, or a folder with articles, that was moved or renamed. */
export interface Move {
  readonly from: FileId;
  readonly to: FileId;
}

/** What annotations need besides the corpus. */
export interface AnnotationPorts {
  readonly files: FileStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The name to sign with; undefined signs nothing. */
  author(article: FileId): string | undefined;
  /** Waits before the next attempt while somebody else writes. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** How often a write is tried again on the newest sidecar when somebody else wrote in between. */
const attempts = 30;

/** The longest pause before another attempt, in milliseconds; the first ones are shorter. */
const longestPause = 100;

/** How many changes can be undone. */
const undoableSteps = 100;

/**
 * Adds, changes and removes annotations, and corrects what is known about an article. Each change is made on the sidecar as it is on disk at that moment, one at a
 * time for each article, so that what another window or git wrote in between stays.
 */
export class Annotations {
  readonly #corpus: Corpus;
  readonly #ports: AnnotationPorts;
  readonly #queue = new SerialQueue<FileId>();
  readonly #undoable: Step[] = [];
  readonly #undoChanged = new Emitter<boolean>();

  /** Fires with whether there is a change to undo, after each change. */
  readonly onDidChangeUndo = this.#undoChanged.event;

  constructor(corpus: Corpus, ports: AnnotationPorts) {
    this.#corpus = corpus;
    this.#ports = ports;
  }

  /**
   * Annotates the words of a range.
   *
   * @param text what the editor shows, any line ends.
   * @param range UTF-16 code units over the model text of `text`.
   */
  async add(article: FileId, text: string, range: TextRange, draft: AnnotationDraft): Promise<ChangeResult> {
    const modelText = toModelText(text);
    const creator = this.#ports.author(article);
    const making = {
      id: this.#ports.ids.next(),
      target: describeTarget(modelText, range),
      now: this.#ports.clock.now(),
      ...(creator === undefined ? {} : { creator }),
    };
    const annotation = draft.kind === 'claim' ? createClaim(making, draft) : createHighlight(making, draft);
    const changes = [{ before: undefined, after: annotation }];
    return this.#commit({ article, changes, hash: articleHash(modelText) });
  }

  /** Writes an annotation with the words a person changed in it; place, id and author stay. */
  async update(article: FileId, annotation: Annotation, draft: AnnotationDraft): Promise<ChangeResult> {
    const { id, target, creator, created, stored } = annotation;
    const kept = {
      ...(creator === undefined ? {} : { creator }),
      ...(created === undefined ? {} : { created }),
      ...(stored === undefined ? {} : { stored }),
    };
    const after: Annotation = { ...draft, id, target, ...kept, modified: this.#ports.clock.now() };
    return this.#commit({ article, changes: [{ before: annotation, after }] });
  }

  /** Removes annotations of one article. */
  async remove(article: FileId, annotations: readonly Annotation[]): Promise<ChangeResult> {
    return this.#commit({ article, changes: annotations.map((before) => ({ before, after: undefined })) });
  }

  /** Corrects what is known about an article, each field if it still is as it was seen; one step to undo. */
  async correct(article: FileId, details: readonly DetailChange[]): Promise<ChangeResult> {
    return this.#commit({ article, changes: [], details });
  }

  /** Goes with articles that were moved with their sidecars: what was changed before can still be undone. Folders are told as one. */
  follow(moves: readonly Move[]): void {
    for (const [index, step] of this.#undoable.entries()) {
      const move = moves.find(({ from }) => step.article === from || step.article.startsWith(`${from}/`));
      if (move) this.#undoable[index] = { ...step, article: move.to + step.article.slice(move.from.length) };
    }
  }

  /** Writes the name of an article into its sidecar when it was renamed. No step to undo; what fails, the next change does. */
  async takeName(article: FileId): Promise<void> {
    const entry = this.#corpus.article(article);
    if (entry?.sidecar.kind !== 'ok' || entry.sidecar.sidecar.article.file === fileName(entry.path)) return;
    await this.#write({ article, changes: [], isMove: true });
  }

  /** What the next {@link undo} takes back. */
  get undoable(): 'annotations' | 'details' | undefined {
    const step = this.#undoable.at(-1);
    return step && (step.changes.length > 0 ? 'annotations' : 'details');
  }

  /** Takes the last change back; undefined when there is none. What others changed since then stays. */
  async undo(): Promise<ChangeResult | undefined> {
    const step = this.#undoable.pop();
    if (!step) return undefined;
    const isKnown = this.#corpus.article(step.article) !== undefined;
    const { result } = isKnown ? await this.#write(reversed(step)) : { result: gone };
    if (result.kind === 'failed' || result.kind === 'refused') this.#undoable.push(step);
    this.#undoChanged.fire(this.#undoable.length > 0);
    return result;
  }

  async #commit(step: Step): Promise<ChangeResult> {
    const { result, made } = await this.#write(step);
    if (result.kind === 'done' && made) {
      this.#undoable.push(made);
      if (this.#undoable.length > undoableSteps) this.#undoable.shift();
      this.#undoChanged.fire(true);
    }
    return result;
  }

  async #write(step: Step): Promise<Written> {
    const { article } = step;
    const entry = this.#corpus.article(article);
    if (!entry) return { result: { kind: 'failed', failure: 'missing', article } };
    const written = await this.#queue.run(article, () => this.#tryToWrite(step, emptySidecar(entry)));
    await this.#corpus.refresh([{ id: article, path: entry.path }]);
    return written;
  }

  async #tryToWrite(step: Step, empty: Sidecar, attempt = 1): Promise<Written> {
    const { article } = step;
    const id = this.#corpus.sidecarOf(article);
    const current = await this.#ports.files.readText(id);
    if (current.kind === 'failed' && current.failure !== 'missing') return { result: { ...current, article } };
    const text = current.kind === 'ok' ? current.value : undefined;
    const parsed = text === undefined ? { kind: 'ok' as const, sidecar: empty } : parseSidecar(text);
    if (parsed.kind !== 'ok') return { result: { kind: 'refused', article, state: parsed } };

    const { file } = empty.article;
    const { sidecar, changes, details } = applyStep(withFile(parsed.sidecar, file), step);
    const changed = changes.length + details.length;
    const hasMoved = step.isMove && parsed.sidecar.article.file !== file;
    if (changed === 0 && !hasMoved) return { result: gone };
    const content = serialiseSidecar(sidecar);
    const written = await this.#ports.files.replaceText(id, content, text);
    if (written.kind === 'ok') {
      const skipped = step.changes.length + (step.details?.length ?? 0) - changed;
      const made = { article, changes: asWritten(changes, content), details, ...hashOf(parsed.sidecar) };
      return { result: { kind: 'done', changed, skipped }, made };
    }
    if (written.failure !== 'changed' || attempt === attempts) return { result: { ...written, article } };
    await (this.#ports.pause ?? pause)(Math.random() * Math.min(longestPause, 10 * attempt));
    return this.#tryToWrite(step, empty, attempt + 1);
  }
}

/** The outcome of a write and, when it was done, what was made: undoing it restores annotations made on its `hash`. */
interface Written {
  readonly result: ChangeResult;
  readonly made?: Step;
}

const gone: ChangeResult = { kind: 'gone' };

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What an article's first annotation or correction is added to. */
function emptySidecar({ path, analysis }: ArticleEntry): Sidecar {
  return withHash(newSidecar(fileName(path), '', analysis?.metadata.language), undefined);
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
