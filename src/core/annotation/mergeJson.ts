import { isEqualJson } from './equalJson';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json';

/** A value at a place that both sides changed, each to something else; `undefined` where a side has nothing there. */
export interface Choice {
  /** Fields from the outside in; an element of a keyed list is named by its key. */
  readonly path: readonly string[];
  readonly base: JsonValue | undefined;
  readonly ours: JsonValue | undefined;
  readonly theirs: JsonValue | undefined;
}

/** The three versions of one value; `base` is what both sides began with, absent when that is not known or was not there. */
export interface Sides {
  readonly base: JsonValue | undefined;
  readonly ours: JsonValue | undefined;
  readonly theirs: JsonValue | undefined;
}

/** What is known of the values that are merged. */
export interface MergeRules {
  /**
   * The name of an element in the list at a path, by which it is found on the other side. Undefined for lists of plain values and
   * for those of which no element is another version of one on the other side.
   */
  keyOf(path: readonly string[], element: JsonObject): string | undefined;
  /** Whether the object or list at a path is one value, whose parts make no sense by themselves. */
  isOneValue(path: readonly string[]): boolean;
  /** What to take without asking where both sides differ; `unknown` leaves it to the general rules. */
  settle(path: readonly string[], sides: Sides): { readonly value: JsonValue | undefined } | 'unknown';
}

/**
 * Merges two versions of a JSON value that come from one, field by field.
 *
 * What only one side changed is taken from it; what both changed to the same is taken; objects are merged by field, lists with
 * keys by element, other lists as sets: what a side added is added, what it removed goes. An element or object that one side
 * removed and the other changed stays, as changed. Where both sides changed a plain value, each to something else, ours is taken
 * and a {@link Choice} says so. O(content).
 */
export function mergeJson(sides: Sides, rules: MergeRules): { value: JsonValue | undefined; choices: Choice[] } {
  const choices: Choice[] = [];
  const value = mergeValue([], sides, { rules, choices });
  return { value, choices };
}

interface Merging {
  readonly rules: MergeRules;
  readonly choices: Choice[];
}

function mergeValue(path: readonly string[], sides: Sides, merging: Merging): JsonValue | undefined {
  const { base, ours, theirs } = sides;
  if (isSame(ours, theirs) || isSame(base, theirs)) return ours;
  if (isSame(base, ours)) return theirs;
  const settled = merging.rules.settle(path, sides);
  if (settled !== 'unknown') return settled.value;
  if (!merging.rules.isOneValue(path)) {
    if (isJsonObject(ours) && isJsonObject(theirs)) return mergeObjects(path, { base, ours, theirs }, merging);
    if (isJsonList(ours) && isJsonList(theirs)) return mergeLists(path, { base, ours, theirs }, merging);
  }
  // Removed on one side, changed on the other: a whole thing stays, of a plain value nobody knows what is wanted.
  if (ours === undefined && isWhole(theirs)) return theirs;
  if (theirs === undefined && isWhole(ours)) return ours;
  merging.choices.push({ path, base, ours, theirs });
  return ours ?? theirs;
}

function isSame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && isEqualJson(a, b));
}

function isWhole(value: JsonValue | undefined): boolean {
  return isJsonObject(value) || isJsonList(value);
}

interface ObjectSides {
  readonly base: JsonValue | undefined;
  readonly ours: JsonObject;
  readonly theirs: JsonObject;
}

function mergeObjects(path: readonly string[], { base, ours, theirs }: ObjectSides, merging: Merging): JsonObject {
  const before = isJsonObject(base) ? base : {};
  const fields = [...Object.keys(ours), ...Object.keys(theirs).filter((key) => !Object.hasOwn(ours, key))];
  const merged = fields.map((key) => {
    const of = (object: JsonObject): JsonValue | undefined => (Object.hasOwn(object, key) ? object[key] : undefined);
    return [
      key,
      mergeValue([...path, key], { base: of(before), ours: of(ours), theirs: of(theirs) }, merging),
    ] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

interface ListSides {
  readonly base: JsonValue | undefined;
  readonly ours: readonly JsonValue[];
  readonly theirs: readonly JsonValue[];
}

function mergeLists(path: readonly string[], { base, ours, theirs }: ListSides, merging: Merging): JsonValue[] {
  const before = isJsonList(base) ? base : [];
  const keyed = [before, ours, theirs].map((list) => byKey(path, list, merging.rules));
  const [keyedBase, keyedOurs, keyedTheirs] = keyed;
  if (!keyedBase || !keyedOurs || !keyedTheirs) return mergeSets(before, ours, theirs);
  const keys = [...keyedOurs.keys(), ...[...keyedTheirs.keys()].filter((key) => !keyedOurs.has(key))];
  return keys.flatMap((key) => {
    const sides = { base: keyedBase.get(key), ours: keyedOurs.get(key), theirs: keyedTheirs.get(key) };
    return mergeValue([...path, key], sides, merging) ?? [];
  });
}

/** The elements of a list by their keys; undefined when one has none, or two have the same. */
export function byKey(
  path: readonly string[],
  list: readonly JsonValue[],
  rules: Pick<MergeRules, 'keyOf'>,
): ReadonlyMap<string, JsonValue> | undefined {
  const found = new Map<string, JsonValue>();
  for (const element of list) {
    const key = isJsonObject(element) ? rules.keyOf(path, element) : undefined;
    if (key === undefined || found.has(key)) return undefined;
    found.set(key, element);
  }
  return found;
}

/** Ours without what they removed, then what they added; equal elements count as one, as often as they stand in a list. */
function mergeSets(base: readonly JsonValue[], ours: readonly JsonValue[], theirs: readonly JsonValue[]): JsonValue[] {
  const removed = without(base, theirs);
  const added = without(theirs, base);
  const kept = without(ours, removed);
  return [...kept, ...without(added, without(kept, without(base, removed)))];
}

/** The elements of a list that are left when one equal to each of others is taken away. */
function without(list: readonly JsonValue[], others: readonly JsonValue[]): JsonValue[] {
  const left = [...others];
  return list.filter((element) => {
    const at = left.findIndex((other) => isEqualJson(other, element));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
