import type { Annotation } from '../core/annotation/annotation';
import type { Move } from './annotationJournal';
import type { Corpus } from './corpus';
import { LabelWriter } from './labelWriter';
import type { FileFailure, FileId, Ids, Keep, Log } from './ports';
import { SerialQueue } from './serialQueue';
import type { Step } from './sidecarStep';
import { SidecarWriter, type ChangeResult, type WriterPorts, type Written } from './sidecarWriter';
import { UnsavedChanges, type UnsavedStep } from './unsavedChanges';

/** What waiting changes need besides writing. */
interface PatientPorts extends WriterPorts {
  readonly ids: Ids;
  /** Where unsaved changes outlive the window. */
  readonly unsaved?: Keep | undefined;
  readonly log?: Log | undefined;
  /** Told what came of a change that waited; undefined when all of it was changed elsewhere in the meantime. */
  onSaved(unsaved: string, made: Step | undefined): void;
}

/** What came of saving what waits. */
export interface SavingResult {
  /** How many changes were written. */
  readonly saved: number;
  /** How many changes were dropped, since what they change was changed elsewhere in the meantime. */
  readonly skipped: number;
  /** Why the rest still waits; undefined when nothing does. */
  readonly failure?: Exclude<ChangeResult, { readonly kind: 'done' | 'gone' }>;
}

/**
 * Writes steps; those that cannot be written now wait, in their order, and are shown as if they were: nothing is lost with a
 * full disk, a folder that is read-only or gone, or a window that closes. Before another step is written, what waits for its
 * article is.
 */
export class PatientWriter {
  readonly #corpus: Corpus;
  readonly #ports: PatientPorts;
  readonly #writer: SidecarWriter;
  readonly #labels: LabelWriter;
  readonly #turns = new SerialQueue<FileId>();
  readonly #unsaved: UnsavedChanges;
  readonly #loading: Promise<void>;
  /** Articles with changes of an earlier window that the corpus does not know yet. */
  readonly #awaited = new Set<FileId>();
  /** Annotations as they were shown while they waited, with how the sidecar holds them since. */
  readonly #written = new WeakMap<Annotation, Annotation>();

  /** Fires with all that waits, after each change. */
  readonly onDidChange: UnsavedChanges['onDidChange'];

  constructor(corpus: Corpus, ports: PatientPorts) {
    this.#corpus = corpus;
    this.#ports = ports;
    this.#writer = new SidecarWriter(corpus, ports);
    this.#labels = new LabelWriter(corpus.labels, ports);
    this.#unsaved = new UnsavedChanges({ keep: ports.unsaved, log: ports.log });
    this.onDidChange = this.#unsaved.onDidChange;
    corpus.onDidChange(({ articles }) => this.#showRestored(articles));
    this.#loading = this.#unsaved.load().then(() => this.#showAll());
  }

  /** All that waits. */
  get unsaved(): readonly UnsavedStep[] {
    return this.#unsaved.all;
  }

  /** Settles when what an earlier window could not write is known, and shown. */
  async loaded(): Promise<void> {
    await this.#loading;
  }

  /** Settles when the corpus shows the change, whether it is written or waits. Changes of labels never wait. */
  async write(step: Step): Promise<Written> {
    await this.#loading;
    if (step.labels) return this.#labels.write(step.article, step.labels);
    return this.#turns.run(step.article, async () => {
      const { failure } = await this.#saveArticle(step.article);
      if (failure?.kind === 'pending') return this.#keep(step, failure.failure);
      if (failure) return { result: failure };
      const written = await this.#writer.write(this.#renewed(step));
      const { result } = written;
      const isToWait = result.kind === 'failed' && written.canWait && !step.isMove;
      return isToWait ? this.#keep(step, result.failure) : written;
    });
  }

  /** Drops a step while it waits; false when it does not. */
  async drop({ article, unsaved }: Step): Promise<boolean> {
    await this.#loading;
    if (unsaved === undefined) return false;
    return this.#turns.run(article, async () => {
      if (!this.#unsaved.has(unsaved)) return false;
      this.#unsaved.remove(unsaved);
      await this.#show(article);
      return true;
    });
  }

  /** Tries to write all that waits for articles that are known. */
  async save(): Promise<SavingResult> {
    await this.#loading;
    const articles = new Set(this.#unsaved.all.map(({ article }) => article));
    let [saved, skipped] = [0, 0];
    let failure: SavingResult['failure'];
    for (const article of articles) {
      const result = await this.#turns.run(article, () => this.#saveArticle(article));
      [saved, skipped] = [saved + result.saved, skipped + result.skipped];
      failure ??= result.failure;
    }
    return { saved, skipped, ...(failure && { failure }) };
  }

  /** Goes with articles that were moved. Folders are told as one. */
  follow(moves: readonly Move[]): void {
    const articles = this.#unsaved.all.map(({ article }) => article);
    this.#unsaved.follow(moves);
    for (const article of articles) this.#corpus.setUnsaved(article, this.#unsaved.of(article));
    this.#showAll();
  }

  /** Settles when everything that waits is kept. */
  async settled(): Promise<void> {
    await this.#loading;
    await this.#unsaved.settled();
  }

  async #saveArticle(article: FileId): Promise<SavingResult> {
    let [saved, skipped] = [0, 0];
    for (const step of this.#unsaved.of(article)) {
      const written = await this.#writer.write(this.#renewed(step));
      const { result, made } = written;
      if (result.kind === 'failed') {
        await this.#show(article);
        const failure = { ...result, kind: 'pending', changed: 0 } as const;
        return { saved, skipped, failure };
      }
      if (result.kind === 'refused' || result.kind === 'pending') return { saved, skipped, failure: result };
      if (result.kind === 'done') [saved, skipped] = [saved + result.changed, skipped + result.skipped];
      else skipped += step.changes.length + (step.details?.length ?? 0);
      this.#remember(step, made);
      this.#unsaved.remove(step.unsaved);
      this.#ports.onSaved(step.unsaved, made);
      await this.#show(article);
    }
    return { saved, skipped };
  }

  async #keep(step: Step, failure: FileFailure): Promise<Written> {
    const { article } = step;
    const unsaved = { ...step, unsaved: this.#ports.ids.next() };
    this.#unsaved.add(unsaved);
    await this.#show(article);
    const changed = step.changes.length + (step.details?.length ?? 0);
    return { result: { kind: 'pending', article, failure, changed }, made: unsaved };
  }

  async #show(article: FileId): Promise<void> {
    this.#corpus.setUnsaved(article, this.#unsaved.of(article));
    const entry = this.#corpus.article(article);
    if (entry) await this.#corpus.refresh([entry]);
  }

  #showAll(): void {
    for (const { article } of this.#unsaved.all) {
      this.#corpus.setUnsaved(article, this.#unsaved.of(article));
      this.#awaited.add(article);
    }
    this.#showRestored(this.#awaited);
  }

  #showRestored(articles: ReadonlySet<FileId>): void {
    const entries = [...this.#awaited].flatMap((id) => (articles.has(id) ? (this.#corpus.article(id) ?? []) : []));
    if (entries.length === 0) return;
    for (const { id } of entries) this.#awaited.delete(id);
    this.#corpus
      .refresh(entries)
      .catch((error: unknown) => this.#ports.log?.error('Could not show what is unsaved.', error));
  }

  /** The step with annotations that were seen while they waited as the sidecar holds them since. */
  #renewed(step: Step): Step {
    const changes = step.changes.map(({ before, after }) => ({
      before: before && (this.#written.get(before) ?? before),
      after,
    }));
    return { ...step, changes };
  }

  #remember(step: Step, made: Step | undefined): void {
    for (const { after } of step.changes) {
      const written = made?.changes.find((change) => change.after?.id === after?.id)?.after;
      if (after && written) this.#written.set(after, written);
    }
  }
}
