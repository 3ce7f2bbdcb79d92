import { EventEmitter, FileDecoration, Uri, window, type FileDecorationProvider } from 'vscode';
import type { Disposable } from '../../app/ports';
import type { Corpus } from '../../app/corpus';
import { annotationCount } from '../words';

/** The number of annotations beside an article's name, in the Explorer and in Newsmark's views. */
export class AnnotationBadges implements FileDecorationProvider, Disposable {
  readonly #corpus: Corpus;
  readonly #changed = new EventEmitter<Uri[]>();
  readonly #listeners: readonly Disposable[];

  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    this.#listeners = [
      this.#changed,
      corpus.onDidChange(({ articles }) => this.#changed.fire([...articles].map((id) => Uri.parse(id, true)))),
      window.registerFileDecorationProvider(this),
    ];
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    const count = this.#corpus.article(uri.toString())?.annotations.length ?? 0;
    if (count === 0) return undefined;
    // A badge has room for two characters.
    return new FileDecoration(count > 99 ? '99' : String(count), annotationCount(count));
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }
}
