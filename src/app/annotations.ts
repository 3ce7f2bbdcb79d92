import { placedRange } from '../core/anchor/placement';
import type { Annotation, AnnotationBase, Claim, Highlight } from '../core/annotation/annotation';
import { createClaim, createHighlight } from '../core/annotation/create';
import { articleHash } from '../core/text/sha256';
import { toModelText, type ModelText } from '../core/text/modelText';
import type { TextRange } from '../core/text/textRange';
import { describeMoves, describePlace, withBase, type AnnotatedPlace, type AnnotationMove } from './annotatedPlace';
import { AnnotationJournal, type JournalState, type Move } from './annotationJournal';
import type { Corpus } from './corpus';
import { fileName } from './folderPath';
import type { Steps } from './journalFile';
import { PatientWriter, type SavingResult } from './patientWriter';
import type { Clock, FileId, FileStore, Ids, Keep, Log } from './ports';
import { reversed, type Change, type DetailChange, type Step } from './sidecarStep';
import { gone, type ChangeResult, type Written } from './sidecarWriter';
import { together } from './together';
import { UnderWay } from './underWay';

/** What a person says when highlighting. */
type HighlightDraft = Pick<Highlight, 'label' | 'comment'>;

/** What a person says of a claim. */
type ClaimDraft = Pick<Claim, 'statement' | 'claimant' | 'verdict'>;

/** A highlight or a claim before it has an id, a time and a place. */
export type AnnotationDraft =
  ({ readonly kind: 'highlight' } & HighlightDraft) | ({ readonly kind: 'claim' } & ClaimDraft);

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

/** What annotations need besides the corpus. */
export interface AnnotationPorts {
  readonly files: FileStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** The name to sign with; undefined signs nothing. */
  author(article: FileId): string | undefined | Promise<string | undefined>;
  /** Whether the text that annotations are made on is to be kept; without it they are found by their words alone. */
  keepsTexts?(article: FileId): boolean;
  /** Where the journal of changes outlives the window. */
  readonly journal?: Keep | undefined;
  /** Where changes that could not be written outlive the window. */
  readonly unsaved?: Keep | undefined;
  readonly log?: Log;
  /** Waits before the next attempt while somebody else writes. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/**
 * Adds, changes and removes annotations, and corrects what is known about an article. Each change is made on the sidecar as it is
 * on disk at that moment, one at a time for each article, so that what another window or git wrote in between stays.
 */
export class Annotations {
  readonly #corpus: Corpus;
  readonly #ports: AnnotationPorts;
  readonly #writer: PatientWriter;
  readonly #journal: AnnotationJournal;
  readonly #loading: Promise<void>;
  /** Changes under way: what is undone next is the last of them, not one before. */
  readonly #underWay = new UnderWay();
  /** The last undoing or redoing: one after the other. */
  #replaying: Promise<unknown> = Promise.resolve();

  /** Fires with what can be undone and redone, after each change. */
  readonly onDidChangeJournal: AnnotationJournal['onDidChange'];

  /** Fires with what is not saved yet, after each change. */
  readonly onDidChangeUnsaved: PatientWriter['onDidChange'];

  constructor(corpus: Corpus, ports: AnnotationPorts) {
    this.#corpus = corpus;
    this.#ports = ports;
    this.#journal = new AnnotationJournal({ keep: ports.journal, log: ports.log });
    const loading = this.#journal.load();
    const onSaved = (unsaved: string, made: Step | undefined): void => {
      void loading.then(() => this.#journal.saved(unsaved, made));
    };
    this.#writer = new PatientWriter(corpus, { ...ports, onSaved });
    this.onDidChangeUnsaved = this.#writer.onDidChange;
    this.onDidChangeJournal = this.#journal.onDidChange;
    this.#loading = Promise.all([loading, this.#writer.loaded()]).then(() => undefined);
  }

  /**
   * Annotates words, or the whole article.
   *
   * @param text what the editor shows, any line ends.
   * @param place UTF-16 code units over the model text of `text`. Several ranges make one annotation, in the order of the text.
   */
  async add(article: FileId, text: string, place: AnnotatedPlace, draft: AnnotationDraft): Promise<ChangeResult> {
    return this.#commit(this.#adding({ article, text, places: [place] }, draft));
  }

  /**
   * Annotates words of many articles alike, one article after the other; one step to undo. Words that a highlight with the same label
   * has already are left out, and articles that cannot be annotated are left as they are.
   */
  async addAll(
    places: readonly ArticlePlaces[],
    draft: AnnotationDraft,
    options: BulkOptions = {},
  ): Promise<BulkResult> {
    return this.#underWay.add(this.#addAll(places, draft, options));
  }

  async #addAll(
    places: readonly ArticlePlaces[],
    draft: AnnotationDraft,
    { isCancelled = () => false, onArticle }: BulkOptions,
  ): Promise<BulkResult> {
    const made: Step[] = [];
    const failures: BulkResult['failures'][number][] = [];
    let already = 0;
    for (const [index, place] of places.entries()) {
      if (isCancelled()) break;
      const ranges = await this.#withoutAlike(place, draft);
      already += place.ranges.length - ranges.length;
      const written =
        ranges.length > 0
          ? await this.#writer.write(await this.#adding({ ...place, places: ranges }, draft))
          : undefined;
      if (written?.made) made.push(written.made);
      if (written && written.result.kind !== 'done') failures.push(written.result);
      onArticle?.(index + 1);
    }
    this.#journal.add(made);
    const added = made.reduce((sum, { changes }) => sum + changes.length, 0);
    return { added, already, failures, isCancelled: isCancelled() };
  }

  /** Writes an annotation with the words a person changed in it; place, id and author stay. */
  async update(article: FileId, annotation: Annotation, draft: AnnotationDraft): Promise<ChangeResult> {
    const after: Annotation = { ...draft, ...withoutWords(annotation), modified: this.#ports.clock.now() };
    return this.#commit({ article, changes: [{ before: annotation, after }] });
  }

  /** Puts an annotation in the place of one as it was seen, and sets when it was changed. */
  async change(article: FileId, before: Annotation, after: Annotation): Promise<ChangeResult> {
    return this.changeAll([{ article, changes: [{ before, after }] }]);
  }

  /** Changes annotations of several articles, and labels before them, one after the other; one step to undo. */
  async changeAll(steps: readonly Pick<Step, 'article' | 'changes' | 'labels'>[]): Promise<ChangeResult> {
    const modified = this.#ports.clock.now();
    const dated = steps.map(({ changes, ...step }) => ({
      ...step,
      changes: changes.map(({ before, after }) => ({ before, after: after && { ...after, modified } })),
    }));
    return this.#underWay.add(this.#changeAll(dated));
  }

  /**
   * Describes anew where annotations stand, after a person moved or changed their words in the editor: no change of what they say,
   * and no step to undo; what can be undone follows.
   */
  async rewrite(article: FileId, text: ModelText, moves: readonly AnnotationMove[]): Promise<void> {
    const changes = await this.#describedAnew(article, text, moves);
    if (changes.length === 0) return;
    const { made } = await this.#writer.write({ article, changes });
    if (made) this.#journal.renew(made.changes);
  }

  /** Puts annotations of some articles where a person says that they stand, in the text as it is now; one step to undo. */
  async reattachAll(moves: ReadonlyMap<FileId, readonly AnnotationMove[]>): Promise<ChangeResult> {
    const steps: { article: FileId; changes: readonly Change[] }[] = [];
    for (const [article, own] of moves) {
      const read = await this.#corpus.text(article);
      if (read.kind === 'failed') return { kind: 'failed', article, failure: read.failure };
      steps.push({ article, changes: await this.#describedAnew(article, toModelText(read.value), own) });
    }
    return this.changeAll(steps);
  }

  /** The annotations with their new targets and base; those that stand there already on this text are left out. */
  async #describedAnew(article: FileId, text: ModelText, moves: readonly AnnotationMove[]): Promise<readonly Change[]> {
    const changes = describeMoves(text, moves);
    const isKept = changes.length > 0 && (await this.#keepText(article, text));
    return isKept ? withBase(changes, articleHash(text)) : changes;
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
    this.#journal.follow(moves);
    this.#writer.follow(moves);
  }

  /** Writes the name of an article into its sidecar when it was renamed. No step to undo; what fails, the next change does. */
  async takeName(article: FileId): Promise<void> {
    const entry = this.#corpus.article(article);
    if (entry?.sidecar.kind !== 'ok' || entry.sidecar.sidecar.article.file === fileName(entry.path)) return;
    await this.#writer.write({ article, changes: [], isMove: true });
  }

  /** What can be undone and redone. */
  get journal(): JournalState {
    return this.#journal.state;
  }

  /** What the next {@link undo} takes back. */
  get undoable(): StepKind | undefined {
    return kindOf(this.#journal.nextUndo);
  }

  /** What the next {@link redo} makes again. */
  get redoable(): StepKind | undefined {
    return kindOf(this.#journal.nextRedo);
  }

  /** Takes the last change back; undefined when there is none. What others changed since then stays. */
  async undo(): Promise<ChangeResult | undefined> {
    return this.#oneByOne(async () => {
      const steps = this.#journal.takeUndo();
      if (!steps) return undefined;
      const { results, made, left } = await this.#writeAll(steps.map(reversed));
      this.#journal.undone(made.map(reversed), left.map(reversed));
      return together(results, steps);
    });
  }

  /** Makes the change that was undone last again; undefined when there is none. What others changed since then stays. */
  async redo(): Promise<ChangeResult | undefined> {
    return this.#oneByOne(async () => {
      const steps = this.#journal.takeRedo();
      if (!steps) return undefined;
      const { results, made, left } = await this.#writeAll(steps);
      this.#journal.redone(made, left);
      return together(results, steps);
    });
  }

  /** How many changes are shown that could not be written yet. */
  get unsaved(): number {
    return this.#writer.unsaved.length;
  }

  /** Tries again to write what could not be written yet. */
  async saveUnsaved(): Promise<SavingResult> {
    return this.#oneByOne(() => this.#writer.save());
  }

  /** All that can be undone, made again or is still to be saved, as text in which it can be seen what it names. */
  async held(): Promise<readonly string[]> {
    await this.#loading;
    return [JSON.stringify(this.#journal.all), JSON.stringify(this.#writer.unsaved)];
  }

  /** Settles when the journal and what is not saved yet are kept. */
  async settled(): Promise<void> {
    await this.#loading;
    await this.#writer.settled();
    await this.#journal.settled();
  }

  async #oneByOne<Value>(run: () => Promise<Value>): Promise<Value> {
    const before = Promise.all([this.#loading, this.#underWay.settled(), this.#replaying.catch(() => undefined)]);
    const running = before.then(run);
    this.#replaying = running;
    return running;
  }

  /**
   * Writes steps one after the other; what could not be written now is `left`. Articles that are gone are passed over; without
   * its labels, which come first, nothing is written.
   */
  async #writeAll(steps: Steps): Promise<WrittenSteps> {
    const results: ChangeResult[] = [];
    const made: Step[] = [];
    const left: Step[] = [];
    for (const step of steps) {
      const written = await this.#writeAgain(step);
      results.push(written.result);
      if (written.made) made.push(written.made);
      if (step.labels && !written.made) return { results, made, left: written.result.kind === 'gone' ? left : steps };
      if (written.result.kind === 'failed' || written.result.kind === 'refused') left.push(step);
    }
    return { results, made, left };
  }

  /** What takes back a change that still waits to be written drops it. */
  async #writeAgain(step: Step): Promise<Written> {
    const { unsaved: _unsaved, ...made } = step;
    const changed = step.changes.length + (step.details?.length ?? 0);
    if (await this.#writer.drop(step)) return { result: { kind: 'done', changed, skipped: 0 }, made };
    return step.labels || this.#corpus.article(step.article) ? this.#writer.write(made) : { result: gone };
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

  async #keepText(article: FileId, text: ModelText): Promise<boolean> {
    if (this.#ports.keepsTexts?.(article) !== true) return false;
    return this.#corpus.baseTexts.keep(article, text, this.#ports.files);
  }

  async #adding({ article, text, places }: PlacesToAdd, draft: AnnotationDraft): Promise<Step> {
    const modelText = toModelText(text);
    const creator = await this.#ports.author(article);
    const now = this.#ports.clock.now();
    const hash = articleHash(modelText);
    const isKept = places.some((place) => place !== 'article') && (await this.#keepText(article, modelText));
    const made = { now, ...(creator !== undefined && { creator }), ...(isKept && { base: hash }) };
    const changes = places.map((place) => {
      const making = { id: this.#ports.ids.next(), ...describePlace(modelText, place), ...made };
      const after = draft.kind === 'claim' ? createClaim(making, draft) : createHighlight(making, draft);
      return { before: undefined, after };
    });
    return { article, changes, hash };
  }

  async #changeAll(steps: Steps): Promise<ChangeResult> {
    const { results, made } = await this.#writeAll(steps);
    this.#journal.add(made);
    return together(results, steps);
  }

  #commit(step: Step | Promise<Step>): Promise<ChangeResult> {
    return this.#underWay.add(this.#make(step));
  }

  async #make(step: Step | Promise<Step>): Promise<ChangeResult> {
    const { result, made } = await this.#writer.write(await step);
    if (made) this.#journal.add([made]);
    return result;
  }
}

/** Places of one article, each for an annotation of its own. */
interface PlacesToAdd extends Pick<ArticlePlaces, 'article' | 'text'> {
  readonly places: readonly AnnotatedPlace[];
}

/** What writing several steps came to. */
interface WrittenSteps {
  readonly results: readonly ChangeResult[];
  readonly made: Steps;
  readonly left: Steps;
}

/** What a change is of. */
type StepKind = 'annotations' | 'details' | 'labels';

function kindOf(steps: Steps | undefined): StepKind | undefined {
  const step = steps?.[0];
  return step && (step.labels ? 'labels' : step.changes.length > 0 ? 'annotations' : 'details');
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
