import { l10n } from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import type { ArticleEntry } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import { readActiveArticle, type ActiveArticle } from '../activeArticle';
import { annotationsAt } from '../language/annotationHover';
import { askChoice, hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { selectionOf } from '../selections';
import { annotationKindWord } from '../words';
import type { Annotating } from './annotate';

/** Names one annotation of one article; what rows, hovers and links carry. */
export interface AnnotationReference {
  readonly article: string;
  readonly annotation: string;
}

/** An annotation with its article. */
export interface AnnotationAtHand {
  readonly entry: ArticleEntry;
  readonly annotation: Annotation;
}

/**
 * The annotation a command is meant for: that of the row or hover it came from, else the one at the cursor. Several at the
 * cursor are asked for. Undefined when there is none.
 */
export async function annotationAtHand(
  { corpus, files }: Pick<Annotating, 'corpus' | 'files'>,
  argument: unknown,
): Promise<AnnotationAtHand | undefined> {
  if (isReference(argument)) return findAnnotation(corpus, argument);
  const article = await readActiveArticle(corpus, files);
  return article && annotationAtCursor(corpus, article);
}

/** The annotation a reference names, as it is now. */
export function findAnnotation(
  corpus: Corpus,
  { article, annotation: id }: AnnotationReference,
): AnnotationAtHand | undefined {
  const entry = corpus.article(article);
  const annotation = entry?.annotations.find(({ annotation }) => annotation.id === id)?.annotation;
  return entry && annotation && { entry, annotation };
}

/** Whether a command's argument names an annotation. */
export function isReference(argument: unknown): argument is AnnotationReference {
  return isOfArticle(argument) && 'annotation' in argument && typeof argument.annotation === 'string';
}

/**
 * The annotations of the rows a command came from: of all selected ones when it came from one of them. An annotation that stands in the
 * view twice is one. None for a command that came from elsewhere.
 */
export function annotationsOfRows(row: unknown, rows: unknown): readonly AnnotationReference[] {
  const chosen: readonly unknown[] = Array.isArray(rows) && rows.length > 0 ? rows : [row];
  const references = new Map<string, AnnotationReference>();
  for (const one of chosen) if (isReference(one)) references.set(`${one.article}#${one.annotation}`, one);
  return [...references.values()];
}

/** The same by article; undefined when one of the rows is no annotation. */
export function annotationsByArticle(
  row: unknown,
  rows: unknown,
): ReadonlyMap<string, ReadonlySet<string>> | undefined {
  const chosen: readonly unknown[] = Array.isArray(rows) && rows.length > 0 ? rows : [row];
  if (!chosen.every(isReference)) return undefined;
  const found = new Map<string, Set<string>>();
  for (const { article, annotation } of annotationsOfRows(row, rows)) {
    found.set(article, (found.get(article) ?? new Set()).add(annotation));
  }
  return found;
}

/** Whether a command's argument names an article. */
export function isOfArticle(argument: unknown): argument is { readonly article: string } {
  return (
    typeof argument === 'object' && argument !== null && 'article' in argument && typeof argument.article === 'string'
  );
}

async function annotationAtCursor(
  corpus: Corpus,
  { id, editor, map }: ActiveArticle,
): Promise<AnnotationAtHand | undefined> {
  const entry = corpus.article(id);
  if (!entry) return undefined;
  const here = annotationsAt(corpus, editor.document, map.offset(selectionOf(editor).active));
  const [only] = here;
  if (here.length < 2) return only && { entry, annotation: only.annotation };
  const answer = await askChoice<Annotation | undefined>(
    { title: l10n.t('Annotations at the Cursor'), step: 1, totalSteps: 1 },
    {
      placeholder: l10n.t('Several annotations stand here. Pick one'),
      choices: here.map(({ annotation }) => ({
        label: annotation.kind === 'claim' ? annotation.statement : annotation.target.exact,
        description: annotationKindWord(annotation),
        value: annotation,
      })),
      current: only?.annotation,
      isCurrent: (value) => value === only?.annotation,
    },
  );
  return answer.kind === 'value' && answer.value ? { entry, annotation: answer.value } : undefined;
}

/** Said where a command wants an annotation and there is none. */
export function noAnnotationHere(): CommandOutcome {
  hint(l10n.t('There is no annotation here.'));
  return silent;
}
