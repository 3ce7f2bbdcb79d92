import { describeTarget } from '../core/anchor/describe';
import type { Annotation, Claim, Highlight } from '../core/annotation/annotation';
import { createClaim, createHighlight } from '../core/annotation/create';
import { parseSidecar } from '../core/annotation/parseSidecar';
import { serialiseSidecar } from '../core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation, withoutAnnotation, type Sidecar } from '../core/annotation/sidecar';
import { articleHash } from '../core/text/sha256';
import { toModelText } from '../core/text/modelText';
import type { TextRange } from '../core/text/textRange';
import type { ArticleEntry, SidecarState } from './articleEntry';
import type { Corpus } from './corpus';
import { Emitter } from './emitter';
import type { Clock, FileFailure, FileId, FileStore, Ids } from './ports';
import { SerialQueue } from './serialQueue';

/** What a person says when highlighting. */
type HighlightDraft = Pick<Highlight, 'label' | 'comment'>;

/** What a person says of a claim. */
type ClaimDraft = Pick<Claim, 'statement' | 'claimant' | 'verdict'>;

/** A highlight or a claim before it has an id, a time and a place. */
export type AnnotationDraft =
  ({ readonly kind: 'highlight' } & HighlightDraft) | ({ readonly kind: 'claim' } & ClaimDraft);

/**
 * The outcome of a change. `done`: `skipped` annotations were removed or changed elsewhere and left alone. `refused`: the sidecar could not be read and was left alone. `failed`: it could not be
 * written, and holds what it held before. `gone`: the annotation was removed or changed elsewhere in the meantime.
 */
export type ChangeResult =
  | { readonly kind: 'done'; readonly changed: number; readonly skipped: number }
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
  /** Waits before the next attempt while somebody else writes. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** An annotation as it was and as it became, the latter as the sidecar holds it; undefined where it did not exist. */
interface Change {
  readonly before: Annotation | undefined;
  readonly after: Annotation | undefined;
}

/** What one action of a person changed in one article. */
interface Step {
  readonly article: FileId;
  readonly changes: readonly Change[];
  /** The hash of the text on which the annotations were described that this brings into the sidecar, if known. */
  readonly hash?: string;
}

/** How often a write is tried again on the newest sidecar when somebody else wrote in between. */
const attempts = 30;

/** The longest pause before another attempt, in milliseconds; the first ones are shorter. */
const longestPause = 100;

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

  /** Takes the last change back; undefined when there is none. What others changed since then stays. */
  async undo(): Promise<ChangeResult | undefined> {
    const step = this.#undoable.pop();
    if (!step) return undefined;
    const changes = step.changes.map(({ before, after }) => ({ before: after, after: before }));
    const isKnown = this.#corpus.article(step.article) !== undefined;
    const { result } = isKnown ? await this.#write({ ...step, changes }) : { result: gone };
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

    const { sidecar, changes } = apply(parsed.sidecar, step);
    if (changes.length === 0) return { result: gone };
    const content = serialiseSidecar(sidecar);
    const written = await this.#ports.files.replaceText(id, content, text);
    if (written.kind === 'ok') {
      const skipped = step.changes.length - changes.length;
      const made = { article, changes: asWritten(changes, content), ...hashOf(parsed.sidecar) };
      return { result: { kind: 'done', changed: changes.length, skipped }, made };
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

function hashOf({ article: { sha256 } }: Sidecar): { readonly hash?: string } {
  return sha256 === undefined ? {} : { hash: sha256 };
}

/** What an article's first annotation is added to. */
function emptySidecar({ path, analysis }: ArticleEntry): Sidecar {
  const file = path.slice(path.lastIndexOf('/') + 1);
  return withHash(newSidecar(file, '', analysis?.metadata.language), undefined);
}

function withHash(sidecar: Sidecar, hash: string | undefined): Sidecar {
  const { sha256: _before, ...article } = sidecar.article;
  return { ...sidecar, article: hash === undefined ? article : { ...article, sha256: hash } };
}

/**
 * The sidecar with the hash of the text that its annotations are made on. Only an empty one takes another: a hash that
 * annotations were made on says nothing wrong of them when one is added on a newer text.
 */
function ready(sidecar: Sidecar, { hash, changes }: Step): Sidecar {
  const isEmpty = sidecar.annotations.length + sidecar.others.length === 0;
  return isEmpty && changes.some(({ before, after }) => !before && after) ? withHash(sidecar, hash) : sidecar;
}

/** Makes the changes on a sidecar, but those of annotations that are no longer as the person saw them. */
function apply(sidecar: Sidecar, step: Step): { readonly sidecar: Sidecar; readonly changes: readonly Change[] } {
  let result = ready(sidecar, step);
  const made: Change[] = [];
  for (const change of step.changes) {
    const { before, after } = change;
    const there = result.annotations.find(({ id }) => id === (before ?? after)?.id);
    const { isSaidSame, isSame } = compare(before, there);
    if (!(after ? isSaidSame : isSame)) continue;
    if (after) result = withAnnotation(result, isSame ? after : { ...after, stored: there?.stored ?? {} });
    else if (there) result = withoutAnnotation(result, there.id);
    made.push(change);
  }
  return { sidecar: result, changes: made };
}

/**
 * Whether an annotation is as it was seen: in what it says to Newsmark, and with all that other tools say in it. The
 * former is enough to change it, since the rest survives; not to remove it.
 */
function compare(
  seen: Annotation | undefined,
  there: Annotation | undefined,
): { readonly isSaidSame: boolean; readonly isSame: boolean } {
  if (!seen || !there) return { isSaidSame: seen === there, isSame: seen === there };
  const { stored: storedSeen, ...saidSeen } = seen;
  const { stored, ...said } = there;
  const isSaidSame = isEqual(said, saidSeen);
  return { isSaidSame, isSame: isSaidSame && isEqual(stored, storedSeen) };
}

/** Whether two values are the same as JSON, whatever the order of fields. */
function isEqual(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const fieldsOfA = Object.entries(a);
  const fieldsOfB = new Map<string, unknown>(Object.entries(b));
  const isInB = ([key, value]: [string, unknown]): boolean => fieldsOfB.has(key) && isEqual(value, fieldsOfB.get(key));
  return fieldsOfA.length === fieldsOfB.size && fieldsOfA.every(isInB);
}

/** The changes with the annotations as the written sidecar holds them, so that an undo knows them again. */
function asWritten(changes: readonly Change[], content: string): readonly Change[] {
  const parsed = parseSidecar(content);
  const written = parsed.kind === 'ok' ? parsed.sidecar.annotations : [];
  return changes.map(({ before, after }) => ({
    before,
    after: written.find(({ id }) => id === after?.id) ?? after,
  }));
}
