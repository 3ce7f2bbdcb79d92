import { describeTarget } from '../core/anchor/describe';
import { placedRange } from '../core/anchor/placement';
import type { Annotation, AnnotationBase, Claim, Highlight } from '../core/annotation/annotation';
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

/** Words of one article, all to be annotated alike. */
export interface ArticlePlaces {
  readonly article: FileId;
  /** What the editor shows, any line ends. */
  readonly text: string;
  /** UTF-16 code units over the model text of {@link text}. */
  readonly ranges: readonly TextRange[];
}

/** What can be said to {@link Annotations.addAll} while it works. */
interface BulkOptions {
  /** Asked before each article: what was done until then stays. */
  readonly isCancelled?: () => boolean;
  /** Told after each article, which number it was, from 1. */
  readonly onArticle?: (done: number) => void;
}

/** The outcome of {@link Annotations.addAll}. */
export interface BulkResult {
  /** How many annotations were made. */
  readonly added: number;
  /** How many were not, since the same words have a highlight with the same label. */
  readonly already: number;
  /** What became of the articles that were left as they are. */
  readonly failures: readonly Exclude<ChangeResult, { readonly kind: 'done' }>[];
  readonly isCancelled: boolean;
}

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
  /** The steps of each change, those of one article each. */
  readonly #undoable: (readonly Step[])[] = [];
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
    return this.#commit(this.#adding({ article, text, ranges: [range] }, draft));
  }

  /**
   * Annotates words of many articles alike, one article after the other; one step to undo. Words that a highlight with the same label
   * has already are left out, and articles that cannot be annotated are left as they are.
   */
  async addAll(
    places: readonly ArticlePlaces[],
    draft: AnnotationDraft,
    { isCancelled = () => false, onArticle }: BulkOptions = {},
  ): Promise<BulkResult> {
    const made: Step[] = [];
    const failures: BulkResult['failures'][number][] = [];
    let already = 0;
    for (const [index, place] of places.entries()) {
      if (isCancelled()) break;
      const ranges = await this.#withoutAlike(place, draft);
      already += place.ranges.length - ranges.length;
      const written = ranges.length > 0 ? await this.#write(this.#adding({ ...place, ranges }, draft)) : undefined;
      if (written?.made) made.push(written.made);
      if (written && written.result.kind !== 'done') failures.push(written.result);
      onArticle?.(index + 1);
    }
    this.#remember(made);
    const added = made.reduce((sum, { changes }) => sum + changes.length, 0);
    return { added, already, failures, isCancelled: isCancelled() };
  }

  /** Writes an annotation with the words a person changed in it; place, id and author stay. */
  async update(article: FileId, annotation: Annotation, draft: AnnotationDraft): Promise<ChangeResult> {
    const after: Annotation = { ...draft, ...withoutWords(annotation), modified: this.#ports.clock.now() };
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
    const moved = (step: Step): Step => {
      const move = moves.find(({ from }) => step.article === from || step.article.startsWith(`${from}/`));
      return move ? { ...step, article: move.to + step.article.slice(move.from.length) } : step;
    };
    for (const [index, steps] of this.#undoable.entries()) this.#undoable[index] = steps.map(moved);
  }

  /** Writes the name of an article into its sidecar when it was renamed. No step to undo; what fails, the next change does. */
  async takeName(article: FileId): Promise<void> {
    const entry = this.#corpus.article(article);
    if (entry?.sidecar.kind !== 'ok' || entry.sidecar.sidecar.article.file === fileName(entry.path)) return;
    await this.#write({ article, changes: [], isMove: true });
  }

  /** What the next {@link undo} takes back. */
  get undoable(): 'annotations' | 'details' | undefined {
    const step = this.#undoable.at(-1)?.[0];
    return step && (step.changes.length > 0 ? 'annotations' : 'details');
  }

  /** Takes the last change back; undefined when there is none. What others changed since then stays. */
  async undo(): Promise<ChangeResult | undefined> {
    const steps = this.#undoable.pop();
    if (!steps) return undefined;
    const results: ChangeResult[] = [];
    const left: Step[] = [];
    for (const step of steps) {
      const isKnown = this.#corpus.article(step.article) !== undefined;
      const { result } = isKnown ? await this.#write(reversed(step)) : { result: gone };
      if (result.kind === 'failed' || result.kind === 'refused') left.push(step);
      results.push(result);
    }
    if (left.length > 0) this.#undoable.push(left);
    this.#undoChanged.fire(this.#undoable.length > 0);
    return together(results, steps);
  }

  /** The ranges that no highlight with the label of the draft has, as the sidecar is now. */
  async #withoutAlike({ article, ranges }: ArticlePlaces, draft: AnnotationDraft): Promise<readonly TextRange[]> {
    const entry = this.#corpus.article(article);
    if (entry) await this.#corpus.refresh([entry]);
    const there = (this.#corpus.article(article)?.annotations ?? []).flatMap(({ annotation, placement }) => {
      const isAlike = annotation.kind === 'highlight' && draft.kind === 'highlight' && annotation.label === draft.label;
      return (isAlike && placedRange(placement)) || [];
    });
    return ranges.filter(({ start, end }) => !there.some((range) => range.start === start && range.end === end));
  }

  #adding({ article, text, ranges }: ArticlePlaces, draft: AnnotationDraft): Step {
    const modelText = toModelText(text);
    const creator = this.#ports.author(article);
    const now = this.#ports.clock.now();
    const changes = ranges.map((range) => {
      const target = describeTarget(modelText, range);
      const making = { id: this.#ports.ids.next(), target, now, ...(creator === undefined ? {} : { creator }) };
      const after = draft.kind === 'claim' ? createClaim(making, draft) : createHighlight(making, draft);
      return { before: undefined, after };
    });
    return { article, changes, hash: articleHash(modelText) };
  }

  #remember(steps: readonly Step[]): void {
    if (steps.length === 0) return;
    this.#undoable.push(steps);
    if (this.#undoable.length > undoableSteps) this.#undoable.shift();
    this.#undoChanged.fire(true);
  }

  async #commit(step: Step): Promise<ChangeResult> {
    const { result, made } = await this.#write(step);
    if (result.kind === 'done' && made) this.#remember([made]);
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

/** The outcomes in several articles as one: the first failure, else what was done, with all changes of articles that are gone as skipped. */
function together(results: readonly ChangeResult[], steps: readonly Step[]): ChangeResult {
  const failure = results.find(({ kind }) => kind === 'failed' || kind === 'refused');
  if (failure) return failure;
  if (results.every(({ kind }) => kind === 'gone')) return gone;
  let [changed, skipped] = [0, 0];
  for (const [index, result] of results.entries()) {
    if (result.kind === 'done') [changed, skipped] = [changed + result.changed, skipped + result.skipped];
    else skipped += steps[index]?.changes.length ?? 0;
  }
  return { kind: 'done', changed, skipped };
}

/** All of an annotation but what it says of its words. */
function withoutWords(annotation: Annotation): Omit<AnnotationBase, 'modified'> {
  if (annotation.kind === 'claim') {
    const { kind: _kind, statement: _statement, claimant: _claimant, verdict: _verdict, ...kept } = annotation;
    return kept;
  }
  const { kind: _kind, label: _label, comment: _comment, ...kept } = annotation;
  return kept;
}

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
