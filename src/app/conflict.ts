import { readMarkers } from '../core/annotation/conflictMarkers';
import { mergeMarked, type Stages } from './mergeFiles';
import type { FileId, FileResult, FileStore } from './ports';

/** Gives what git keeps of a file that it could not merge; nothing where that cannot be reached. */
export type StagesOf = (file: FileId) => Promise<Stages>;

/** A file in which git left both sides of a merge, and what comes of merging them. */
export interface Conflict {
  /** The file as it is, with git's markers. */
  readonly marked: string;
  /** Our side alone. */
  readonly ours: string;
  /** The whole file merged, valid. */
  readonly merged: string;
  /** How many values both sides changed, each to something else; ours are in the file, both are kept beside them. */
  readonly choices: number;
}

/**
 * Merges a file of Newsmark's own in which git left its markers; nothing is written. Undefined for a file without a conflict, and
 * for one of which a side cannot be read. Git is asked only where there are markers.
 */
export async function mergeConflict(file: FileId, marked: string, stagesOf?: StagesOf): Promise<Conflict | undefined> {
  if (!readMarkers(marked)) return undefined;
  const found = mergeMarked(file, marked, await stagesOf?.(file));
  if (found?.merged.kind !== 'merged') return undefined;
  const { content, choices } = found.merged;
  return { marked, ours: found.sides.ours, merged: content, choices };
}

/** Writes the merge over the conflict, if the file still is what was merged; fails with `changed` otherwise. */
export function writeMerge(files: FileStore, file: FileId, { marked, merged }: Conflict): Promise<FileResult<void>> {
  return files.replaceText(file, merged, marked);
}

/** Takes {@link writeMerge} back, if nothing else was written since; fails with `changed` otherwise. */
export function restoreConflict(
  files: FileStore,
  file: FileId,
  { marked, merged }: Conflict,
): Promise<FileResult<void>> {
  return files.replaceText(file, marked, merged);
}
