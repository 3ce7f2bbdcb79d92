import { l10n, workspace, type CommentReply, type CommentThread, type TextDocument } from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import { sentenceAt } from '../../core/text/sentenceAt';
import type { TextRange } from '../../core/text/textRange';
import type { ChangeResult } from '../../app/sidecarWriter';
import type { Corpus } from '../../app/corpus';
import { remarksOf, withRemark, withRemarkChanged, withResolved } from '../../app/discussion';
import type { FileId } from '../../app/ports';
import { trimmed } from '../activeArticle';
import type { AuthorName } from '../authorName';
import { outcomeOf } from '../changeNotice';
import type { Annotating } from '../commands/annotate';
import { removeAnnotation } from '../commands/changeAnnotation';
import {
  annotationAtHand,
  findAnnotation,
  noAnnotationHere,
  type AnnotationReference,
} from '../commands/annotationAtHand';
import { textMapOf, type TextMap } from '../convert';
import { randomIds, systemClock } from '../host/clockAndIds';
import { confirm } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import type { AnnotationThread } from './annotationThread';
import type { AnnotationThreads } from './annotationThreads';
import { draftIn, ThreadComment } from './threadComment';

/** What the commands of threads work with. */
export interface Discussing extends Annotating {
  readonly threads: AnnotationThreads;
  readonly author: AuthorName;
}

/** *Comment* and *Reply*: what was typed below a thread becomes an annotation, or an answer to one. */
export async function addRemark(tools: Discussing, argument: unknown): Promise<CommandOutcome> {
  if (!isReply(argument) || argument.text.trim() === '') return silent;
  const { thread, text } = argument;
  const known = tools.threads.of(thread);
  return known ? answer(tools, known, text) : annotate(tools, thread, text);
}

/** *Save* in a comment that is being typed: an edit, or another try to write what could not be written. */
export async function saveComment(tools: Discussing, comment: unknown): Promise<CommandOutcome> {
  if (!(comment instanceof ThreadComment)) return silent;
  const known = tools.threads.of(comment.thread);
  const text = comment.text.trim();
  if (!known) return text === '' ? silent : annotate(tools, comment.thread, text);
  if (text === '') return comment.draft ? cancelComment(tools, comment) : deleteComment(tools, comment);
  if (comment.draft === 'new') return answer(tools, known, text, comment);
  const { reply } = comment;
  const isThere = (annotation: Annotation): boolean =>
    reply === undefined || remarksOf(annotation).some((remark) => remark.reply === reply);
  const result = await rewrite(tools, known, (annotation) =>
    isThere(annotation) ? withRemarkChanged(annotation, reply, text) : undefined,
  );
  if (!isKept(result)) {
    const now = findAnnotation(tools.corpus, known)?.annotation;
    const isGone = now !== undefined && !isThere(now);
    if (isGone) comment.show();
    known.keep(text, isGone ? undefined : comment);
  } else if (comment.draft) known.drop(comment);
  else comment.show();
  known.redraw();
  return outcomeOf(result, tools.corpus);
}

/** *Cancel* in a comment that is being typed. */
export async function cancelComment({ threads }: Discussing, comment: unknown): Promise<CommandOutcome> {
  if (!(comment instanceof ThreadComment)) return silent;
  const known = threads.of(comment.thread);
  if (!known) comment.thread.dispose();
  else if (comment.draft) known.drop(comment);
  else {
    comment.show();
    known.redraw();
  }
  return Promise.resolve(silent);
}

/** *Edit Comment*. */
export function editComment({ threads }: Discussing, comment: unknown): Promise<CommandOutcome> {
  const known = comment instanceof ThreadComment ? threads.of(comment.thread) : undefined;
  if (known && comment instanceof ThreadComment) {
    comment.edit();
    known.redraw();
  }
  return Promise.resolve(silent);
}

/** *Delete Comment*: asks first, and can be undone. The annotation itself stays. */
export async function deleteComment(tools: Discussing, comment: unknown): Promise<CommandOutcome> {
  const known = comment instanceof ThreadComment ? tools.threads.of(comment.thread) : undefined;
  if (!known || !(comment instanceof ThreadComment)) return silent;
  if (comment.draft) return cancelComment(tools, comment);
  const detail = l10n.t('The annotation itself is kept. Undo Annotation Change brings the comment back.');
  if (!(await confirm(l10n.t('Delete this comment?'), detail, l10n.t('Delete')))) return silent;
  const { reply } = comment;
  const result = await rewrite(tools, known, (annotation) => withRemarkChanged(annotation, reply, undefined));
  return outcomeOf(result, tools.corpus);
}

/** *Resolve Discussion* and *Reopen Discussion*: of the thread or row it came from, else of the annotation at the cursor. */
export async function resolve(tools: Discussing, argument: unknown, isResolved: boolean): Promise<CommandOutcome> {
  const reference = await referenceOf(tools, argument);
  if (!reference) return noAnnotationHere();
  const result = await rewrite(tools, reference, (annotation) => withResolved(annotation, isResolved));
  return outcomeOf(result, tools.corpus, () => resolve(tools, reference, isResolved));
}

/** *Remove Annotation* of a thread, with all that was said. */
export function removeThread(tools: Discussing, argument: unknown): Promise<CommandOutcome> {
  const known = isThread(argument) ? tools.threads.of(argument) : undefined;
  if (known) return removeAnnotation(tools, { article: known.article, annotation: known.annotation });
  if (isThread(argument)) argument.dispose();
  return Promise.resolve(silent);
}

/** The annotation that a command of threads is meant for. */
export async function referenceOf(tools: Discussing, argument: unknown): Promise<AnnotationReference | undefined> {
  const known = isThread(argument) ? tools.threads.of(argument) : undefined;
  if (known) return known;
  const atHand = await annotationAtHand(tools, argument);
  return atHand && { article: atHand.entry.id, annotation: atHand.annotation.id };
}

async function answer(
  tools: Discussing,
  known: AnnotationThread,
  text: string,
  draft?: ThreadComment,
): Promise<CommandOutcome> {
  const creator = await tools.author.of(known.article);
  const remark = {
    id: randomIds.next(),
    ...(creator !== undefined && { creator }),
    created: systemClock.now(),
    value: text.trim(),
  };
  const result = await rewrite(tools, known, (annotation) => withRemark(annotation, remark));
  if (!isKept(result)) known.keep(text, draft);
  else if (draft) known.drop(draft);
  return outcomeOf(result, tools.corpus);
}

/** Writes the annotation that an empty thread is to be the one of. */
async function annotate(tools: Discussing, thread: CommentThread, text: string): Promise<CommandOutcome> {
  const { threads, corpus, files } = tools;
  const document = await workspace.openTextDocument(thread.uri);
  const article = thread.uri.toString();
  const comment = text.trim();
  if (!corpus.article(article)) await corpus.refresh([files.reference(thread.uri)]);
  const result = await threads.adopt(thread, comment, () => write(tools, document, { thread, comment }));
  if (!isKept(result)) {
    thread.comments = [draftIn(thread, text)];
    thread.canReply = false;
  }
  return outcomeOf(result, corpus);
}

function write(
  { annotations }: Discussing,
  document: TextDocument,
  { thread, comment }: { readonly thread: CommentThread; readonly comment: string },
): Promise<ChangeResult> {
  const map = textMapOf(document);
  const place = thread.range ? wordsOf(map, map.textRange(thread.range)) : 'article';
  return annotations.add(thread.uri.toString(), map.text, place, { kind: 'highlight', comment });
}

/** The words meant by the range of a new thread: what was selected, else the sentence at the cursor, or the whole line at its start. */
function wordsOf({ text }: TextMap, range: TextRange): TextRange {
  if (range.start < range.end) return trimmed(text, range);
  const isAtLineStart = range.start === 0 || text[range.start - 1] === '\n';
  if (!isAtLineStart) return trimmed(text, sentenceAt(text, range.start));
  const end = text.indexOf('\n', range.start);
  return trimmed(text, { start: range.start, end: end < 0 ? text.length : end });
}

/** Why an annotation is not there: its sidecar cannot be read, or it was removed. */
function unavailable(corpus: Corpus, article: FileId): ChangeResult {
  const state = corpus.article(article)?.sidecar;
  if (!state || state.kind === 'ok' || state.kind === 'none') return { kind: 'gone' };
  return { kind: 'refused', article, state };
}

/** Whether a change was made, or is kept to be made: then what was typed is in the thread already. */
function isKept({ kind }: ChangeResult): boolean {
  return kind === 'done' || kind === 'pending';
}

/**
 * Changes an annotation as it is now. When somebody else changed it at the same moment it is read again and changed once more: an answer
 * does not fail since another came first.
 *
 * @param change undefined when what was to be changed is not there any more.
 */
async function rewrite(
  { corpus, annotations }: Discussing,
  reference: AnnotationReference,
  change: (annotation: Annotation) => Annotation | undefined,
): Promise<ChangeResult> {
  const write = async (): Promise<ChangeResult> => {
    const atHand = findAnnotation(corpus, reference);
    if (!atHand) return unavailable(corpus, reference.article);
    const changed = change(atHand.annotation);
    return changed ? annotations.change(reference.article, atHand.annotation, changed) : { kind: 'gone' };
  };
  const result = await write();
  const entry = corpus.article(reference.article);
  if (result.kind !== 'gone' || !entry) return result;
  await corpus.refresh([entry]);
  return write();
}

function isReply(argument: unknown): argument is CommentReply {
  return typeof argument === 'object' && argument !== null && 'thread' in argument && 'text' in argument;
}

function isThread(argument: unknown): argument is CommentThread {
  return typeof argument === 'object' && argument !== null && 'comments' in argument && 'collapsibleState' in argument;
}
