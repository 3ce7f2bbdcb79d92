import { isJsonList, isJsonObject, type JsonValue } from './json';

/** Whether two JSON values say the same, whatever the order of fields. O(content). */
export function isEqualJson(a: JsonValue, b: JsonValue): boolean {
  if (a === b) return true;
  if (isJsonList(a)) {
    return (
      isJsonList(b) && a.length === b.length && a.every((element, index) => isEqualJson(element, b[index] ?? null))
    );
  }
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const fields = Object.entries(a).filter(([, value]) => value !== undefined);
  const inB = Object.entries(b).filter(([, value]) => value !== undefined);
  return (
    fields.length === inB.length &&
    fields.every(([key, value]) => {
      const other = Object.hasOwn(b, key) ? b[key] : undefined;
      return value !== undefined && other !== undefined && isEqualJson(value, other);
    })
  );
}
