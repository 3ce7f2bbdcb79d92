import type { MetadataField } from '../article/article';
import type { Annotation } from './annotation';
import { readDetails } from './articleDetails';
import { withoutCheck } from './itemCheck';
import { isJsonList, isJsonObject, stringOr, withFields, type JsonObject, type JsonValue } from './json';
import { byItemPlace } from './order';
import { parseJson, type JsonFault } from './parseJson';
import { readItem, type ItemFault } from './readItem';
import { SIDECAR_VERSION, type Sidecar } from './sidecar';
import type { SidecarArticle } from './sidecarFile';

/** Something in a readable sidecar that is kept but not used: an item, or what a person said of the article. */
type SidecarIssue = ItemIssue | { readonly kind: 'badDetail'; readonly field: MetadataField };

interface ItemIssue {
  /** `duplicateId`: an item before it, in the order of places, has the same id. */
  readonly kind: ItemFault | 'duplicateId';
  /** Which item of the file, from 0. */
  readonly item: number;
  /** The id of the item when it has one. */
  readonly id?: string;
}

/** A sidecar that cannot be read. `shape`: JSON, but not an annotation page of Newsmark. */
interface BrokenSidecar {
  readonly kind: 'broken';
  readonly reason: JsonFault | 'shape';
  /** From 1. Absent for `shape`. */
  readonly line?: number;
  /** From 1, in UTF-16 code units. Absent for `shape`. */
  readonly column?: number;
}

/** The outcome of {@link parseSidecar}. A sidecar that is `broken` or `newer` must never be overwritten. */
export type ParsedSidecar =
  | { readonly kind: 'ok'; readonly sidecar: Sidecar; readonly issues: readonly SidecarIssue[] }
  | BrokenSidecar
  | { readonly kind: 'newer'; readonly version: number };

/**
 * Reads a sidecar file. Never throws; nothing of a readable file is lost: items that are not understood are in `others`
 * and named in `issues`, unknown fields in the `stored` of page and annotations. O(content).
 */
export function parseSidecar(content: string): ParsedSidecar {
  const json = parseJson(content);
  if (json.kind === 'broken') return json;
  const page = json.value;
  if (!isJsonObject(page)) return broken();
  const version = page['newsmark:version'];
  if (typeof version === 'number' && version > SIDECAR_VERSION) return { kind: 'newer', version };
  const article = page['newsmark:article'];
  const file = isJsonObject(article) ? stringOr(article.file) : undefined;
  if (page.type !== 'AnnotationPage' || version !== SIDECAR_VERSION || !isJsonList(page.items)) return broken();
  if (!isJsonObject(article) || file === undefined) return broken();
  const { annotations, others, issues } = readItems(page.items);
  const { details, bad } = readDetails(article.details);
  const known = { ...readArticle(article, file), ...(details && { details }) };
  const badDetails = bad.map((field) => ({ kind: 'badDetail', field }) as const);
  const stored = withFields(page, { items: undefined });
  return {
    kind: 'ok',
    sidecar: { article: known, annotations, others, stored },
    issues: [...badDetails, ...issues],
  };
}

function broken(): BrokenSidecar {
  return { kind: 'broken', reason: 'shape' };
}

function readArticle(article: JsonObject, file: string): SidecarArticle {
  const sha256 = stringOr(article.sha256);
  const language = stringOr(article.language);
  return { file, ...(sha256 !== undefined && { sha256 }), ...(language !== undefined && { language }) };
}

/** Reads items in the order of their places, so that which of two equal ids is used does not depend on the file's order. */
function readItems(items: readonly JsonValue[]): {
  annotations: Annotation[];
  others: JsonValue[];
  issues: ItemIssue[];
} {
  const annotations = new Map<string, Annotation>();
  const others: JsonValue[] = [];
  const issues: ItemIssue[] = [];
  const placed = items.map((item, index) => ({ item, index })).sort((a, b) => byItemPlace(a.item, b.item));
  for (const { item, index } of placed) {
    const read = readItem(withoutCheck(item));
    if ('annotation' in read && !annotations.has(read.annotation.id)) {
      annotations.set(read.annotation.id, read.annotation);
      continue;
    }
    others.push(item);
    const id = isJsonObject(item) ? stringOr(item.id) : undefined;
    issues.push({ kind: 'fault' in read ? read.fault : 'duplicateId', item: index, ...(id !== undefined && { id }) });
  }
  return { annotations: [...annotations.values()], others, issues: issues.sort((a, b) => a.item - b.item) };
}
