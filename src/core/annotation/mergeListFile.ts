import { withChoices } from './choices';
import { isJsonList, isJsonObject, listOf, type JsonObject, type JsonValue } from './json';
import { mergeJson, type MergeRules } from './mergeJson';
import type { FileSides, MergedFile } from './mergeSidecars';
import { parseJson } from './parseJson';

/** How a file of lists is read, merged and written. */
export interface ListFile<Refused> {
  /** Finds the elements of lists on the other side. */
  readonly keyOf: MergeRules['keyOf'];
  /** What the file is with its own order and marks; `refused`: it cannot be read, or a later version wrote it. */
  readonly rewrite: (content: string) => { readonly kind: 'ok'; readonly content: string } | RefusedFile<Refused>;
  /** Puts lists of the merge into an order that the sides agree on. */
  readonly arrange?: (merged: JsonObject, sides: JsonSides) => JsonObject;
}

interface RefusedFile<Refused> {
  readonly kind: 'refused';
  readonly state: Refused;
}

/** The versions of a file as JSON; `base` is absent when it is not known or cannot be read. */
export interface JsonSides {
  readonly base: JsonObject | undefined;
  readonly ours: JsonObject | undefined;
  readonly theirs: JsonObject | undefined;
}

/** The outcome of {@link mergeListFile}. `refused`: a side that cannot be read, or that a later version wrote; nothing is merged. */
export type MergedListFile<Refused> =
  MergedFile | { readonly kind: 'refused'; readonly side: 'ours' | 'theirs'; readonly state: Refused };

/**
 * Merges two versions of a project file that holds lists of entries, as {@link mergeJson} does. Where both sides said something else
 * in one entry, ours is taken and both are kept in the entry, under `newsmark:conflicts`. O(content × log entries).
 */
export function mergeListFile<Refused>(
  { base, ours, theirs }: FileSides,
  { keyOf, rewrite, arrange = (merged) => merged }: ListFile<Refused>,
): MergedListFile<Refused> {
  for (const [side, content] of [
    ['ours', ours],
    ['theirs', theirs],
  ] as const) {
    const read = rewrite(content);
    if (read.kind === 'refused') return { kind: 'refused', side, state: read.state };
  }
  const isBase = base !== undefined && rewrite(base).kind === 'ok';
  const sides = { base: isBase ? jsonOf(base) : undefined, ours: jsonOf(ours), theirs: jsonOf(theirs) };
  const { value, choices } = mergeJson(sides, { keyOf, isOneValue: () => false, settle: () => 'unknown' });
  let merged = isJsonObject(value) ? arrange(value, sides) : {};
  for (const choice of choices) {
    const [list = '', key = ''] = choice.path;
    const mark = (entry: JsonValue): JsonValue =>
      isJsonObject(entry) && keyOf([list], entry) === key
        ? withChoices(entry, [{ ...choice, path: choice.path.slice(2) }])
        : entry;
    merged = isJsonList(merged[list])
      ? { ...merged, [list]: listOf(merged[list]).map(mark) }
      : withChoices(merged, [choice]);
  }
  const written = rewrite(JSON.stringify(merged));
  if (written.kind === 'refused') return { kind: 'refused', side: 'ours', state: written.state };
  return { kind: 'merged', content: written.content, choices: choices.length };
}

function jsonOf(content: string): JsonObject | undefined {
  const json = parseJson(content);
  return json.kind === 'ok' && isJsonObject(json.value) ? json.value : undefined;
}
