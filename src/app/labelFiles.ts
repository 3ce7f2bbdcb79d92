import { parseLabels, type ParsedLabels } from '../core/label/labelsCodec';
import { builtIn, LABELS_PATH, labelsIn, type LabelList, type ProjectLabel } from '../core/label/projectLabel';
import { Emitter } from './emitter';
import { fileIn, pathIn } from './folderPath';
import type { ArticleFinder, FileFailure, FileId, FileReader } from './ports';
import { SerialQueue } from './serialQueue';

/** What a folder says of its labels as last read. All but `none` and `ok` make it read-only. */
export type LabelsState =
  { readonly kind: 'none' } | ParsedLabels | { readonly kind: 'unreadable'; readonly failure: FileFailure };

const none: LabelsState = { kind: 'none' };

/** The labels and verdicts of the folders of the workspace, as their files say. */
export class LabelFiles {
  readonly #files: FileReader;
  readonly #finder: Pick<ArticleFinder, 'folders'>;
  readonly #read = new Map<FileId, ReadFile>();
  readonly #queue = new SerialQueue<FileId>();
  readonly #changed = new Emitter<FileId>();

  /** Fires with a folder whose labels changed. */
  readonly onDidChange = this.#changed.event;

  constructor(files: FileReader, finder: Pick<ArticleFinder, 'folders'>) {
    this.#files = files;
    this.#finder = finder;
  }

  /** The folders of the workspace, in their order. */
  folders(): readonly FileId[] {
    return this.#finder.folders();
  }

  /** The folder that a file is in, the innermost of several; undefined for a file elsewhere. */
  folderOf(file: FileId): FileId | undefined {
    const holding = this.folders().filter((folder) => pathIn(folder, file) !== undefined);
    return holding.sort((a, b) => b.length - a.length)[0];
  }

  /**
   * The labels for highlights of an article, or the verdicts for its claims, in the order in which they are offered: those of the file of its
   * folder, else the built-in ones, as where the file cannot be read. Numbers of labels are told by `labelShortcuts`. The same list until {@link onDidChange}.
   */
  of(article: FileId, list: LabelList = 'labels'): readonly ProjectLabel[] {
    const folder = this.folderOf(article);
    return folder === undefined ? builtIn[list] : this.ofFolder(folder, list);
  }

  /** The same of a folder. */
  ofFolder(folder: FileId, list: LabelList): readonly ProjectLabel[] {
    const state = this.stateOf(folder);
    if (state.kind !== 'ok') return builtIn[list];
    const known = listed[list].get(state) ?? labelsIn(state.labels, list);
    listed[list].set(state, known);
    return known;
  }

  /** The label of this name in the folder of an article; undefined for one that nobody declared. */
  find(article: FileId, name: string): ProjectLabel | undefined {
    return this.of(article).find((label) => label.name === name);
  }

  /** What a folder says. */
  stateOf(folder: FileId): LabelsState {
    return this.#read.get(folder)?.state ?? none;
  }

  /** Reads what all folders say, and forgets what those said that are no more. */
  async readAll(): Promise<void> {
    const folders = this.folders();
    for (const folder of this.#read.keys()) if (!folders.includes(folder)) this.#read.delete(folder);
    await Promise.all(folders.map((folder) => this.read(folder)));
  }

  /** Reads the labels for an article, unless they were read before: for a command that comes before the corpus was wanted. */
  async ready(article: FileId): Promise<void> {
    const folder = this.folderOf(article);
    if (folder !== undefined && !this.#read.has(folder)) await this.read(folder);
  }

  /** Reads what a folder says, as when its file changed. */
  read(folder: FileId): Promise<void> {
    return this.#queue.run(folder, async () => {
      const text = await this.#files.readText(labelsFile(folder));
      const content = text.kind === 'ok' ? text.value : text.failure;
      const before = this.#read.get(folder);
      if (before?.content === content && before.isRead === (text.kind === 'ok')) return;
      const state = text.kind === 'ok' ? parseLabels(text.value) : stateAfter(text.failure);
      this.#read.set(folder, { content, isRead: text.kind === 'ok', state });
      if (before || state.kind !== 'none') this.#changed.fire(folder);
    });
  }
}

/** A file as it was last read. */
interface ReadFile {
  /** What it held, or why it could not be read. */
  readonly content: string;
  readonly isRead: boolean;
  readonly state: LabelsState;
}

function stateAfter(failure: FileFailure): LabelsState {
  return failure === 'missing' ? none : { kind: 'unreadable', failure };
}

/** A state never changes, so the labels in it are listed once. */
const listed: Readonly<Record<LabelList, WeakMap<LabelsState, readonly ProjectLabel[]>>> = {
  labels: new WeakMap(),
  verdicts: new WeakMap(),
};

/** The file of a folder's labels. */
export function labelsFile(folder: FileId): FileId {
  return fileIn(folder, LABELS_PATH) ?? LABELS_PATH;
}
