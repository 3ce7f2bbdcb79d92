import type { Annotation } from '../core/annotation/annotation';
import { isEqualJson } from '../core/annotation/equalJson';
import { isJsonObject, listOf, withFields, type JsonObject } from '../core/annotation/json';
import { mergeAnnotation } from '../core/annotation/mergeAnnotation';
import { parseSidecar } from '../core/annotation/parseSidecar';
import { withAnnotation, withDetail, withoutAnnotation, type Sidecar } from '../core/annotation/sidecar';
import type { MetadataField } from '../core/article/article';
import type { FileId } from './ports';

/** An annotation as it was and as it became, the latter as the sidecar holds it; undefined where it did not exist. */
export interface Change {
  readonly before: Annotation | undefined;
  readonly after: Annotation | undefined;
}

/** A correction of what is known about an article, as it was and as it became; undefined where there was none. */
export interface DetailChange {
  readonly field: MetadataField;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** The labels and verdicts of a folder as they were and as they became: the content of their file, as `serialiseLabels` writes it. */
export interface LabelsChange {
  readonly before: string;
  readonly after: string;
}

/** What one action of a person changed in one article, or in the labels of a folder. */
export interface Step {
  /** The folder, where {@link labels} changed. */
  readonly article: FileId;
  readonly changes: readonly Change[];
  readonly details?: readonly DetailChange[];
  /** With it nothing else is changed in the step. */
  readonly labels?: LabelsChange;
  /** The hash of the text on which the annotations were described that this brings into the sidecar, if known. */
  readonly hash?: string;
  /** Whether the sidecar is written also when only the name of its article changed. */
  readonly isMove?: boolean;
  /** Names the change while it waits to be written: this step, or the one that it takes back. */
  readonly unsaved?: string;
}

/** What a step came to. */
interface Applied {
  readonly sidecar: Sidecar;
  /** What was changed; the others were removed or changed elsewhere. */
  readonly changes: readonly Change[];
  readonly details: readonly DetailChange[];
}

/**
 * Makes the changes of a step on a sidecar. An annotation that was changed elsewhere since the person saw it gets both changes when
 * they are of different fields; it is left alone when they are not, and when it was to be removed. So are details.
 */
export function applyStep(sidecar: Sidecar, step: Step): Applied {
  let result = ready(sidecar, step);
  const changes: Change[] = [];
  for (const change of step.changes) {
    const { before, after } = change;
    const there = result.annotations.find(({ id }) => id === (before ?? after)?.id);
    const { isSaidSame, isSame } = compare(before, there);
    if (after && before && there && !isSaidSame) {
      const merged = mergeAnnotation(before, after, there);
      if (!merged) continue;
      result = withAnnotation(result, merged);
      changes.push({ before: there, after: merged });
      continue;
    }
    if (!(after ? isSaidSame : isSame)) continue;
    if (after) result = withAnnotation(result, isSame ? after : { ...after, stored: there?.stored ?? {} });
    else if (there) result = withoutAnnotation(result, there.id);
    changes.push(change);
  }
  const details = (step.details ?? []).filter(({ field, before }) => sidecar.article.details?.[field] === before);
  for (const { field, after } of details) result = withDetail(result, field, after);
  return { sidecar: result, changes, details };
}

/** Whether a sidecar holds already what a step makes: it was written, and whoever wrote it could not know. */
export function isMadeIn({ annotations, article }: Sidecar, { changes, details = [] }: Step): boolean {
  const isMade = changes.every(({ before, after }) => {
    const there = annotations.find(({ id }) => id === (after ?? before)?.id);
    // An id is used once: what has that of an annotation that did not exist is that annotation.
    return before || !after ? compare(after, there).isSaidSame : there !== undefined;
  });
  return isMade && details.every(({ field, after }) => article.details?.[field] === after);
}

/** The step that takes a step back. */
export function reversed(step: Step): Step {
  const changes = step.changes.map(({ before, after }) => ({ before: after, after: before }));
  const details = (step.details ?? []).map(({ field, before, after }) => ({ field, before: after, after: before }));
  const { labels } = step;
  return { ...step, changes, details, ...(labels && { labels: { before: labels.after, after: labels.before } }) };
}

/** The hash of the text that the annotations of a sidecar are made on, as a field of a step. */
export function hashOf({ article: { sha256 } }: Sidecar): { readonly hash?: string } {
  return sha256 === undefined ? {} : { hash: sha256 };
}

/** The sidecar as that of an article of this name: an article that was renamed takes its sidecar along. */
export function withFile(sidecar: Sidecar, file: string): Sidecar {
  return { ...sidecar, article: { ...sidecar.article, file } };
}

/** The sidecar with another hash of its text, or none. */
export function withHash(sidecar: Sidecar, hash: string | undefined): Sidecar {
  const { sha256: _before, ...article } = sidecar.article;
  return { ...sidecar, article: hash === undefined ? article : { ...article, sha256: hash } };
}

/**
 * The sidecar with the hash of the text that its annotations are made on. Only an empty one takes another: a hash that
 * annotations were made on says nothing wrong of them when one is added on a newer text.
 */
function ready(sidecar: Sidecar, { hash, changes }: Step): Sidecar {
  const isEmpty = sidecar.annotations.length + sidecar.others.length === 0;
  return isEmpty && changes.some(({ before, after }) => !before && after) ? withHash(sidecar, hash) : sidecar;
}

/**
 * Whether an annotation is as it was seen: in what it says to Newsmark, and with all that other tools say in it. The
 * former is enough to change it, since the rest survives; not to remove it.
 */
function compare(
  seen: Annotation | undefined,
  there: Annotation | undefined,
): { readonly isSaidSame: boolean; readonly isSame: boolean } {
  if (!seen || !there) return { isSaidSame: seen === there, isSame: seen === there };
  const { stored: storedSeen, ...saidSeen } = seen;
  const { stored, ...said } = there;
  const isSaidSame = isEqualJson(said, saidSeen);
  return { isSaidSame, isSame: isSaidSame && isEqualJson(withoutSource(stored), withoutSource(storedSeen)) };
}

/** A stored annotation without the name of its article, which nobody says: it changes when the article is renamed. */
function withoutSource(stored: JsonObject | undefined): JsonObject | undefined {
  if (stored?.target === undefined) return stored;
  const unnamed = listOf(stored.target).map((target) =>
    isJsonObject(target) ? withFields(target, { source: undefined }) : target,
  );
  return withFields(stored, { target: unnamed });
}

/** The changes with the annotations as the written sidecar holds them, so that an undo knows them again. */
export function asWritten(changes: readonly Change[], content: string): readonly Change[] {
  const parsed = parseSidecar(content);
  const written = parsed.kind === 'ok' ? parsed.sidecar.annotations : [];
  return changes.map(({ before, after }) => ({
    before,
    after: written.find(({ id }) => id === after?.id) ?? after,
  }));
}
