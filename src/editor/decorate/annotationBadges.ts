import { EventEmitter, FileDecoration, ThemeColor, Uri, window, type FileDecorationProvider } from 'vscode';
import type { ArticleEntry } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import type { Disposable, FileId } from '../../app/ports';
import { annotationCounts } from '../views/articleTooltip';
import { listed } from '../views/listed';

/** Instead of a number with three digits: a badge has room for two characters. The words beside it say how many. */
const tooMany = '++';

/** The number of annotations beside an article's name, in the Explorer and in Newsmark's views; articles with open claims stand out. */
export class AnnotationBadges implements FileDecorationProvider, Disposable {
  readonly #corpus: Corpus;
  readonly #changed = new EventEmitter<Uri[]>();
  readonly #listeners: readonly Disposable[];
  /** What was last told of the articles that have a badge: most articles have none, and nothing is told of them. */
  readonly #told = new Map<FileId, string>();

  readonly onDidChangeFileDecorations = this.#changed.event;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
    this.#listeners = [
      this.#changed,
      corpus.onDidChange(({ articles }) => this.#tell(articles)),
      window.registerFileDecorationProvider(this),
    ];
  }

  provideFileDecoration(uri: Uri): FileDecoration | undefined {
    const entry = this.#corpus.article(uri.toString());
    const words = entry && annotationCounts(listed(entry));
    if (!entry || words === undefined) return undefined;
    const { annotations, openClaims } = listed(entry);
    const colour = openClaims > 0 ? new ThemeColor('list.warningForeground') : undefined;
    return new FileDecoration(annotations > 99 ? tooMany : String(annotations), words, colour);
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #tell(articles: ReadonlySet<FileId>): void {
    const changed = [...articles].filter((id) => {
      const words = wordsOf(this.#corpus.article(id));
      if (words === this.#told.get(id)) return false;
      if (words === undefined) this.#told.delete(id);
      else this.#told.set(id, words);
      return true;
    });
    if (changed.length > 0) this.#changed.fire(changed.map((id) => Uri.parse(id, true)));
  }
}

function wordsOf(entry: ArticleEntry | undefined): string | undefined {
  return entry && annotationCounts(listed(entry));
}
