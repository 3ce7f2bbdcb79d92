import { commands, Uri, window, workspace } from 'vscode';
import type { Disposable } from '../../app/ports';
import { findAnnotation, noAnnotationHere } from '../commands/annotationAtHand';
import { revealRange } from '../activeArticle';
import { annotationsIn } from '../placements';
import { silent, type CommandOutcome, type CommandRunner } from '../runCommand';
import {
  addRemark,
  cancelComment,
  deleteComment,
  editComment,
  referenceOf,
  removeThread,
  resolve,
  saveComment,
  type Discussing,
} from './commentActions';

/** The commands of threads, and those that come to them from a row or the cursor. */
export function registerThreads(tools: Discussing, runner: CommandRunner): Disposable[] {
  return [
    runner.register('newsmark.commentOnPassage', (reply) => addRemark(tools, reply)),
    runner.register('newsmark.replyInThread', (reply) => addRemark(tools, reply)),
    runner.register('newsmark.saveComment', (comment) => saveComment(tools, comment)),
    runner.register('newsmark.cancelComment', (comment) => cancelComment(tools, comment)),
    runner.register('newsmark.editComment', (comment) => editComment(tools, comment)),
    runner.register('newsmark.deleteComment', (comment) => deleteComment(tools, comment)),
    runner.register('newsmark.resolveDiscussion', (argument) => resolve(tools, argument, true)),
    runner.register('newsmark.reopenDiscussion', (argument) => resolve(tools, argument, false)),
    runner.register('newsmark.removeThread', (thread) => removeThread(tools, thread)),
    runner.register('newsmark.discussAnnotation', (argument) => discuss(tools, argument)),
  ];
}

/** *Discuss Annotation*: opens its thread, in which an answer can be typed. */
async function discuss(tools: Discussing, argument: unknown): Promise<CommandOutcome> {
  const reference = await referenceOf(tools, argument);
  const found = reference && findAnnotation(tools.corpus, reference);
  if (!found) return noAnnotationHere();
  const { entry, annotation } = found;
  const document = await workspace.openTextDocument(Uri.parse(entry.id, true));
  const here = annotationsIn(tools.corpus, document).find((one) => one.annotation.id === annotation.id);
  await revealRange(entry.id, here?.range);
  tools.threads.discuss(document, annotation);
  if (window.activeTextEditor?.document === document)
    await commands.executeCommand('workbench.action.focusCommentOnCurrentLine');
  return silent;
}
