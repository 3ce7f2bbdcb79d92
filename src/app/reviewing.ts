import type { Annotation } from '../core/annotation/annotation';
import { hasChoice } from '../core/annotation/choices';
import type { PlacedAnnotation } from '../core/export/exporting';

/**
 * Whether a person is to look at an annotation: its words were changed, may stand in several places or nowhere, or a merge left
 * something to choose. One that was kept as an orphan is not asked about again.
 */
export function isToReview({ annotation, placement, morePlacements = [] }: PlacedAnnotation): boolean {
  if (hasChoice(annotation)) return true;
  if (annotation.isKeptAsOrphan === true) return false;
  return [placement, ...morePlacements].some(({ kind }) => kind !== 'exact' && kind !== 'moved');
}

/** The annotation as one that stays as it was made, though its words are gone. */
export function keptAsOrphan(annotation: Annotation): Annotation {
  return { ...annotation, isKeptAsOrphan: true };
}
