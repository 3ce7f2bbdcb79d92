import { parseSidecar } from '../core/annotation/parseSidecar';
import { serialiseSidecar } from '../core/annotation/serialiseSidecar';
import { newSidecar, type Sidecar } from '../core/annotation/sidecar';
import type { ArticleEntry, SidecarState } from './articleEntry';
import type { Corpus } from './corpus';
import { fileName } from './folderPath';
import type { LabelsState } from './labelFiles';
import type { FileFailure, FileId, FileStore } from './ports';
import { SerialQueue } from './serialQueue';
import { applyStep, asWritten, hashOf, isMadeIn, withFile, withHash, type Step } from './sidecarStep';

/**
 * The outcome of a change. `done`: `skipped` annotations or details were removed or changed elsewhere and left alone. `refused`: the sidecar could not be read and was left alone. `failed`: it could not be
 * written, and holds what it held before. `pending`: the same, but the change is kept and shown, and will be written when that can be. `gone`: all of it was removed or changed elsewhere in the meantime.
 * `labelsRefused`: the labels of a folder could not be read, or not be written, and are as they were.
 */
export type ChangeResult =
  | { readonly kind: 'done'; readonly changed: number; readonly skipped: number }
  | { readonly kind: 'refused'; readonly article: FileId; readonly state: SidecarState }
  | { readonly kind: 'failed'; readonly article: FileId; readonly failure: FileFailure }
  | { readonly kind: 'pending'; readonly article: FileId; readonly failure: FileFailure; readonly changed: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'labelsRefused'; readonly folder: FileId; readonly state: RefusedLabels };

/** Why labels were left as they are. */
export type RefusedLabels =
  | Exclude<LabelsState, { readonly kind: 'none' | 'ok' }>
  | { readonly kind: 'unwritten'; readonly failure: FileFailure };

/** The outcome of a write and, when it was done, what was made: undoing it restores annotations made on its `hash`. */
export interface Written {
  readonly result: ChangeResult;
  readonly made?: Step;
  /** Whether what failed may be written later: the sidecar is not there, or is whole. */
  readonly canWait?: boolean;
}

/** What writing needs besides the corpus. */
export interface WriterPorts {
  readonly files: FileStore;
  /** Waits before the next attempt while somebody else writes. */
  readonly pause?: (milliseconds: number) => Promise<void>;
}

/** How often a write is tried again on the newest sidecar when somebody else wrote in between. */
export const attempts = 30;

/** The longest pause before another attempt, in milliseconds; the first ones are shorter. */
const longestPause = 100;

/** That a change finds nothing of what it would change. */
export const gone: ChangeResult = { kind: 'gone' };

/**
 * Writes steps into sidecars, each on the sidecar as it is on disk at that moment, one at a time for each article, so that what
 * another window or git wrote in between stays.
 */
export class SidecarWriter {
  readonly #corpus: Corpus;
  readonly #ports: WriterPorts;
  readonly #queue = new SerialQueue<FileId>();

  constructor(corpus: Corpus, ports: WriterPorts) {
    this.#corpus = corpus;
    this.#ports = ports;
  }

  /** Settles when the corpus shows what was written. */
  async write(step: Step): Promise<Written> {
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
    if (current.kind === 'failed' && current.failure !== 'missing') {
      return { result: { ...current, article }, canWait: current.failure === 'unavailable' };
    }
    const text = current.kind === 'ok' ? current.value : undefined;
    const parsed = text === undefined ? { kind: 'ok' as const, sidecar: empty } : parseSidecar(text);
    if (parsed.kind !== 'ok') return { result: { kind: 'refused', article, state: parsed } };

    const { file } = empty.article;
    const { sidecar, changes, details } = applyStep(withFile(parsed.sidecar, file), step);
    const changed = changes.length + details.length;
    const hasMoved = step.isMove && parsed.sidecar.article.file !== file;
    if (changed === 0 && !hasMoved) {
      const isRepeated = attempt > 1 || step.unsaved !== undefined;
      return isRepeated && isMadeIn(parsed.sidecar, step)
        ? madeBefore(step, parsed.sidecar, text ?? '')
        : { result: gone };
    }
    const content = serialiseSidecar(sidecar);
    const written = await this.#ports.files.replaceText(id, content, text);
    if (written.kind === 'ok') {
      const skipped = step.changes.length + (step.details?.length ?? 0) - changed;
      const made = { article, changes: asWritten(changes, content), details, ...hashOf(parsed.sidecar) };
      return { result: { kind: 'done', changed, skipped }, made };
    }
    if (written.failure !== 'changed' || attempt === attempts) {
      return { result: { ...written, article }, canWait: written.failure !== 'nameTooLong' };
    }
    await pauseBefore(attempt, this.#ports);
    return this.#tryToWrite(step, empty, attempt + 1);
  }
}

/** Others can write right after this did, before it could read back what it wrote; or it was killed then. */
function madeBefore(step: Step, sidecar: Sidecar, content: string): Written {
  const { article, changes, details = [] } = step;
  const result = { kind: 'done', changed: changes.length + details.length, skipped: 0 } as const;
  return { result, made: { article, changes: asWritten(changes, content), details, ...hashOf(sidecar) } };
}

/** Waits a while before the next attempt, longer after many. */
export function pauseBefore(attempt: number, { pause }: WriterPorts): Promise<void> {
  const milliseconds = Math.random() * Math.min(longestPause, 10 * attempt);
  return pause ? pause(milliseconds) : new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** What an article's first annotation or correction is added to. */
function emptySidecar({ path, analysis }: ArticleEntry): Sidecar {
  return withHash(newSidecar(fileName(path), '', analysis?.metadata.language), undefined);
}
