import { isJsonObject, listOf, stringOr, type JsonObject, type JsonValue } from '../annotation/json';
import { mergeListFile, type JsonSides, type MergedListFile } from '../annotation/mergeListFile';
import type { FileSides } from '../annotation/mergeSidecars';
import { parseLabels, serialiseLabels, type ParsedLabels } from './labelsCodec';
import { labelKey, labelLists, type LabelList } from './projectLabel';

/** The outcome of {@link mergeLabels}. */
export type MergedLabels = MergedListFile<Exclude<ParsedLabels, { kind: 'ok' }>>;

/**
 * Merges two versions of a file of labels by the names in its lists, as {@link mergeListFile} does. The order of a list is that of the side that
 * changed it, ours if both did; what theirs added comes last. O(content).
 */
export function mergeLabels(sides: FileSides): MergedLabels {
  return mergeListFile(sides, {
    keyOf: ([list, ...deeper], entry) =>
      labelLists.some((name) => name === list) && deeper.length === 0 && typeof entry.name === 'string'
        ? labelKey(entry.name)
        : undefined,
    rewrite: (content) => {
      const parsed = parseLabels(content);
      return parsed.kind === 'ok'
        ? { kind: 'ok', content: serialiseLabels(parsed.labels) }
        : { kind: 'refused', state: parsed };
    },
    arrange: (merged, versions) => labelLists.reduce((file, list) => arrange(file, versions, list), merged),
  });
}

/** A merged list is in our order already; where we left the base's, theirs is taken, and what is not in it follows what it followed. */
function arrange(merged: JsonObject, { base, ours, theirs }: JsonSides, list: LabelList): JsonObject {
  const [before, here, there] = [base, ours, theirs].map((side) => namesIn(side?.[list]));
  if (!before || !here || !there || !isSameOrder(before, here) || isSameOrder(before, there)) return merged;
  const labels = listOf(merged[list]);
  const names = labels.map(nameOf);
  const rankOf = (at: number): number => {
    for (let index = at; index >= 0; index--) {
      const rank = there.indexOf(names[index] ?? '');
      if (rank >= 0) return rank;
    }
    return -1;
  };
  const ranked = labels.map((label, at) => ({ label, rank: rankOf(at) }));
  return { ...merged, [list]: ranked.sort((a, b) => a.rank - b.rank).map(({ label }) => label) };
}

/** Whether what both lists name stands in one order in both. */
function isSameOrder(a: readonly string[], b: readonly string[]): boolean {
  const [inA, inB] = [new Set(a), new Set(b)];
  const [one, other] = [a.filter((name) => inB.has(name)), b.filter((name) => inA.has(name))];
  return one.length === other.length && one.every((name, index) => name === other[index]);
}

function namesIn(labels: JsonValue | undefined): readonly string[] {
  return listOf(labels).map(nameOf);
}

function nameOf(label: JsonValue): string {
  return isJsonObject(label) ? labelKey(stringOr(label.name) ?? '') : '';
}
