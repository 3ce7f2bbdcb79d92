import { articleNameOf } from '../core/annotation/sidecar';
import { readMarkers, type MarkedSides } from '../core/annotation/conflictMarkers';
import { isJsonList, isJsonObject } from '../core/annotation/json';
import { linesOf, withoutMixtures } from '../core/annotation/mixedItems';
import { mergeSidecars, type FileSides, type MergedFile } from '../core/annotation/mergeSidecars';
import { parseJson } from '../core/annotation/parseJson';
import { CORRECTIONS_PATH } from '../core/entity/corrections';
import { mergeCorrections } from '../core/entity/mergeCorrections';
import { mergeLabels } from '../core/label/mergeLabels';
import { labelLists, LABELS_PATH } from '../core/label/projectLabel';

/** The outcome of {@link mergeFiles}. `unreadable`: a side that is no such file, or of a later version. `foreign`: no file of Newsmark's. */
export type MergedFiles =
  | MergedFile
  | { readonly kind: 'unreadable'; readonly side: 'ours' | 'theirs'; readonly reason: string }
  | { readonly kind: 'foreign' };

/**
 * Merges two versions of a file of Newsmark's own.
 *
 * @param path of the file in its folder, with `/`: what kind of file it is. Undefined: whatever its content says.
 */
export function mergeFiles(path: string | undefined, sides: FileSides): MergedFiles {
  switch (path === undefined ? kindOfContent(sides) : kindOfPath(path)) {
    case 'sidecar':
      return outcomeOf(mergeSidecars(sides));
    case 'corrections':
      return outcomeOf(mergeCorrections(sides));
    case 'labels':
      return outcomeOf(mergeLabels(sides));
    case undefined:
      return { kind: 'foreign' };
  }
}

/** What git keeps of a file that it could not merge, as far as it can be reached. */
export interface Stages {
  readonly base?: string | undefined;
  readonly ours?: string | undefined;
  readonly theirs?: string | undefined;
}

/**
 * What came of {@link mergeMarked}, and the sides that were merged. `mixed`: git merged lines of annotations that look alike, and its
 * own copies of the sides cannot be reached.
 */
export interface MergedMarks {
  readonly merged: MergedFiles | { readonly kind: 'mixed' };
  readonly sides: FileSides;
}

/**
 * Merges a file of Newsmark's own in which git left conflict markers. Git's own copies of the sides come first: what git merged by
 * lines around a conflict may have mixed lines of two annotations that look alike. Once a person wrote something else into the file,
 * they count only for what was mixed so. Undefined for a file without conflicts.
 *
 * @param path see {@link mergeFiles}.
 */
export function mergeMarked(path: string, text: string, stages: Stages = {}): MergedMarks | undefined {
  const marked = readMarkers(text);
  if (!marked) return undefined;
  const { base, ours, theirs } = stages;
  if (ours !== undefined && theirs !== undefined && isMadeOf(marked, [base ?? '', ours, theirs])) {
    const sides = { base, ours, theirs };
    const merged = mergeFiles(path, sides);
    if (merged.kind === 'merged') return { merged, sides };
  }
  const sides = { ...marked, base: base ?? marked.base };
  const mended = withoutMixtures(sides, stages);
  return mended ? { merged: mergeFiles(path, mended), sides: mended } : { merged: { kind: 'mixed' }, sides };
}

/** Whether each line is one of git's copies. */
function isMadeOf({ ours, theirs }: MarkedSides, copies: readonly string[]): boolean {
  const known = new Set(copies.flatMap(linesOf));
  return [ours, theirs].every((side) => linesOf(side).every((line) => known.has(line)));
}

type OwnFile = 'sidecar' | 'corrections' | 'labels';

function kindOfPath(path: string): OwnFile | undefined {
  if (articleNameOf(path) !== undefined) return 'sidecar';
  const isNamed = (name: string): boolean => `/${path}`.endsWith(`/${name}`);
  if (isNamed(CORRECTIONS_PATH)) return 'corrections';
  return isNamed(LABELS_PATH) ? 'labels' : undefined;
}

/** Only a sidecar says so in its first lines; files of corrections and of labels have lists of their own. */
function kindOfContent({ ours, theirs }: FileSides): OwnFile {
  if (/"AnnotationPage"/.test(ours)) return 'sidecar';
  return [ours, theirs].some(isOfLabels) ? 'labels' : 'corrections';
}

function isOfLabels(content: string): boolean {
  const json = parseJson(content);
  const file = json.kind === 'ok' && isJsonObject(json.value) ? json.value : {};
  return labelLists.some((list) => isJsonList(file[list]));
}

type Merged = ReturnType<typeof mergeSidecars | typeof mergeCorrections | typeof mergeLabels>;

function outcomeOf(merged: Merged): MergedFiles {
  if (merged.kind === 'merged') return merged;
  const { side, state } = merged;
  return { kind: 'unreadable', side, reason: state.kind === 'newer' ? `version ${state.version}` : state.reason };
}
