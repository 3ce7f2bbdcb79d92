import { l10n } from 'vscode';
import type { Annotation } from '../../core/annotation/annotation';
import { offeredLabels } from '../../app/labels';
import type { FileId } from '../../app/ports';
import type { Change } from '../../app/sidecarStep';
import { outcomeOf } from '../changeNotice';
import { confirm, hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { annotationCount, wordsOf } from '../words';
import type { Annotating } from './annotate';
import {
  annotationAtHand,
  annotationsOfRows,
  findAnnotation,
  noAnnotationHere,
  type AnnotationAtHand,
} from './annotationAtHand';
import { shortened } from './changeAnnotation';
import { askLabelOf } from './draftQuestions';

/** *Remove Annotation* of several rows: asks first, is undone in one step. */
export async function removeAnnotations(
  { corpus, annotations }: Annotating,
  row: unknown,
  rows: unknown,
): Promise<CommandOutcome> {
  const chosen = annotationsOfRows(row, rows).flatMap((reference) => findAnnotation(corpus, reference) ?? []);
  if (chosen.length === 0) return noAnnotationHere();
  const question = l10n.t('Remove {0}?', annotationCount(chosen.length));
  const words = chosen.slice(0, 5).map(({ annotation }) => `· ${shortened(wordsOf(annotation), 80)}`);
  const detail = [...words, ...(chosen.length > words.length ? ['…'] : [])].join('\n');
  if (!(await confirm(question, detail, l10n.t('Remove')))) return silent;
  const changes = changesByArticle(chosen, () => undefined);
  return outcomeOf(await annotations.changeAll(changes), corpus);
}

/** *Set Label…*: of the highlights among the selected rows, or of the one at the cursor; undone in one step. Claims have no label. */
export async function labelAnnotations(tools: Annotating, row: unknown, rows: unknown): Promise<CommandOutcome> {
  const { corpus, annotations } = tools;
  const ofRows = annotationsOfRows(row, rows).flatMap((reference) => findAnnotation(corpus, reference) ?? []);
  const atCursor = ofRows.length > 0 ? undefined : await annotationAtHand(tools, undefined);
  const chosen = atCursor ? [atCursor] : ofRows;
  if (chosen.length === 0) return noAnnotationHere();
  const highlights = chosen.filter(({ annotation }) => annotation.kind === 'highlight');
  const [first] = highlights;
  if (first?.annotation.kind !== 'highlight') {
    return { kind: 'told', notice: { text: l10n.t('Claims have a verdict instead of a label.') } };
  }
  const alike = highlights.every(({ annotation }) => labelOf(annotation) === labelOf(first.annotation));
  const draft = await askLabelOf(alike ? first.annotation.label : undefined, () =>
    offeredLabels(corpus, highlights[0]?.entry.id ?? ''),
  );
  if (!draft) return silent;
  const steps = changesByArticle(highlights, (annotation) => withLabel(annotation, draft.label));
  const outcome = outcomeOf(await annotations.changeAll(steps), corpus);
  if (outcome.kind === 'silent' && highlights.length < chosen.length) hint(l10n.t('Claims kept their verdict.'));
  return outcome;
}

function labelOf(annotation: Annotation): string | undefined {
  return annotation.kind === 'highlight' ? annotation.label : undefined;
}

function withLabel(annotation: Annotation, label: string | undefined): Annotation {
  if (annotation.kind !== 'highlight') return annotation;
  const { label: _label, ...others } = annotation;
  return label === undefined ? others : { ...others, label };
}

/** The changes of annotations, those of each article together. */
function changesByArticle(
  chosen: readonly AnnotationAtHand[],
  change: (annotation: Annotation) => Annotation | undefined,
): readonly { readonly article: FileId; readonly changes: readonly Change[] }[] {
  const steps = new Map<FileId, Change[]>();
  for (const { entry, annotation } of chosen) {
    const changes = steps.get(entry.id) ?? [];
    steps.set(entry.id, [...changes, { before: annotation, after: change(annotation) }]);
  }
  return [...steps].map(([article, changes]) => ({ article, changes }));
}
