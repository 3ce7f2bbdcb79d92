import type { Annotation } from './annotation';
import { isJsonList, isJsonObject, listOf, type JsonValue } from './json';
import { writeItem } from './writeItem';

/**
 * Whether an annotation says more in its sidecar than its words, first passage, author and times: evidence, replies, further
 * passages, tags, bodies and fields of other tools. A format with room for those alone loses that.
 */
export function hasDetails(annotation: Annotation): boolean {
  const { stored: _stored, replies: _replies, moreTargets: _more, isResolved: _resolved, ...rest } = annotation;
  const { isKeptAsOrphan: _kept, ...known } = rest;
  const source = (): JsonValue => '';
  return !isCovered(writeItem(annotation, source), writeItem(known, source));
}

/** Whether everything a value says is also said by another; empty text, lists and objects say nothing. */
function isCovered(value: JsonValue | undefined, by: JsonValue | undefined): boolean {
  if (isJsonList(value)) {
    const others = listOf(by);
    return value.every((element) => others.some((other) => isCovered(element, other)));
  }
  if (isJsonObject(value)) {
    return Object.entries(value).every(([key, inner]) => isCovered(inner, isJsonObject(by) ? by[key] : undefined));
  }
  return value === by || value === '' || value === undefined;
}
