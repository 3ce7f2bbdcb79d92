import { languages, workspace, type TextDocument } from 'vscode';
import type { Corpus } from '../app/corpus';
import type { Disposable, FileReference } from '../app/ports';
import type { ArticleFiles } from './host/articleFiles';
import { articleLanguage } from './ids';

/** How long a person pauses before the article is read again, in milliseconds. */
const pause = 300;

/** How long file events are gathered, in milliseconds: a branch switch is one change, not thousands. */
const gathering = 100;

/** Follows the open documents and the files on disk, and has the corpus read what changed. */
export class LiveDocuments implements Disposable {
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;
  readonly #onError: (error: unknown) => void;
  readonly #listeners: Disposable[];
  readonly #waiting = new Map<string, FileReference>();
  #watchers: readonly Disposable[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
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
      workspace.onDidRenameFiles(() => this.#rescanSoon()),
      workspace.onDidDeleteFiles(() => this.#rescanSoon()),
      workspace.onDidChangeWorkspaceFolders(() => this.#rewatch()),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('newsmark.articles')) this.#rewatch();
      }),
    ];
    for (const document of workspace.textDocuments) this.#opened(document);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const listener of [...this.#listeners, ...this.#watchers]) listener.dispose();
  }

  /** A plain text article gets the language whose defaults make it comfortable to read; no other file changes its looks. */
  #opened(document: TextDocument): void {
    if (!this.#files.isArticle(document)) return;
    if (document.isDirty) this.#edited(document);
    if (document.languageId !== 'plaintext') return;
    languages.setTextDocumentLanguage(document, articleLanguage).then(undefined, this.#onError);
  }

  #edited(document: TextDocument): void {
    this.#take(document, document.isDirty ? document.getText() : undefined);
  }

  #closed(document: TextDocument): void {
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
    this.#watchers = this.#files.watched().flatMap((pattern) => {
      const watcher = workspace.createFileSystemWatcher(pattern);
      const changed = (uri: FileUri): void => this.#changedOnDisk(uri);
      return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
    });
  }

  #changedOnDisk(uri: FileUri): void {
    if (!this.#corpus.isStarted) return;
    const isKnown = this.#corpus.article(uri.toString()) !== undefined;
    if (!isKnown && !this.#files.isSidecar(uri) && !this.#files.isArticle({ uri, isUntitled: false })) return;
    this.#refreshSoon(this.#files.reference(uri), gathering);
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
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const references = [...this.#waiting.values()];
      const rescan = this.#needsRescan;
      this.#waiting.clear();
      this.#needsRescan = false;
      (rescan ? this.#corpus.rescan() : this.#corpus.refresh(references)).catch(this.#onError);
    }, milliseconds);
  }
}

type FileUri = TextDocument['uri'];
