import type { Annotation } from './annotation';
import { isEqualJson } from './equalJson';
import { isJsonList, isJsonObject, listOf, stringOr, withFields, type JsonObject, type JsonValue } from './json';
import { byKey, type Choice } from './mergeJson';
import { itemRules } from './mergeRules';
import { readItem } from './readItem';

/** The field of an item in which a merge leaves what it could not decide. */
export const CONFLICTS = 'newsmark:conflicts';

/** The item with choices added to those it has; each is kept once. */
export function withChoices(item: JsonObject, choices: readonly Choice[]): JsonObject {
  const before = listOf(item[CONFLICTS]);
  const written = choices.map(writeChoice);
  const fresh = written.filter((choice) => !before.some((known) => isEqualJson(known, choice)));
  return fresh.length > 0 ? withFields(item, { [CONFLICTS]: [...before, ...fresh] }) : item;
}

/** What a merge could not decide in an annotation, or of the article in a sidecar; those that are not understood are left out. */
export function choicesOf({ stored }: Pick<Annotation, 'stored'>): readonly Choice[] {
  return listOf(stored?.[CONFLICTS]).flatMap((choice) => readChoice(choice) ?? []);
}

/** Whether a person has to choose between what two sides said in an annotation. */
export function hasChoice(annotation: Annotation): boolean {
  return choicesOf(annotation).length > 0;
}

/**
 * The annotation with a choice decided: the value of that side in its place, and the choice gone. Where the place is no longer
 * there, or nothing could be read of the annotation with that value, only the choice goes.
 */
export function withDecision(annotation: Annotation, choice: Choice, side: 'ours' | 'theirs'): Annotation {
  const { stored } = annotation;
  if (!stored) return annotation;
  const left = withoutChoices(stored, (other) => isEqualJson(writeChoice(other), writeChoice(choice)));
  const set = withValue(left, choice.path, { at: [], value: choice[side] });
  const read = isJsonObject(set) ? readItem(set) : undefined;
  return read && 'annotation' in read ? read.annotation : { ...annotation, stored: left };
}

/** The item without some of its choices. */
export function withoutChoices(item: JsonObject, isDecided: (choice: Choice) => boolean): JsonObject {
  const before = listOf(item[CONFLICTS]);
  const left = before.filter((value) => {
    const choice = readChoice(value);
    return !choice || !isDecided(choice);
  });
  return left.length === before.length ? item : withFields(item, { [CONFLICTS]: left.length > 0 ? left : undefined });
}

interface Place {
  /** The path up to here. */
  readonly at: readonly string[];
  readonly value: JsonValue | undefined;
}

/** A copy with the value at a path set or taken out; undefined when there is no such path. */
function withValue(object: JsonValue, path: readonly string[], { at, value }: Place): JsonValue | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const next = { at: [...at, step], value };
  if (isJsonObject(object)) {
    const inner = object[step];
    if (inner === undefined && rest.length > 0) return undefined;
    const set = rest.length === 0 ? value : withValue(inner ?? null, rest, next);
    return rest.length > 0 && set === undefined ? undefined : withFields(object, { [step]: set });
  }
  if (!isJsonList(object)) return undefined;
  const keyed = byKey(at, object, itemRules);
  const element = keyed?.get(step);
  if (element === undefined) return rest.length === 0 && value !== undefined ? [...object, value] : undefined;
  const set = rest.length === 0 ? value : withValue(element, rest, next);
  if (set === undefined) return rest.length === 0 ? object.filter((other) => other !== element) : undefined;
  return object.map((other) => (other === element ? set : other));
}

function writeChoice({ path, base, ours, theirs }: Choice): JsonObject {
  return withFields({}, { path, base, ours, theirs });
}

function readChoice(value: JsonValue): Choice | undefined {
  if (!isJsonObject(value) || !isJsonList(value.path)) return undefined;
  const path = value.path.flatMap((step) => stringOr(step) ?? []);
  if (path.length === 0 || path.length < value.path.length) return undefined;
  return { path, base: value.base, ours: value.ours, theirs: value.theirs };
}
