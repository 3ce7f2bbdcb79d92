/** What annotations can be gathered under. */
export const annotationGroupings = ['article', 'label', 'kind', 'author', 'status'] as const;
export type AnnotationGrouping = (typeof annotationGroupings)[number];

/** What annotations can be sorted by: where they stand, or when they were made. */
export const annotationSortings = ['place', 'newest', 'oldest'] as const;
export type AnnotationSorting = (typeof annotationSortings)[number];

/** How a list of annotations is laid out. */
export interface AnnotationArrangement {
  readonly grouping: AnnotationGrouping;
  readonly sorting: AnnotationSorting;
}

/** By article, in the order of the text. */
export const usualAnnotationArrangement: AnnotationArrangement = { grouping: 'article', sorting: 'place' };

/** The arrangement as it was stored; what is missing in it, or of another version, is as usual. */
export function readAnnotationArrangement(stored: unknown): AnnotationArrangement {
  const { grouping, sorting } = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    grouping: annotationGroupings.find((known) => known === grouping) ?? usualAnnotationArrangement.grouping,
    sorting: annotationSortings.find((known) => known === sorting) ?? usualAnnotationArrangement.sorting,
  };
}
