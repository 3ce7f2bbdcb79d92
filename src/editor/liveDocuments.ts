import { FileType, languages, RelativePattern, Uri, window, workspace } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import type { Corpus } from '../app/corpus';
import { FileChanges, type Timer } from '../app/fileChanges';
import type { Disposable } from '../app/ports';
import type { ArticleFiles } from './host/articleFiles';
import { articleLanguage } from './ids';

/** Settings that change which files are articles, or how their bytes are read. */
const settingsThatCount = [
  'newsmark.articles',
  'files.autoGuessEncoding',
  'files.candidateGuessEncodings',
  'files.encoding',
  'files.exclude',
];

const systemTimer: Timer = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return { dispose: () => clearTimeout(timer) };
  },
};

/** Follows the open documents and the files on disk, and has the corpus read what changed. */
export class LiveDocuments implements Disposable {
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;
  readonly #onError: (error: unknown) => void;
  readonly #listeners: Disposable[];
  readonly #changes: FileChanges;
  /** Open documents that were given the language of articles; what a person chooses afterwards stays. */
  readonly #switched = new Set<string>();
  #watchers: readonly Disposable[] = [];

  constructor(corpus: Corpus, files: ArticleFiles, onError: (error: unknown) => void) {
    this.#corpus = corpus;
    this.#files = files;
    this.#onError = onError;
    this.#changes = new FileChanges(corpus, systemTimer, (id) => isFolder(Uri.parse(id, true)), onError);
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
      // Git can be asked now, which may help with a sidecar.
      workspace.onDidGrantWorkspaceTrust(() => this.#rescan()),
      workspace.onDidChangeConfiguration((change) => {
        if (settingsThatCount.some((setting) => change.affectsConfiguration(setting))) this.#rewatch();
      }),
    ];
    for (const document of workspace.textDocuments) this.#opened(document);
    this.#shown(window.visibleTextEditors);
  }

  dispose(): void {
    this.#changes.dispose();
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
    if (this.#corpus.isStarted) this.#changes.edited(this.#files.reference(document.uri));
  }

  #rewatch(): void {
    this.#watch();
    this.#rescan();
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    const files = this.#files.watched().flatMap((pattern) => {
      const watcher = workspace.createFileSystemWatcher(pattern);
      const changed = (uri: Uri): void => this.#changedOnDisk(uri);
      return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
    });
    // When a folder goes or comes, nothing is told of the files in it.
    const folders = (workspace.workspaceFolders ?? []).flatMap((folder) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, '**'), false, true, false);
      return [watcher, watcher.onDidCreate((uri) => this.#came(uri)), watcher.onDidDelete((uri) => this.#deleted(uri))];
    });
    this.#watchers = [...files, ...folders];
  }

  #changedOnDisk(uri: Uri): void {
    if (!this.#corpus.isStarted) return;
    const isKnown = this.#corpus.article(uri.toString()) !== undefined;
    if (!isKnown && !this.#files.isSidecar(uri) && !this.#files.isArticle({ uri, isUntitled: false })) return;
    this.#changes.changed(this.#files.reference(uri));
  }

  /** A folder that another program moved here is looked through by listing all files anew. */
  #came(uri: Uri): void {
    if (!this.#corpus.isStarted || this.#files.isInSkippedFolder(uri) || this.#files.isSidecar(uri)) return;
    if (!this.#files.isArticle({ uri, isUntitled: false })) this.#changes.came(uri.toString());
  }

  #deleted(uri: Uri): void {
    if (this.#corpus.isStarted) this.#changes.gone(this.#files.reference(uri));
  }

  /** A folder that was moved is looked through by listing all files anew. */
  async #moved(from: Uri, to: Uri): Promise<void> {
    if (!this.#corpus.isStarted) return;
    this.#deleted(from);
    if (await isFolder(to)) this.#rescan();
    else this.#changedOnDisk(to);
  }

  #rescan(): void {
    if (this.#corpus.isStarted) this.#changes.rescan();
  }
}

/** Also false for what is gone again by now. */
async function isFolder(uri: Uri): Promise<boolean> {
  try {
    return ((await workspace.fs.stat(uri)).type & FileType.Directory) !== 0;
  } catch {
    return false;
  }
}
