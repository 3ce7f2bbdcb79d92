import type { ArticleDetails, MetadataField } from '../article/article';
import { metadataFields, readDetail } from '../article/details';
import { isJsonObject, withFields, type JsonObject, type JsonValue } from './json';

/** The details of a sidecar: those that are understood, as they are written, and the known fields with other values. */
interface ReadDetails {
  readonly details?: ArticleDetails;
  readonly bad: readonly MetadataField[];
}

/** Reads the details of a sidecar's article. Absent details and those that are no object count as none. */
export function readDetails(stored: JsonValue | undefined): ReadDetails {
  if (!isJsonObject(stored)) return { bad: [] };
  const written = metadataFields.filter((field) => stored[field] !== undefined);
  const details: Partial<Record<MetadataField, string>> = {};
  for (const field of written) {
    const value = stored[field];
    if (typeof value === 'string' && readDetail(field, value) !== undefined) details[field] = value;
  }
  const bad = written.filter((field) => details[field] === undefined);
  return { bad, ...(bad.length < written.length && { details }) };
}

/**
 * Writes details over those a sidecar holds: what differs from what was read there is set or removed, everything else stays as
 * it was, fields and values that are not understood too. Undefined when nothing is left to say.
 */
export function writeDetails(
  stored: JsonValue | undefined,
  details: ArticleDetails | undefined,
): JsonValue | undefined {
  const before = readDetails(stored).details ?? {};
  const changed = metadataFields.filter((field) => before[field] !== details?.[field]);
  if (changed.length === 0) return stored;
  const fields: JsonObject = Object.fromEntries(changed.map((field) => [field, details?.[field]]));
  const after = withFields(isJsonObject(stored) ? stored : {}, fields);
  return Object.keys(after).length > 0 ? after : undefined;
}
