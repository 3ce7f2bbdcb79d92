/**
 * Whether two values say the same as JSON, whatever the order of fields; a field that is undefined counts as absent. Values that
 * are no JSON are the same only when they are identical. O(content).
 */
export function isEqualJson(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [fields, others] = [fieldsOf(a), new Map(fieldsOf(b))];
  return (
    fields.length === others.size &&
    fields.every(([key, value]) => others.has(key) && isEqualJson(value, others.get(key)))
  );
}

function fieldsOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, field]) => field !== undefined);
}
