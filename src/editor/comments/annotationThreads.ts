import {
  comments,
  CommentThreadCollapsibleState,
  l10n,
  Range,
  workspace,
  type CommentController,
  type CommentThread,
  type TextDocument,
} from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import type { Corpus } from '../../app/corpus';
import { remarksOf } from '../../app/discussion';
import type { Disposable, FileId } from '../../app/ports';
import { textMapOf } from '../convert';
import type { ArticleFiles } from '../host/articleFiles';
import { annotationsIn } from '../placements';
import { AnnotationThread } from './annotationThread';

/** Where the editor made an empty thread that an annotation is about to be written for. */
interface Awaited {
  readonly thread: CommentThread;
  /** The annotations that were there before. */
  readonly known: ReadonlySet<string>;
  readonly comment: string;
}

/**
 * The threads of all open articles: one for each annotation of which something was said. Threads follow the corpus and are the same objects
 * as long as their annotation has something said of it, so that a half-typed answer survives whatever is written elsewhere.
 */
export class AnnotationThreads implements Disposable {
  readonly #corpus: Corpus;
  readonly #controller: CommentController;
  readonly #open = new Map<FileId, Map<string, AnnotationThread>>();
  readonly #ofThreads = new WeakMap<CommentThread, AnnotationThread>();
  readonly #awaited = new Map<FileId, Awaited>();
  readonly #listeners: readonly Disposable[];

  constructor(corpus: Corpus, files: ArticleFiles) {
    this.#corpus = corpus;
    this.#controller = comments.createCommentController('newsmark', 'Newsmark');
    this.#controller.options = {
      prompt: l10n.t('Reply…'),
      placeHolder: l10n.t('What is to be said of it? Markdown is understood.'),
    };
    this.#controller.commentingRangeProvider = {
      provideCommentingRanges: (document) =>
        isArticle(corpus, files, document)
          ? { enableFileComments: true, ranges: [new Range(0, 0, Math.max(0, document.lineCount - 1), 0)] }
          : undefined,
    };
    this.#listeners = [
      this.#controller,
      corpus.onDidChange(({ articles }) => {
        for (const document of workspace.textDocuments) if (articles.has(idOf(document))) this.#follow(document);
      }),
      workspace.onDidOpenTextDocument((document) => this.#follow(document)),
      workspace.onDidCloseTextDocument((document) => this.#close(document)),
    ];
    for (const document of workspace.textDocuments) this.#follow(document);
  }

  /** The annotation's side of a thread; undefined for one that the editor made and nothing was written for yet. */
  of(thread: CommentThread): AnnotationThread | undefined {
    return this.#ofThreads.get(thread);
  }

  /** Unfolds the thread of an annotation whose article is open, also where nothing was said yet. */
  discuss(document: TextDocument, annotation: Annotation): AnnotationThread {
    const threads = this.#threadsOf(idOf(document));
    const known = threads.get(annotation.id) ?? this.#create(document, annotation.id);
    known.isWanted = true;
    this.#follow(document);
    known.unfold();
    return known;
  }

  /**
   * Has the thread that the editor made become that of the annotation which is written meanwhile. When none is written the thread stays
   * as it is.
   */
  async adopt<Result>(thread: CommentThread, comment: string, write: () => Promise<Result>): Promise<Result> {
    const article = thread.uri.toString();
    const known = this.#corpus.article(article)?.annotations.map(({ annotation }) => annotation.id) ?? [];
    this.#awaited.set(article, { thread, comment, known: new Set(known) });
    try {
      return await write();
    } finally {
      this.#awaited.delete(article);
    }
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #follow(document: TextDocument): void {
    const corpus = this.#corpus;
    const article = idOf(document);
    const entry = corpus.article(article);
    // While a sidecar cannot be read nothing is known of what was said: the threads, and what is typed into them, stay.
    if (!entry || document.isClosed || !['ok', 'none', 'conflicted'].includes(entry.sidecar.kind)) return;
    const threads = this.#threadsOf(article);
    const map = textMapOf(document);
    const ranges = new Map(annotationsIn(corpus, document).map(({ annotation, range }) => [annotation.id, range]));
    const left = new Set(threads.keys());
    for (const { annotation } of entry.annotations) {
      const { id, target } = annotation;
      const isSaid = remarksOf(annotation).length > 0;
      const known = threads.get(id);
      if (!isSaid && !known?.isWanted && !known?.hasDrafts) continue;
      left.delete(id);
      const range = target.scope === 'article' ? undefined : ranges.get(id);
      const shown = known ?? this.#create(document, id, annotation);
      shown.show(annotation, { range: range && map.range(range), isUnsaved: corpus.isUnsaved(article, id) });
    }
    for (const id of left) this.#end(threads, id);
  }

  #create(document: TextDocument, id: string, annotation?: Annotation): AnnotationThread {
    const article = idOf(document);
    const thread = this.#takeAwaited(article, annotation) ?? this.#newThread(document);
    const made = new AnnotationThread(article, id, thread);
    this.#threadsOf(article).set(id, made);
    this.#ofThreads.set(thread, made);
    return made;
  }

  #newThread(document: TextDocument): CommentThread {
    const thread = this.#controller.createCommentThread(document.uri, new Range(0, 0, 0, 0), []);
    thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    return thread;
  }

  #takeAwaited(article: FileId, annotation: Annotation | undefined): CommentThread | undefined {
    const awaited = this.#awaited.get(article);
    if (!awaited || annotation?.kind !== 'highlight' || awaited.known.has(annotation.id)) return undefined;
    if (annotation.comment !== awaited.comment) return undefined;
    this.#awaited.delete(article);
    return awaited.thread;
  }

  /** A thread with words that could not be written stays until they are saved or given up. */
  #end(threads: Map<string, AnnotationThread>, id: string): void {
    const known = threads.get(id);
    if (!known || known.hasDrafts) return;
    threads.delete(id);
    known.thread.dispose();
  }

  #close(document: TextDocument): void {
    // A change of the language closes and opens the document, too; it is not closed then.
    if (!document.isClosed) return;
    const article = idOf(document);
    for (const { thread } of this.#threadsOf(article).values()) thread.dispose();
    this.#open.delete(article);
  }

  #threadsOf(article: FileId): Map<string, AnnotationThread> {
    const known = this.#open.get(article) ?? new Map<string, AnnotationThread>();
    this.#open.set(article, known);
    return known;
  }
}

function idOf(document: TextDocument): FileId {
  return document.uri.toString();
}

function isArticle(corpus: Corpus, files: ArticleFiles, document: TextDocument): boolean {
  return corpus.article(idOf(document)) !== undefined || files.isArticle(document);
}
