/** What articles can be gathered under. */
export const groupings = ['none', 'date', 'source', 'language', 'folder'] as const;
export type Grouping = (typeof groupings)[number];

/** What articles can be sorted by. */
const sortings = ['date', 'title', 'path', 'annotations', 'openClaims'] as const;
export type Sorting = (typeof sortings)[number];

/** How a list of articles is laid out. */
export interface Arrangement {
  readonly grouping: Grouping;
  readonly sorting: Sorting;
  readonly isDescending: boolean;
}

/** Newest first. */
export const usualArrangement: Arrangement = { grouping: 'none', sorting: 'date', isDescending: true };

/** The arrangement as it was stored; what is missing in it, or of another version, is as usual. */
export function readArrangement(stored: unknown): Arrangement {
  const { grouping, sorting, isDescending } = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<
    Record<string, unknown>
  >;
  return {
    grouping: groupings.find((known) => known === grouping) ?? usualArrangement.grouping,
    sorting: sortings.find((known) => known === sorting) ?? usualArrangement.sorting,
    isDescending: typeof isDescending === 'boolean' ? isDescending : usualArrangement.isDescending,
  };
}
