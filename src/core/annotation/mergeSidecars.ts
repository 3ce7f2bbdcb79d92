import { CONFLICTS, withChoices } from './choices';
import { isEqualJson } from './equalJson';
import { withoutCheck } from './itemCheck';
import { isJsonList, isJsonObject, stringOr, withFields, type JsonObject, type JsonValue } from './json';
import { byKey, mergeJson, type Choice, type MergeRules, type Sides } from './mergeJson';
import { itemRules } from './mergeRules';
import { parseJson } from './parseJson';
import { parseSidecar, type ParsedSidecar } from './parseSidecar';
import { serialiseSidecar } from './serialiseSidecar';

/** The three versions of a file as text; `base` is absent when nobody knows what both sides began with. */
export interface FileSides {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** A merged file. */
export interface MergedFile {
  readonly kind: 'merged';
  /** The whole file, valid and in the order of the format. */
  readonly content: string;
  /** How many values a person has to choose; our ones are in the file, both are kept beside them. */
  readonly choices: number;
}

/** The outcome of {@link mergeSidecars}. `refused`: a side that cannot be read, or that a later version wrote; nothing is merged. */
export type MergedSidecar =
  | MergedFile
  | {
      readonly kind: 'refused';
      readonly side: 'ours' | 'theirs';
      readonly state: Exclude<ParsedSidecar, { kind: 'ok' }>;
    };

/**
 * Merges two versions of a sidecar by the ids of their annotations, field by field, on the JSON itself, so that what other tools
 * wrote survives. What one side added, changed or removed is done; an annotation that one side removed and the other changed
 * stays, as changed. A base that cannot be read counts as none. The result does not depend on which side is ours but for the
 * values of choices. O(content × log items).
 */
export function mergeSidecars({ base, ours, theirs }: FileSides): MergedSidecar {
  const [ourPage, theirPage] = [pageOf(ours), pageOf(theirs)];
  if (!('page' in ourPage)) return { kind: 'refused', side: 'ours', state: ourPage };
  if (!('page' in theirPage)) return { kind: 'refused', side: 'theirs', state: theirPage };
  const basePage = base === undefined ? undefined : pageOf(base);
  const pages: PageSides = {
    base: basePage && 'page' in basePage ? basePage.page : undefined,
    ours: ourPage.page,
    theirs: theirPage.page,
  };
  const { items, choices } = mergeItems(pages);
  const page = mergePage(pages);
  const merged = withFields(page.value, { items });
  const parsed = parseSidecar(JSON.stringify(merged));
  // Whatever is odd in a page was in one of its sides, which could be read.
  if (parsed.kind !== 'ok') return { kind: 'refused', side: 'ours', state: parsed };
  return { kind: 'merged', content: serialiseSidecar(parsed.sidecar), choices: choices + page.choices };
}

interface PageSides {
  readonly base: JsonObject | undefined;
  readonly ours: JsonObject;
  readonly theirs: JsonObject;
}

function pageOf(content: string): { readonly page: JsonObject } | Exclude<ParsedSidecar, { kind: 'ok' }> {
  const parsed = parseSidecar(content);
  if (parsed.kind !== 'ok') return parsed;
  const json = parseJson(content);
  return json.kind === 'ok' && isJsonObject(json.value) ? { page: json.value } : { kind: 'broken', reason: 'shape' };
}

/** A hash that both sides changed says of neither's annotations on which text they were all made. */
const pageRules: MergeRules = {
  keyOf: () => undefined,
  isOneValue: () => false,
  settle: (path) => (path.join(' ') === 'newsmark:article sha256' ? { value: undefined } : 'unknown'),
};

function mergePage({ base, ours, theirs }: PageSides): { readonly value: JsonObject; readonly choices: number } {
  const bare = (page: JsonObject): JsonObject => withFields(page, { items: undefined });
  const sides = { base: base && bare(base), ours: bare(ours), theirs: bare(theirs) };
  const { value, choices } = mergeJson(sides, pageRules);
  const page = isJsonObject(value) ? value : sides.ours;
  return { value: withChoices(page, choices), choices: choices.length };
}

const listRules: Pick<MergeRules, 'keyOf'> = { keyOf: (_path, item) => stringOr(item.id) };

function mergeItems(pages: PageSides): { readonly items: readonly JsonValue[]; readonly choices: number } {
  const listIn = (page: JsonObject | undefined): readonly JsonValue[] =>
    page && isJsonList(page.items) ? page.items : [];
  const [base, ours, theirs] = [pages.base, pages.ours, pages.theirs].map((page) => split(listIn(page)));
  if (!base || !ours || !theirs) return { items: [], choices: 0 };
  const ids = new Set([...ours.known.keys(), ...theirs.known.keys()]);
  let count = 0;
  const items = [...ids].flatMap((id): JsonValue[] => {
    const sides = { base: base.known.get(id), ours: ours.known.get(id), theirs: theirs.known.get(id) };
    const { item, choices } = mergeItem(sides);
    count += choices;
    return item === undefined ? [] : [item];
  });
  const others = mergeJson({ base: base.others, ours: ours.others, theirs: theirs.others }, pageRules).value;
  return { items: [...items, ...(isJsonList(others) ? others : [])], choices: count };
}

/** The items with an id of their own, and all others. */
function split(items: readonly JsonValue[]): {
  readonly known: ReadonlyMap<string, JsonValue>;
  readonly others: readonly JsonValue[];
} {
  const counts = new Map<string | undefined, number>();
  const idOf = (item: JsonValue): string | undefined => (isJsonObject(item) ? stringOr(item.id) : undefined);
  for (const item of items) counts.set(idOf(item), (counts.get(idOf(item)) ?? 0) + 1);
  const isAlone = (item: JsonValue): boolean => idOf(item) !== undefined && counts.get(idOf(item)) === 1;
  const known = byKey([], items.filter(isAlone).map(withoutCheck), listRules) ?? new Map<string, JsonValue>();
  return { known, others: items.filter((item) => !isAlone(item)) };
}

/** Choices that the sides have from merges before this are merged like other fields, and new ones come to them. */
function mergeItem(sides: Sides): { readonly item: JsonValue | undefined; readonly choices: number } {
  const isTimeAlone = hasOnlyNewTime(sides);
  if (isTimeAlone) return { item: undefined, choices: 0 };
  const { value, choices } = mergeJson(sides, itemRules);
  const decided = choices.filter(isReal);
  return { item: isJsonObject(value) ? withChoices(value, decided) : value, choices: decided.length };
}

/** Whether one side removed the item and the other changed nothing that anybody would miss. */
function hasOnlyNewTime({ base, ours, theirs }: Sides): boolean {
  const left = ours ?? theirs;
  if (ours !== undefined && theirs !== undefined) return false;
  if (!isJsonObject(base) || !isJsonObject(left)) return false;
  return isEqualJson(withoutTime(base), withoutTime(left));
}

function withoutTime(item: JsonObject): JsonObject {
  return withFields(item, { modified: undefined, 'newsmark:base': undefined });
}

/** Two lists of choices that differ are no choice themselves. */
function isReal({ path }: Choice): boolean {
  return path.length > 0 && path[0] !== CONFLICTS;
}
