import { l10n, type TreeView } from 'vscode';
import type { AnnotationDraft } from '../../app/annotations';
import { readActiveArticle } from '../activeArticle';
import { outcomeOf } from '../changeNotice';
import { confirm, hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import type { Row } from '../views/rowTree';
import { annotationCount, articleTitle } from '../words';
import type { Annotating } from './annotate';
import { annotationAtHand, isOfArticle } from './annotationAtHand';
import { askClaim, askHighlight, claimantsIn, draftOf } from './draftQuestions';

/** *Edit Annotation*: the same questions as when it was made, answered with what it says now. */
export async function editAnnotation(
  tools: Annotating,
  view: TreeView<Row>,
  argument: unknown,
): Promise<CommandOutcome> {
  const { corpus, annotations } = tools;
  const atHand = await annotationAtHand(tools, view, argument);
  if (!atHand) return nothingHere();
  const { entry, annotation } = atHand;
  const before = draftOf(annotation);
  const draft: AnnotationDraft | undefined =
    before.kind === 'claim'
      ? await askClaim(l10n.t('Edit Claim'), before, () => claimantsIn(corpus, entry.id))
      : await askHighlight(l10n.t('Edit Highlight'), before);
  if (!draft) return silent;
  return outcomeOf(await annotations.update(entry.id, annotation, draft), corpus);
}

/** *Remove Annotation*: asks first, and can be undone. */
export async function removeAnnotation(
  tools: Annotating,
  view: TreeView<Row>,
  argument: unknown,
): Promise<CommandOutcome> {
  const { corpus, annotations } = tools;
  const atHand = await annotationAtHand(tools, view, argument);
  if (!atHand) return nothingHere();
  const { entry, annotation } = atHand;
  const isClaim = annotation.kind === 'claim';
  const question = isClaim ? l10n.t('Remove this claim?') : l10n.t('Remove this highlight?');
  const words = isClaim ? annotation.statement : annotation.target.exact;
  if (!(await confirm(question, shortened(words), l10n.t('Remove')))) return silent;
  return outcomeOf(await annotations.remove(entry.id, [annotation]), corpus);
}

/** *Remove All Annotations of This Article*: asks first, is undone in one step. */
export async function removeAllAnnotations(
  { corpus, annotations, files }: Annotating,
  argument: unknown,
): Promise<CommandOutcome> {
  const id = isOfArticle(argument) ? argument.article : (await readActiveArticle(corpus, files))?.id;
  const entry = id === undefined ? undefined : corpus.article(id);
  if (!entry || entry.annotations.length === 0) return nothingHere();
  const count = annotationCount(entry.annotations.length);
  const question = l10n.t('Remove all annotations of “{0}” ({1})?', articleTitle(entry), count);
  if (!(await confirm(question, '', l10n.t('Remove All')))) return silent;
  const all = entry.annotations.map(({ annotation }) => annotation);
  return outcomeOf(await annotations.remove(entry.id, all), corpus);
}

/** *Undo Annotation Change*. */
export async function undoAnnotationChange({ corpus, annotations }: Annotating): Promise<CommandOutcome> {
  const result = await annotations.undo();
  if (result?.kind === 'done') hint(l10n.t('The last change of annotations was undone.'));
  if (!result) hint(l10n.t('There is no change of annotations to undo.'));
  return result ? outcomeOf(result, corpus) : silent;
}

function nothingHere(): CommandOutcome {
  hint(l10n.t('There is no annotation at the cursor.'));
  return silent;
}

function shortened(words: string): string {
  return words.length > 300 ? `${words.slice(0, 300)}…` : words;
}
