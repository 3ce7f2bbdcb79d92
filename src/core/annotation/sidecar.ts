import type { MetadataField } from '../article/article';
import type { Annotation } from './annotation';
import { withoutChoices } from './choices';
import type { JsonObject, JsonValue } from './json';
import { byPlace } from './order';
import type { SidecarArticle } from './sidecarFile';

/** The version of the sidecar format that this code reads and writes. */
export const SIDECAR_VERSION = 1;

const EXTENSION = '.newsmark.json';

/** The content of a sidecar. Immutable: edits make a new one, `serialiseSidecar` turns it into the file. */
export interface Sidecar {
  readonly article: Readonly<SidecarArticle>;
  /** By start, then id, those without offsets last. Ids are unique. */
  readonly annotations: readonly Annotation[];
  /** Items that were not understood, exactly as they were read: kept, never used. */
  readonly others: readonly JsonValue[];
  /** The page as it was read, without its items: what other tools wrote there survives. Absent on a new sidecar. */
  readonly stored?: JsonObject;
}

/** A sidecar without annotations, for an article file name (no folder) and the hash of its text. */
export function newSidecar(file: string, sha256: string, language?: string): Sidecar {
  return { article: { file, sha256, ...(language !== undefined && { language }) }, annotations: [], others: [] };
}

/**
 * The sidecar with an annotation added, or put in the place of the one with its id. A replacement that was built anew
 * inherits `stored`, so that fields the model does not know survive it.
 */
export function withAnnotation(sidecar: Sidecar, annotation: Annotation): Sidecar {
  const stored = annotation.stored ?? sidecar.annotations.find(({ id }) => id === annotation.id)?.stored;
  const added: Annotation = stored === annotation.stored ? annotation : { ...annotation, ...(stored && { stored }) };
  const rest = sidecar.annotations.filter(({ id }) => id !== annotation.id);
  return { ...sidecar, annotations: [...rest, added].sort(byPlace) };
}

/** The sidecar without the annotation of an id; the same sidecar when it has none. */
export function withoutAnnotation(sidecar: Sidecar, id: string): Sidecar {
  const annotations = sidecar.annotations.filter((annotation) => annotation.id !== id);
  return annotations.length === sidecar.annotations.length ? sidecar : { ...sidecar, annotations };
}

/** The path of a correction in the page, as a choice between two of them has it. */
export function detailPath(field: MetadataField): readonly string[] {
  return ['newsmark:article', 'details', field];
}

/**
 * The sidecar with a correction of what is known about its article; undefined takes the correction back. What a merge left to be
 * chosen of it is decided so.
 */
export function withDetail(sidecar: Sidecar, field: MetadataField, value: string | undefined): Sidecar {
  const { details: before, ...article } = sidecar.article;
  const { [field]: _, ...others } = before ?? {};
  const details = value === undefined ? others : { ...others, [field]: value };
  const path = detailPath(field).join(' ');
  const stored = sidecar.stored && withoutChoices(sidecar.stored, (choice) => choice.path.join(' ') === path);
  return {
    ...sidecar,
    article: Object.keys(details).length > 0 ? { ...article, details } : article,
    ...(stored && { stored }),
  };
}

/** `story.txt` → `story.txt.newsmark.json`. Takes a path as well as a file name. */
export function sidecarName(articleFileName: string): string {
  return articleFileName + EXTENSION;
}

/** `story.txt.newsmark.json` → `story.txt`; undefined for anything that is not the name of a sidecar. */
export function articleNameOf(name: string): string | undefined {
  const article = name.endsWith(EXTENSION) ? name.slice(0, -EXTENSION.length) : '';
  return article === '' || article.endsWith('/') ? undefined : article;
}
