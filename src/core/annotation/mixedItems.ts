import { idDigits, presentCheck, writtenCheck } from './itemCheck';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from './json';
import type { FileSides } from './mergeSidecars';
import { parseJson } from './parseJson';

/** Git's own copies of the sides, as far as they can be reached. */
type Copies = { readonly [Side in keyof FileSides]?: FileSides[Side] | undefined };

/**
 * Takes out of the sides of a conflict what git mixed from lines of annotations that look alike: items that say what none of the
 * checks stands for, or end with that of another. Where all lines of such an item are git's own, what its copy of the side has under that id comes
 * in its place; where one is not, a person wrote it, and the item stays. Undefined where something is mixed and the copy cannot be
 * reached. A side that is no sidecar stays as it is. O(content).
 */
export function withoutMixtures(sides: FileSides, copies: Copies): FileSides | undefined {
  const all = [sides.base, sides.ours, sides.theirs].flatMap((text) => itemsIn(pageOf(text)));
  const checks = new Set(all.map(writtenCheck));
  const isMixed = (item: JsonObject): boolean => {
    const [written, present] = [writtenCheck(item), presentCheck(item)];
    if (written === undefined) return false;
    return !checks.has(present) || written.slice(0, idDigits) !== present?.slice(0, idDigits);
  };
  const lines = new Set([copies.base, copies.ours, copies.theirs].flatMap((text) => linesOf(text ?? '')));
  const isOfGit = (item: JsonObject): boolean =>
    linesOf(JSON.stringify(item, undefined, 2)).every((line) => lines.has(line));

  const mend = (text: string, copy: string | undefined): string | undefined => {
    const page = pageOf(text);
    const mixed = new Set<JsonValue>(itemsIn(page).filter(isMixed));
    if (!isJsonList(page?.items) || mixed.size === 0) return text;
    if (copy === undefined) return undefined;
    const own = new Map(itemsIn(pageOf(copy)).map((item) => [item.id, item]));
    const items = page.items.flatMap((item) =>
      isJsonObject(item) && mixed.has(item) && isOfGit(item) ? (own.get(item.id) ?? []) : item,
    );
    return JSON.stringify({ ...page, items });
  };
  const [ours, theirs] = [mend(sides.ours, copies.ours), mend(sides.theirs, copies.theirs)];
  const base = mend(sides.base ?? '', copies.base);
  if (ours === undefined || theirs === undefined || base === undefined) return undefined;
  return { base: sides.base === undefined ? undefined : base, ours, theirs };
}

function pageOf(text = ''): JsonObject | undefined {
  const json = parseJson(text);
  return json.kind === 'ok' && isJsonObject(json.value) ? json.value : undefined;
}

function itemsIn(page: JsonObject | undefined): readonly JsonObject[] {
  return page && isJsonList(page.items) ? page.items.filter(isJsonObject) : [];
}

/** Lines of JSON whatever their depth, and whether others follow in their list. */
export function linesOf(text: string): readonly string[] {
  return text.split('\n').map((line) => line.trim().replace(/,$/, ''));
}
