import { articleNameOf } from '../core/annotation/sidecar';
import { CORRECTIONS_PATH } from '../core/entity/corrections';
import { LABELS_PATH } from '../core/label/projectLabel';
import { parseCorrections, type ParsedCorrections } from '../core/entity/correctionsCodec';
import { isBaseText } from './baseTexts';
import { fileIn } from './folderPath';
import type { Library } from './library/library';
import type { ArticleFinder, FileFailure, FileId, FileReader } from './ports';

/** What a folder says about entities as last read. All but `none` and `ok` make it read-only. */
export type CorrectionsState =
  { readonly kind: 'none' } | ParsedCorrections | { readonly kind: 'unreadable'; readonly failure: FileFailure };

const none: CorrectionsState = { kind: 'none' };

/** The files in which folders say what persons think of entities, read and told to the library. */
export class CorrectionFiles {
  readonly #files: FileReader;
  readonly #finder: Pick<ArticleFinder, 'folders'>;
  readonly #library: Pick<Library, 'setCorrections'>;
  readonly #states = new Map<FileId, CorrectionsState>();
  /** What the files held that were understood. */
  readonly #texts = new Map<FileId, string>();

  constructor(files: FileReader, finder: Pick<ArticleFinder, 'folders'>, library: Pick<Library, 'setCorrections'>) {
    this.#files = files;
    this.#finder = finder;
    this.#library = library;
  }

  /** The folders of the workspace, in their order. */
  folders(): readonly FileId[] {
    return this.#finder.folders();
  }

  /** What a folder says. */
  stateOf(folder: FileId): CorrectionsState {
    return this.#states.get(folder) ?? none;
  }

  /** Reads what all folders say, and forgets what those said that are no more. */
  async readAll(): Promise<void> {
    const folders = this.folders();
    for (const folder of [...this.#states.keys()]) {
      if (folders.includes(folder)) continue;
      this.#states.delete(folder);
      this.#texts.delete(folder);
      this.#library.setCorrections(folder, undefined);
    }
    await Promise.all(folders.map((folder) => this.read(folder)));
  }

  /**
   * Reads what a folder says. Of a file that cannot be read nothing counts. One that holds what it held is told to nobody: whoever writes
   * it reads it, and again when the editor tells that it changed.
   */
  async read(folder: FileId): Promise<void> {
    const file = correctionsFile(folder);
    const text = await this.#files.readText(file);
    const before = this.stateOf(folder);
    if (text.kind === 'ok' && this.#texts.get(folder) === text.value) return;
    const state = text.kind === 'ok' ? parseCorrections(text.value) : stateAfter(text.failure);
    this.#states.set(folder, state);
    if (text.kind === 'ok' && state.kind === 'ok') this.#texts.set(folder, text.value);
    else this.#texts.delete(folder);
    if (state.kind === 'ok' || before.kind === 'ok')
      this.#library.setCorrections(folder, state.kind === 'ok' ? state.corrections : undefined);
  }
}

/** Whether a file, by its path, is one that Newsmark writes: a sidecar, corrections, labels, a text that annotations stand on. */
export function isOwnFile(path: string): boolean {
  const isNamed = (name: string): boolean => `/${path}`.endsWith(`/${name}`);
  return articleNameOf(path) !== undefined || isNamed(CORRECTIONS_PATH) || isNamed(LABELS_PATH) || isBaseText(path);
}

/** The file of a folder's corrections. */
export function correctionsFile(folder: FileId): FileId {
  return fileIn(folder, CORRECTIONS_PATH) ?? CORRECTIONS_PATH;
}

function stateAfter(failure: FileFailure): CorrectionsState {
  return failure === 'missing' ? none : { kind: 'unreadable', failure };
}
