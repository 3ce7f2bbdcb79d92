import type { Annotation } from './annotation';
import { isJsonObject, listOf, stringOr, type JsonValue } from './json';
import { isSelector, readOffsets } from './readItem';

/** Sorts annotations by saved start, then id in code units; those without offsets come last. */
export function byPlace(a: Annotation, b: Annotation): number {
  return compare(keyOf(a), keyOf(b));
}

/** The same order for the items of a sidecar file, understood or not. */
export function byItemPlace(a: JsonValue, b: JsonValue): number {
  return compare(itemKey(a), itemKey(b));
}

interface PlaceKey {
  readonly start: number;
  readonly id: string;
}

function compare(a: PlaceKey, b: PlaceKey): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function keyOf({ id, target }: Annotation): PlaceKey {
  return { start: target.position?.start ?? Infinity, id };
}

function itemKey(item: JsonValue): PlaceKey {
  if (!isJsonObject(item)) return { start: Infinity, id: stringOr(item) ?? '' };
  const [target] = listOf(item.target);
  const selectors = isJsonObject(target) ? listOf(target.selector) : [];
  const saved = selectors.find((selector) => isSelector(selector, 'TextPositionSelector'));
  return { start: (saved && readOffsets(saved)?.start) ?? Infinity, id: stringOr(item.id) ?? '' };
}
