import { CommentThreadCollapsibleState, CommentThreadState, l10n, type CommentThread, type Range } from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import { remarksOf } from '../../app/discussion';
import type { FileId } from '../../app/ports';
import { verdictWord } from '../../app/words';
import type { ThreadKind } from '../ids';
import { annotationKindWord } from '../words';
import { draftIn, ThreadComment } from './threadComment';

/** What a thread shows besides what was said. */
interface ThreadPlace {
  /** Undefined where the annotation stands on the whole article, or its words are not found. */
  readonly range: Range | undefined;
  readonly isUnsaved: boolean;
}

/** The thread of an annotation in an open article. */
export class AnnotationThread {
  readonly article: FileId;
  readonly annotation: string;
  readonly thread: CommentThread;
  /** Shown though nothing was said yet, since somebody is about to. */
  isWanted = false;
  #comments: readonly ThreadComment[] = [];

  constructor(article: FileId, annotation: string, thread: CommentThread) {
    this.article = article;
    this.annotation = annotation;
    this.thread = thread;
  }

  /** Words of this thread that could not be written. */
  get hasDrafts(): boolean {
    return this.#comments.some(({ draft }) => draft);
  }

  /** Shows an annotation as it is now, and touches nothing that is the same. */
  show(annotation: Annotation, { range, isUnsaved }: ThreadPlace): void {
    const { thread } = this;
    thread.canReply = true;
    if (!isSameRange(thread.range, range)) thread.range = range;
    const label = labelOf(annotation, range, isUnsaved);
    if (thread.label !== label) thread.label = label;
    const state = annotation.isResolved ? CommentThreadState.Resolved : CommentThreadState.Unresolved;
    if (thread.state !== state) thread.state = state;
    const kind: ThreadKind = annotation.isResolved ? 'resolvedThread' : 'openThread';
    if (thread.contextValue !== kind) thread.contextValue = kind;
    this.#showRemarks(annotation);
  }

  /** Keeps words that could not be written; those of a comment that was edited, or of an earlier try, go on from there. */
  keep(text: string, typedInto?: ThreadComment): void {
    if (typedInto && !typedInto.draft) typedInto.show();
    const others = this.#comments.filter((comment) => comment !== typedInto || !comment.draft);
    this.#set([...others, draftIn(this.thread, text, typedInto?.draft === 'new' ? undefined : typedInto)]);
    this.unfold();
  }

  /** Takes away words that were not written, or are by now. */
  drop(draft: ThreadComment): void {
    this.#set(this.#comments.filter((comment) => comment !== draft));
  }

  /** Has the editor draw the comments again, after one of them changed. */
  redraw(): void {
    this.#set([...this.#comments]);
  }

  unfold(): void {
    this.thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  }

  #showRemarks(annotation: Annotation): void {
    const drafts = this.#comments.filter(({ draft }) => draft);
    const before = this.#comments.filter(({ draft }) => !draft);
    const remarks = remarksOf(annotation);
    const shown: ThreadComment[] = [];
    let isSame = remarks.length === before.length;
    for (const remark of remarks) {
      const known = before.find(({ reply }) => reply === remark.reply);
      isSame = known?.take(remark) === false && isSame;
      shown.push(known ?? new ThreadComment(this.thread, remark));
    }
    if (remarks.length > 0) this.isWanted = false;
    if (!isSame) this.#set([...shown, ...drafts]);
  }

  #set(comments: readonly ThreadComment[]): void {
    this.#comments = comments;
    this.thread.comments = comments;
  }
}

function isSameRange(a: Range | undefined, b: Range | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.isEqual(b));
}

/** "Figure", "Claim · True", with what is to be known of its place. */
function labelOf(annotation: Annotation, range: Range | undefined, isUnsaved: boolean): string {
  const verdict = annotation.kind === 'claim' ? verdictWord(annotation.verdict) : undefined;
  const isWhole = annotation.target.scope === 'article';
  const place = isWhole ? l10n.t('Whole article') : range ? undefined : l10n.t('Words not found in the article');
  const unsaved = isUnsaved ? l10n.t('Not saved yet') : undefined;
  return [annotationKindWord(annotation), verdict, place, unsaved].filter((part) => part !== undefined).join(' · ');
}
