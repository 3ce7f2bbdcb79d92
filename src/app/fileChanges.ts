import type { Corpus } from './corpus';
import type { Disposable, FileId, FileReference } from './ports';

/** Time, as gathering needs it. */
export interface Timer {
  /** Milliseconds since any fixed moment. */
  now(): number;
  /** Runs something once, later, unless it is disposed before. */
  after(milliseconds: number, run: () => void): Disposable;
}

/** The corpus, as far as it has to know of changes. */
type Reader = Pick<Corpus, 'articleOf' | 'articles' | 'refresh' | 'rescan'>;

/** How long a person pauses before the article is read again, and the longest that it waits while they type. In milliseconds. */
const typing = { quiet: 300, longest: 1000 };

/** How long events of files are gathered. In milliseconds. */
const fewFiles = { quiet: 100, longest: 1000 };

/**
 * Editors tell of many files in portions, such as 500 every 200 ms: a longer silence ends a burst, so that it is one change. In
 * milliseconds.
 */
const manyFiles = { quiet: 600, longest: 5000 };

/** More files than this are a burst. */
const burst = 50;

/**
 * More files than this are not read one by one: all are listed anew instead. Watchers drop events in such bursts
 * (https://github.com/microsoft/vscode/issues/220039), so what they told is not all.
 */
const mostFiles = 500;

/** So many files are asked at once whether they are folders. */
const askedAtOnce = 20;

/** Gathers what happens to files and texts, and has it read when nothing more comes in: a branch switch is one change. */
export class FileChanges implements Disposable {
  readonly #corpus: Reader;
  readonly #onError: (error: unknown) => void;
  readonly #edited = new Map<FileId, FileReference>();
  readonly #changed = new Map<FileId, FileReference>();
  readonly #gone = new Map<FileId, FileReference>();
  readonly #edits: Delay;
  readonly #files: Delay;
  readonly #isFolder: (id: FileId) => Promise<boolean>;
  readonly #came = new Set<FileId>();
  #needsRescan = false;
  #isDisposed = false;

  constructor(
    corpus: Reader,
    timer: Timer,
    isFolder: (id: FileId) => Promise<boolean>,
    onError: (error: unknown) => void,
  ) {
    this.#corpus = corpus;
    this.#isFolder = isFolder;
    this.#onError = onError;
    this.#edits = new Delay(timer, () => this.#readEdited());
    this.#files = new Delay(timer, () => this.#readFiles());
  }

  /** A person changed the text of an article in an editor. */
  edited(article: FileReference): void {
    this.#edited.set(article.id, article);
    this.#edits.start(typing);
  }

  /** A file was made or changed on disk, or may have been. */
  changed(file: FileReference): void {
    this.#changed.set(file.id, file);
    this.#gatherFiles();
  }

  /** A file or folder was deleted or moved away; it need not have to do with an article. */
  gone(file: FileReference): void {
    this.#gone.set(file.id, file);
    this.#gatherFiles();
  }

  /** Something came that is no article by its name: perhaps a folder, and nothing is told of the files in one that was moved. */
  came(id: FileId): void {
    this.#came.add(id);
    this.#gatherFiles();
  }

  /** Anything may have changed. */
  rescan(): void {
    this.#needsRescan = true;
    this.#gatherFiles();
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#edits.dispose();
    this.#files.dispose();
  }

  #gatherFiles(): void {
    if (this.#isDisposed) return;
    const count = this.#changed.size + this.#gone.size + this.#came.size;
    this.#files.start(count > burst ? manyFiles : fewFiles);
  }

  #readEdited(): void {
    const articles = [...this.#edited.values()];
    this.#edited.clear();
    this.#corpus.refresh(articles).catch(this.#onError);
  }

  #readFiles(): void {
    const references = [...this.#changed.values()];
    const gone = articlesAt(this.#corpus, this.#gone);
    const isTooMuch = references.length > mostFiles || (this.#gone.size > mostFiles && gone.length > 0);
    const rescans = this.#needsRescan || isTooMuch;
    if (!rescans) this.#lookForFolder([...this.#came]).catch(this.#onError);
    this.#came.clear();
    this.#changed.clear();
    this.#gone.clear();
    this.#needsRescan = false;
    if (!rescans && references.length + gone.length === 0) return;
    const reading = rescans ? this.#corpus.rescan() : this.#corpus.refresh([...references, ...gone]);
    reading.catch(this.#onError);
  }

  /** Lists all files anew when one of these is a folder. A folder is shorter than what is in it. */
  async #lookForFolder(ids: readonly FileId[]): Promise<void> {
    const shortFirst = ids.toSorted((a, b) => a.length - b.length);
    for (let at = 0; at < shortFirst.length && !this.#isDisposed; at += askedAtOnce) {
      const answers = await Promise.all(shortFirst.slice(at, at + askedAtOnce).map(this.#isFolder));
      if (!answers.includes(true)) continue;
      this.rescan();
      return;
    }
  }
}

/** The articles that are gone by themselves, with their sidecar or with a folder. O(gone + articles). */
function articlesAt(corpus: Reader, gone: ReadonlyMap<FileId, FileReference>): readonly FileReference[] {
  if (gone.size === 0) return [];
  const ofSidecars = new Set(Array.from(gone.values(), (file) => corpus.articleOf(file)?.id));
  const isGone = folderTest(gone);
  return corpus.articles().filter(({ id }) => gone.has(id) || ofSidecars.has(id) || isGone(folderOf(id)));
}

/** Tells whether a folder, or one that it is in, is gone. Each folder is looked at once. */
function folderTest(gone: ReadonlyMap<FileId, FileReference>): (folder: FileId) => boolean {
  const answers = new Map<FileId, boolean>([['', false]]);
  const isGone = (folder: FileId): boolean => {
    const known = answers.get(folder);
    if (known !== undefined) return known;
    const answer = gone.has(folder) || isGone(folderOf(folder));
    answers.set(folder, answer);
    return answer;
  };
  return isGone;
}

/** Empty for what is in no folder. */
function folderOf(id: FileId): FileId {
  return id.slice(0, Math.max(0, id.lastIndexOf('/')));
}

/** Puts work off until nothing more happens for a while, but not for ever. */
class Delay implements Disposable {
  readonly #timer: Timer;
  readonly #run: () => void;
  #since = 0;
  #waiting: Disposable | undefined;

  constructor(timer: Timer, run: () => void) {
    this.#timer = timer;
    this.#run = run;
  }

  start({ quiet, longest }: { readonly quiet: number; readonly longest: number }): void {
    const now = this.#timer.now();
    if (!this.#waiting) this.#since = now;
    this.#waiting?.dispose();
    const left = Math.max(0, this.#since + longest - now);
    this.#waiting = this.#timer.after(Math.min(quiet, left), () => {
      this.#waiting = undefined;
      this.#run();
    });
  }

  dispose(): void {
    this.#waiting?.dispose();
    this.#waiting = undefined;
  }
}
