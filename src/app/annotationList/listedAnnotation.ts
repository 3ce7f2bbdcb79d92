import type { Annotation } from '../../core/annotation/annotation';
import type { PlacedAnnotation } from '../../core/export/exporting';
import type { ArticleEntry } from '../articleEntry';
import type { FileId } from '../ports';

/** An annotation as lists show it. */
export interface ListedAnnotation extends PlacedAnnotation {
  readonly article: FileId;
}

/** Entries never change, so what a list shows of one is made once. */
const known = new WeakMap<ArticleEntry, readonly ListedAnnotation[]>();

/** The annotations of an article, in the order of the sidecar. */
export function annotationsOf(entry: ArticleEntry): readonly ListedAnnotation[] {
  const before = known.get(entry);
  if (before) return before;
  const listed = entry.annotations.map((placed) => ({ ...placed, article: entry.id }));
  known.set(entry, listed);
  return listed;
}

/** Whether a list of annotations has something to show of an article: annotations, or a sidecar that cannot be used. */
export function isAnnotated({ sidecar, annotations }: ArticleEntry): boolean {
  return annotations.length > 0 || (sidecar.kind !== 'ok' && sidecar.kind !== 'none');
}

/**
 * What has been done about an annotation. `resolved`: its discussion was closed; `openClaim`: a claim without a verdict; `discussed`:
 * it was answered; `judged`: a claim with a verdict; `marked`: any other.
 */
export const annotationStatuses = ['openClaim', 'discussed', 'judged', 'marked', 'resolved'] as const;
export type AnnotationStatus = (typeof annotationStatuses)[number];

/** The status of an annotation. */
export function statusOf(annotation: Annotation): AnnotationStatus {
  if (annotation.isResolved) return 'resolved';
  if (annotation.kind === 'claim' && annotation.verdict === 'unreviewed') return 'openClaim';
  if (annotation.replies && annotation.replies.length > 0) return 'discussed';
  return annotation.kind === 'claim' ? 'judged' : 'marked';
}

/** What an annotation is: a claim, a note on the whole article, or a highlight. */
export const annotationKinds = ['claim', 'highlight', 'note'] as const;
export type AnnotationKind = (typeof annotationKinds)[number];

/** The kind of an annotation. */
export function kindOf({ kind, target }: Annotation): AnnotationKind {
  if (kind === 'claim') return 'claim';
  return target.scope === 'article' ? 'note' : 'highlight';
}
