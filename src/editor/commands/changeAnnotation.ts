import { l10n } from 'vscode';
import type { AnnotationDraft } from '../../app/annotations';
import { offeredLabels } from '../../app/labels';
import { readActiveArticle } from '../activeArticle';
import { detailsOutcomeOf, labelsOutcomeOf, outcomeOf } from '../changeNotice';
import { confirm, hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { annotationCount, articleTitle } from '../words';
import type { Annotating } from './annotate';
import {
  annotationAtHand,
  findAnnotation,
  isOfArticle,
  noAnnotationHere,
  type AnnotationAtHand,
} from './annotationAtHand';
import { askClaim, askHighlight, draftOf } from './draftQuestions';

/** *Edit Annotation*: the same questions as when it was made, answered with what it says now. */
export async function editAnnotation(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const atHand = await annotationAtHand(tools, argument);
  return atHand ? edit(tools, atHand, draftOf(atHand.annotation)) : noAnnotationHere();
}

/** After a failure it is asked again with what was typed, on the annotation as it is then. */
async function edit(
  tools: Annotating,
  { entry, annotation }: AnnotationAtHand,
  said: AnnotationDraft,
): Promise<CommandOutcome> {
  const { corpus, annotations } = tools;
  const draft: AnnotationDraft | undefined =
    said.kind === 'claim'
      ? await askClaim(l10n.t('Edit Claim'), said, corpus, entry.id)
      : await askHighlight(l10n.t('Edit Highlight'), said, () => offeredLabels(corpus, entry.id));
  if (!draft) return silent;
  const again = async (): Promise<CommandOutcome> => {
    await corpus.refresh([entry]);
    const now = findAnnotation(corpus, { article: entry.id, annotation: annotation.id });
    return now ? edit(tools, now, draft) : noAnnotationHere();
  };
  return outcomeOf(await annotations.update(entry.id, annotation, draft), corpus, again);
}

/** *Remove Annotation*: asks first, and can be undone. */
export async function removeAnnotation(tools: Annotating, argument: unknown): Promise<CommandOutcome> {
  const atHand = await annotationAtHand(tools, argument);
  if (!atHand) return noAnnotationHere();
  const { entry, annotation } = atHand;
  const isClaim = annotation.kind === 'claim';
  const question = isClaim ? l10n.t('Remove this claim?') : l10n.t('Remove this highlight?');
  const words = isClaim ? annotation.statement : annotation.target.exact;
  if (!(await confirm(question, shortened(words), l10n.t('Remove')))) return silent;
  return outcomeOf(await tools.annotations.remove(entry.id, [annotation]), tools.corpus);
}

/** *Remove All Annotations of This Article*: asks first, is undone in one step. */
export async function removeAllAnnotations(
  { corpus, annotations, files }: Annotating,
  argument: unknown,
): Promise<CommandOutcome> {
  const id = isOfArticle(argument) ? argument.article : (await readActiveArticle(corpus, files))?.id;
  const entry = id === undefined ? undefined : corpus.article(id);
  if (!entry || entry.annotations.length === 0) {
    hint(entry ? l10n.t('This article has no annotations.') : l10n.t('No article is open.'));
    return silent;
  }
  const count = annotationCount(entry.annotations.length);
  const question = l10n.t('Remove all annotations of “{0}” ({1})?', articleTitle(entry), count);
  if (!(await confirm(question, '', l10n.t('Remove All')))) return silent;
  const all = entry.annotations.map(({ annotation }) => annotation);
  return outcomeOf(await annotations.remove(entry.id, all), corpus);
}

/** *Undo Annotation Change*: of annotations, of the details of an article, or of labels or verdicts. */
export async function undoAnnotationChange({ corpus, annotations }: Annotating): Promise<CommandOutcome> {
  const { undoable = 'annotations' } = annotations;
  const result = await annotations.undo();
  if (!result) return hinted(l10n.t('There is no change of annotations to undo.'));
  const done = {
    annotations: l10n.t('The last change of annotations was undone.'),
    details: l10n.t('The last change of article details was undone.'),
    labels: l10n.t('The last change of labels or verdicts was undone.'),
  };
  if (result.kind === 'done') hint(done[undoable]);
  return outcomeOfKind[undoable](result, corpus);
}

/** *Redo Annotation Change*: makes what was undone last again. */
export async function redoAnnotationChange({ corpus, annotations }: Annotating): Promise<CommandOutcome> {
  const { redoable = 'annotations' } = annotations;
  const result = await annotations.redo();
  if (!result) return hinted(l10n.t('There is no undone change of annotations to make again.'));
  const done = {
    annotations: l10n.t('The undone change of annotations was made again.'),
    details: l10n.t('The undone change of article details was made again.'),
    labels: l10n.t('The undone change of labels or verdicts was made again.'),
  };
  if (result.kind === 'done') hint(done[redoable]);
  return outcomeOfKind[redoable](result, corpus);
}

const outcomeOfKind = { annotations: outcomeOf, details: detailsOutcomeOf, labels: labelsOutcomeOf } as const;

function hinted(text: string): CommandOutcome {
  hint(text);
  return silent;
}

/** The first words of what is to be removed, in UTF-16 code units. */
export function shortened(words: string, most = 300): string {
  return words.length > most ? `${words.slice(0, most)}…` : words;
}
