import { FileType, languages, RelativePattern, window, workspace } from 'vscode';
import type { TextDocument, TextEditor, Uri } from 'vscode';
import type { Corpus } from '../app/corpus';
import type { Disposable, FileReference } from '../app/ports';
import type { ArticleFiles } from './host/articleFiles';
import { articleLanguage } from './ids';

/** How long a person pauses before the article is read again, in milliseconds. */
const pause = 300;

/** How long file events are gathered, in milliseconds: a branch switch is one change, not thousands. */
const gathering = 100;

/** The longest that changes wait while more of them come in, in milliseconds. */
const longestWait = 1000;

/** Follows the open documents and the files on disk, and has the corpus read what changed. */
export class LiveDocuments implements Disposable {
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;
  readonly #onError: (error: unknown) => void;
  readonly #listeners: Disposable[];
  readonly #waiting = new Map<string, FileReference>();
  /** Files and folders that were deleted or moved away. */
  readonly #gone = new Set<string>();
  /** Open documents that were given the language of articles; what a person chooses afterwards stays. */
  readonly #switched = new Set<string>();
  #watchers: readonly Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #needsRescan = false;

  constructor(corpus: Corpus, files: ArticleFiles, onError: (error: unknown) => void) {
    this.#corpus = corpus;
    this.#files = files;
    this.#onError = onError;
    this.#watch();
    this.#listeners = [
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidChangeTextDocument(({ document }) => this.#edited(document)),
      workspace.onDidSaveTextDocument((document) => this.#edited(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      window.onDidChangeVisibleTextEditors((editors) => this.#shown(editors)),
      workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri, newUri } of files) this.#moved(oldUri, newUri).catch(onError);
      }),
      workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) this.#deleted(uri);
      }),
      workspace.onDidChangeWorkspaceFolders(() => this.#rewatch()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('newsmark.articles')) this.#rewatch();
      }),
    ];
    for (const document of workspace.textDocuments) this.#opened(document);
    this.#shown(window.visibleTextEditors);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const listener of [...this.#listeners, ...this.#watchers]) listener.dispose();
  }

  #opened(document: TextDocument): void {
    if (document.isDirty && this.#files.isArticle(document)) this.#edited(document);
  }

  /**
   * A plain text article that is shown gets the language whose defaults make it comfortable to read, once while it is open.
   * No other file changes its looks.
   */
  #shown(editors: readonly TextEditor[]): void {
    for (const { document } of editors) {
      const id = document.uri.toString();
      if (document.languageId !== 'plaintext' || this.#switched.has(id) || !this.#files.isArticle(document)) continue;
      this.#switched.add(id);
      languages.setTextDocumentLanguage(document, articleLanguage).then(undefined, this.#onError);
    }
  }

  #edited(document: TextDocument): void {
    this.#take(document, document.isDirty ? document.getText() : undefined);
  }

  #closed(document: TextDocument): void {
    // A change of the language closes and opens the document, too; it is not closed then.
    if (document.isClosed) this.#switched.delete(document.uri.toString());
    this.#take(document, undefined);
  }

  /** Notes the unsaved text of an article, also before the corpus is wanted, and has the article read again. */
  #take(document: TextDocument, unsaved: string | undefined): void {
    const id = document.uri.toString();
    if (!this.#corpus.article(id) && !this.#files.isArticle(document)) return;
    this.#corpus.setLiveText(id, unsaved);
    if (this.#corpus.isStarted) this.#refreshSoon(this.#files.reference(document.uri), pause);
  }

  #rewatch(): void {
    this.#watch();
    this.#rescanSoon();
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    const files = this.#files.watched().flatMap((pattern) => {
      const watcher = workspace.createFileSystemWatcher(pattern);
      const changed = (uri: Uri): void => this.#changedOnDisk(uri);
      return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
    });
    // When a folder goes, nothing is told of the files in it.
    const folders = (workspace.workspaceFolders ?? []).flatMap((folder) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'), true, true, false);
      return [watcher, watcher.onDidDelete((uri) => this.#deleted(uri))];
    });
    this.#watchers = [...files, ...folders];
  }

  #changedOnDisk(uri: Uri): void {
    if (!this.#corpus.isStarted) return;
    const isKnown = this.#corpus.article(uri.toString()) !== undefined;
    if (!isKnown && !this.#files.isSidecar(uri) && !this.#files.isArticle({ uri, isUntitled: false })) return;
    this.#refreshSoon(this.#files.reference(uri), gathering);
  }

  #deleted(uri: Uri): void {
    if (!this.#corpus.isStarted) return;
    this.#gone.add(uri.toString());
    this.#later(gathering);
  }

  /** A folder that was moved is looked through by listing all files anew. */
  async #moved(from: Uri, to: Uri): Promise<void> {
    if (!this.#corpus.isStarted) return;
    this.#deleted(from);
    const { type } = await workspace.fs.stat(to);
    if ((type & FileType.Directory) !== 0) this.#rescanSoon();
    else this.#changedOnDisk(to);
  }

  #rescanSoon(): void {
    if (!this.#corpus.isStarted) return;
    this.#needsRescan = true;
    this.#later(gathering);
  }

  #refreshSoon(reference: FileReference, milliseconds: number): void {
    this.#waiting.set(reference.id, reference);
    this.#later(milliseconds);
  }

  #later(milliseconds: number): void {
    const now = Date.now();
    if (this.#timer === undefined) this.#waitingSince = now;
    clearTimeout(this.#timer);
    const left = this.#waitingSince + longestWait - now;
    this.#timer = setTimeout(() => this.#readNow(), Math.max(0, Math.min(milliseconds, left)));
  }

  #readNow(): void {
    this.#timer = undefined;
    const references = [...this.#waiting.values(), ...this.#knownAmongGone()];
    const rescan = this.#needsRescan;
    this.#waiting.clear();
    this.#gone.clear();
    this.#needsRescan = false;
    (rescan ? this.#corpus.rescan() : this.#corpus.refresh(references)).catch(this.#onError);
  }

  /** The articles that were deleted, by themselves, with their sidecar or with a folder. */
  #knownAmongGone(): readonly FileReference[] {
    if (this.#gone.size === 0) return [];
    return this.#corpus.articles().filter(({ id }) => {
      if (this.#gone.has(id) || this.#gone.has(this.#corpus.sidecarOf(id))) return true;
      for (let end = id.lastIndexOf('/'); end > 0; end = id.lastIndexOf('/', end - 1)) {
        if (this.#gone.has(id.slice(0, end))) return true;
      }
      return false;
    });
  }
}
