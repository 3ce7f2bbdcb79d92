import type { Annotation } from '../core/annotation/annotation';
import { isJsonList, isJsonObject, stringOr, type JsonObject, type JsonValue } from '../core/annotation/json';
import { readItem } from '../core/annotation/readItem';
import { writeItem } from '../core/annotation/writeItem';
import { metadataFields } from '../core/article/details';
import type { Change, DetailChange, LabelsChange, Step } from './sidecarStep';

/** What one action of a person changed, one step for each article. */
export type Steps = readonly Step[];

/** What can be undone and made again, the latest last. */
export interface Journal {
  readonly undo: readonly Steps[];
  readonly redo: readonly Steps[];
}

const VERSION = 1;

/** A journal longer than this, in UTF-16 code units, loses its oldest changes. */
const longestJournal = 2_000_000;

/** Writes a journal as JSON, the oldest changes left out where it would be too long. O(content). */
export function writeJournal({ undo, redo }: Journal): string {
  let room = longestJournal;
  const fitting = (changes: readonly Steps[]): string[] => {
    const written: string[] = [];
    for (const steps of changes.toReversed()) {
      const text = JSON.stringify(steps.map(writeStep));
      room -= text.length;
      if (room < 0) break;
      written.push(text);
    }
    return written.reverse();
  };
  const [undoTexts, redoTexts] = [fitting(undo), fitting(redo)];
  return `{"version":${VERSION},"undo":[${undoTexts.join(',')}],"redo":[${redoTexts.join(',')}]}`;
}

/** Reads a journal; undefined when any of it is not as it was written, or a later version wrote it. Never throws. */
export function readJournal(content: string): Journal | undefined {
  const value = parsed(content);
  if (!isJsonObject(value) || value.version !== VERSION) return undefined;
  const undo = readAll(value.undo, (steps) => readAll(steps, readStep));
  const redo = readAll(value.redo, (steps) => readAll(steps, readStep));
  return undo && redo && { undo, redo };
}

/** Writes the changes that wait to be saved, all of them, as JSON. O(content). */
export function writeUnsaved(steps: Steps): string {
  return JSON.stringify({ version: VERSION, unsaved: steps.map(writeStep) });
}

/** Reads changes that wait to be saved, but those that cannot be read; undefined when nothing can be. Never throws. */
export function readUnsaved(content: string): Steps | undefined {
  const value = parsed(content);
  if (!isJsonObject(value) || value.version !== VERSION || !isJsonList(value.unsaved)) return undefined;
  return value.unsaved.flatMap((step) => readStep(step) ?? []);
}

function parsed(content: string): JsonValue | undefined {
  try {
    return JSON.parse(content) as JsonValue;
  } catch {
    return undefined;
  }
}

function writeStep({ article, changes, details = [], labels, hash, unsaved }: Step): JsonObject {
  return {
    article,
    changes: changes.map(({ before, after }) => ({ before: before && itemOf(before), after: after && itemOf(after) })),
    details: details.map(({ field, before, after }) => ({ field, before, after })),
    labels: labels && { ...labels },
    hash,
    unsaved,
  };
}

/** An annotation as the item of a sidecar, in which everything is that is known of it. */
function itemOf(annotation: Annotation): JsonObject {
  return writeItem(annotation, (stored) => stored ?? '');
}

function readStep(value: JsonValue): Step | undefined {
  if (!isJsonObject(value)) return undefined;
  const article = stringOr(value.article);
  const changes = readAll(value.changes, readChange);
  const details = readAll(value.details, readDetail);
  if (article === undefined || !changes || !details) return undefined;
  const hash = stringOr(value.hash);
  const unsaved = stringOr(value.unsaved);
  const labels = readLabels(value.labels);
  if (value.labels !== undefined && !labels) return undefined;
  return {
    article,
    changes,
    details,
    ...(labels && { labels }),
    ...(hash !== undefined && { hash }),
    ...(unsaved !== undefined && { unsaved }),
  };
}

function readChange(value: JsonValue): Change | undefined {
  if (!isJsonObject(value)) return undefined;
  const [before, after] = [readAnnotation(value.before), readAnnotation(value.after)];
  const isWhole = (value.before === undefined || before) && (value.after === undefined || after);
  return isWhole && (before ?? after) ? { before, after } : undefined;
}

function readAnnotation(value: JsonValue | undefined): Annotation | undefined {
  const read = value === undefined ? undefined : readItem(value);
  return read && 'annotation' in read ? read.annotation : undefined;
}

function readLabels(value: JsonValue | undefined): LabelsChange | undefined {
  if (!isJsonObject(value)) return undefined;
  const [before, after] = [stringOr(value.before), stringOr(value.after)];
  return before === undefined || after === undefined ? undefined : { before, after };
}

function readDetail(value: JsonValue): DetailChange | undefined {
  if (!isJsonObject(value)) return undefined;
  const field = metadataFields.find((known) => known === value.field);
  return field && { field, before: stringOr(value.before), after: stringOr(value.after) };
}

/** All of a list, or undefined when one of it cannot be read. */
function readAll<Value>(
  value: JsonValue | undefined,
  read: (element: JsonValue) => Value | undefined,
): readonly Value[] | undefined {
  if (!isJsonList(value)) return undefined;
  const all = value.map(read);
  return all.every((element) => element !== undefined) ? all : undefined;
}
