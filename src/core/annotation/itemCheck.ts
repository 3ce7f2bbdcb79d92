import { fnv1a } from '../text/fnv1a';
import { isJsonObject, stringOr, withFields, type JsonObject, type JsonValue } from './json';
import { arrangeItem } from './keyOrder';

/** The field of an item that says what the item was when Newsmark wrote it. */
const CHECK = 'newsmark:check';

/** A check begins with so many digits that stand for the id alone, so that one under another item is known. */
export const idDigits = 4;

/**
 * The item with its check as the last field, so that no two items, and no two versions of one, end alike. Git merges lines: without
 * that it takes one annotation that was removed and a look-alike that was added for a change of a few lines, and may put what the
 * other branch did into the wrong one without a conflict (measured in `test/contract/mergeDriver.test.ts`). O(item).
 *
 * @param item in the order of the format.
 */
export function withCheck(item: JsonObject): JsonObject {
  const rest = withFields(item, { [CHECK]: undefined });
  return { ...rest, [CHECK]: hashOf(stringOr(rest.id) ?? '').slice(0, idDigits) + hashOf(JSON.stringify(rest)) };
}

/** The item without its check, which says nothing of the annotation: another tool or a person may have changed it since. */
export function withoutCheck(item: JsonValue): JsonValue {
  return isJsonObject(item) && item[CHECK] !== undefined ? withFields(item, { [CHECK]: undefined }) : item;
}

/** The check that stands in an item. */
export function writtenCheck(item: JsonObject): string | undefined {
  return stringOr(item[CHECK]);
}

/** The check that an item would get for what it says now. */
export function presentCheck(item: JsonObject): string | undefined {
  return writtenCheck(withCheck(arrangeItem(item)));
}

/** Eight digits of hex: enough against accidents, at a fraction of the cost of SHA-256. */
function hashOf(text: string): string {
  return fnv1a(text).toString(16).padStart(8, '0');
}
