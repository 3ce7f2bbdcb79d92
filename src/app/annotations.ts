import { describeTarget } from '../core/anchor/describe';
import type { Annotation, Claim, Highlight } from '../core/annotation/annotation';
import { createClaim, createHighlight } from '../core/annotation/create';
import { parseSidecar } from '../core/annotation/parseSidecar';
import { serialiseSidecar } from '../core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation, withoutAnnotation, type Sidecar } from '../core/annotation/sidecar';
import { articleHash } from '../core/text/sha256';
import { toModelText } from '../core/text/modelText';
import type { TextRange } from '../core/text/textRange';
import type { SidecarState } from './articleEntry';
import type { Corpus } from './corpus';
import { Emitter } from './emitter';
import type { Clock, FileFailure, FileId, FileStore, Ids } from './ports';
import { SerialQueue } from './serialQueue';

/** What a person says when highlighting. */
export type HighlightDraft = Pick<Highlight, 'label' | 'comment'>;

/** What a person says of a claim. */
export type ClaimDraft = Pick<Claim, 'statement' | 'claimant' | 'verdict'>;

/** A highlight or a claim before it has an id, a time and a place. */
export type AnnotationDraft =
  ({ readonly kind: 'highlight' } & HighlightDraft) | ({ readonly kind: 'claim' } & ClaimDraft);

/**
 * The outcome of a change. `refused`: the sidecar could not be read and was left alone. `failed`: it could not be
 * written, and holds what it held before. `gone`: the annotation was removed or changed elsewhere in the meantime.
 */
export type ChangeResult =
  | { readonly kind: 'done'; readonly changed: number }
  | { readonly kind: 'refused'; readonly article: FileId; readonly state: SidecarState }
  | { readonly kind: 'failed'; readonly article: FileId; readonly failure: FileFailure }
  | { readonly kind: 'gone' };

/** What annotations need besides the corpus. */
export interface AnnotationPorts {
  readonly files: FileStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The name to sign with; undefined signs nothing. */
  author(article: FileId): string | undefined;
}

/** An annotation as it was and as it became; undefined where it did not exist. */
interface Change {
  readonly before: Annotation | undefined;
  readonly after: Annotation | undefined;
}

/** What one action of a person changed in one article. */
interface Step {
  readonly article: FileId;
  readonly changes: readonly Change[];
}

/** How often a write is tried again on the newest sidecar when somebody else wrote in between. */
const attempts = 5;

/** How many changes can be undone. */
const undoableSteps = 100;

/**
 * Adds, changes and removes annotations. Each change is made on the sidecar as it is on disk at that moment, one at a
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
    return this.#commit({ article, changes: [{ before: undefined, after: annotation }] }, articleHash(modelText));
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

  /** Takes the last change back; undefined when there is none. What others changed since then stays. */
  async undo(): Promise<ChangeResult | undefined> {
    const step = this.#undoable.pop();
    if (!step) return undefined;
    const changes = step.changes.map(({ before, after }) => ({ before: after, after: before }));
    const result = await this.#write({ article: step.article, changes });
    if (result.kind === 'failed' || result.kind === 'refused') this.#undoable.push(step);
    this.#undoChanged.fire(this.#undoable.length > 0);
    return result;
  }

  async #commit(step: Step, hash?: string): Promise<ChangeResult> {
    const result = await this.#write(step, hash);
    if (result.kind === 'done') {
      this.#undoable.push(step);
      if (this.#undoable.length > undoableSteps) this.#undoable.shift();
      this.#undoChanged.fire(true);
    }
    return result;
  }

  async #write(step: Step, hash?: string): Promise<ChangeResult> {
    const result = await this.#queue.run(step.article, () => this.#tryToWrite(step, hash, attempts));
    const path = this.#corpus.article(step.article)?.path;
    if (path !== undefined) await this.#corpus.refresh([{ id: step.article, path }]);
    return result;
  }

  async #tryToWrite(step: Step, hash: string | undefined, left: number): Promise<ChangeResult> {
    const { article } = step;
    const id = this.#corpus.sidecarOf(article);
    const current = await this.#ports.files.readText(id);
    if (current.kind === 'failed' && current.failure !== 'missing') return { ...current, article };
    const text = current.kind === 'ok' ? current.value : undefined;
    const parsed = text === undefined ? this.#emptySidecar(article, hash) : parseSidecar(text);
    if (parsed.kind !== 'ok') return { kind: 'refused', article, state: parsed };

    const applied = apply(parsed.sidecar, step);
    if (applied.changed === 0) return { kind: 'gone' };
    const written = await this.#ports.files.replaceText(id, serialiseSidecar(applied.sidecar), text);
    if (written.kind === 'ok') return { kind: 'done', changed: applied.changed };
    if (written.failure === 'changed' && left > 1) return this.#tryToWrite(step, hash, left - 1);
    return { ...written, article };
  }

  #emptySidecar(article: FileId, hash: string | undefined): { kind: 'ok'; sidecar: Sidecar } {
    const entry = this.#corpus.article(article);
    const path = entry?.path ?? '';
    const file = path.slice(path.lastIndexOf('/') + 1);
    const { language } = entry?.analysis?.metadata ?? {};
    return { kind: 'ok', sidecar: newSidecar(file, hash ?? entry?.analysis?.hash ?? '', language) };
  }
}

/** Makes the step on a sidecar. An annotation that is no longer as the person saw it is left alone. */
function apply(sidecar: Sidecar, { changes }: Step): { readonly sidecar: Sidecar; readonly changed: number } {
  let result = sidecar;
  let changed = 0;
  for (const { before, after } of changes) {
    const there = before && result.annotations.find(({ id }) => id === before.id);
    if (before && there?.modified !== before.modified) continue;
    if (after) result = withAnnotation(result, there?.stored ? { ...after, stored: there.stored } : after);
    else if (there) result = withoutAnnotation(result, there.id);
    changed++;
  }
  return { sidecar: result, changed };
}
