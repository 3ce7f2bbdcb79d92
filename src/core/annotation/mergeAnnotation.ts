import type { Annotation } from './annotation';
import { isJsonObject } from './json';
import { mergeJson } from './mergeJson';
import { itemRules } from './mergeRules';
import { readItem } from './readItem';
import { writeItem } from './writeItem';

/**
 * The annotation with both changes: what a person made of it as it was seen, and what stands there now. Undefined where both
 * changed the same field, each to something else, or what comes out is no annotation.
 */
export function mergeAnnotation(seen: Annotation, after: Annotation, there: Annotation): Annotation | undefined {
  const [base, ours, theirs] = [seen, after, there].map((annotation) =>
    writeItem(annotation, (stored) => stored ?? ''),
  );
  const { value, choices } = mergeJson({ base, ours, theirs }, itemRules);
  if (choices.length > 0 || !isJsonObject(value)) return undefined;
  const read = readItem(value);
  return 'annotation' in read ? read.annotation : undefined;
}
