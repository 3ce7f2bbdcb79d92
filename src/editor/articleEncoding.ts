import { window, workspace, type TextDocument, type TextEditor } from 'vscode';
import { decodeArticle } from '../app/decodeArticle';
import { defaultEncoding, isDefaultEncoding } from '../app/library/workerConfiguration';
import type { Disposable } from '../app/ports';
import type { ArticleFiles } from './host/articleFiles';
import { encodingOf } from './host/encodingSettings';

/** What the editor shows for bytes that are no UTF-8. */
const replacement = '\uFFFD';

/**
 * Has the editor show an article in the encoding that Newsmark reads it in: without settings the editor takes everything for
 * UTF-8, and the letters of a Windows-1252 file for no letters at all. Done once while a document is open: an encoding that
 * a person chooses, in the settings or for the document, stays.
 */
export class ArticleEncoding implements Disposable {
  readonly #files: ArticleFiles;
  readonly #onError: (error: unknown) => void;
  /** What was looked at, and when it is shown as it is. */
  readonly #looked = new Map<string, Promise<void>>();
  readonly #listeners: readonly Disposable[];

  constructor(files: ArticleFiles, onError: (error: unknown) => void) {
    this.#files = files;
    this.#onError = onError;
    this.#listeners = [
      window.onDidChangeVisibleTextEditors((editors) => this.#shown(editors)),
      workspace.onDidCloseTextDocument((document) => {
        // A change of the language closes and opens the document, too; it is not closed then.
        if (document.isClosed) this.#looked.delete(document.uri.toString());
      }),
    ];
    this.#shown(window.visibleTextEditors);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  /** Settles when a document that was opened has the text of the article, also before it is shown. */
  settle(document: TextDocument): Promise<void> {
    const id = document.uri.toString();
    const known = this.#looked.get(id);
    if (known || document.isDirty || !this.#files.isArticle(document)) return known ?? Promise.resolve();
    const settled = isShownAsUtf8(document) ? this.#showAsItIs(document).catch(this.#onError) : Promise.resolve();
    this.#looked.set(id, settled);
    return settled;
  }

  #shown(editors: readonly TextEditor[]): void {
    for (const { document } of editors) void this.settle(document);
  }

  async #showAsItIs(document: TextDocument): Promise<void> {
    const { uri } = document;
    const decoded = decodeArticle(await workspace.fs.readFile(uri), { path: uri.path, encoding: defaultEncoding });
    if (decoded.kind !== 'ok' || decoded.encoding === defaultEncoding.name) return;
    // In the meantime a person may have typed, or chosen an encoding.
    if (document.isDirty || document.isClosed || !isShownAsUtf8(document)) return;
    await workspace.openTextDocument(uri, { encoding: decoded.encoding });
  }
}

/** Whether a document has characters that the editor could not decode, and nobody said how. */
function isShownAsUtf8(document: TextDocument): boolean {
  const isDefault = document.encoding === defaultEncoding.name && isDefaultEncoding(encodingOf(document.uri));
  return isDefault && document.getText().includes(replacement);
}
