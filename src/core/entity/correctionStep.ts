import { entryKey, writeEntry, type EntryOf } from './correctionEntry';
import { withEntry, without } from './correctionChanges';
import type { CorrectionList, Corrections } from './corrections';

/** One entry of a list as it was and as it became; undefined where there was none. */
interface EntryChange<List extends CorrectionList = CorrectionList> {
  readonly list: List;
  readonly before: EntryOf<List> | undefined;
  readonly after: EntryOf<List> | undefined;
}

/** What one action of a person changed. */
export type CorrectionStep = readonly EntryChange[];

const lists: readonly CorrectionList[] = ['entities', 'same', 'aliases', 'rejected', 'mentions'];

/** What has to change to make one of the other. O(entries). */
export function stepBetween(before: Corrections, after: Corrections): CorrectionStep {
  return lists.flatMap((list) => changesIn(list, before, after));
}

/** The step that takes a step back. */
export function reversedStep(step: CorrectionStep): CorrectionStep {
  return step.map(({ list, before, after }) => ({ list, before: after, after: before }));
}

/** Makes the changes of a step but those of entries that somebody else changed since; tells how many it made. */
export function applyCorrectionStep(
  corrections: Corrections,
  step: CorrectionStep,
): { readonly corrections: Corrections; readonly changed: number } {
  let result = corrections;
  let changed = 0;
  for (const { list, before, after } of step) {
    const entry = before ?? after;
    if (!entry) continue;
    const entries: readonly EntryOf<CorrectionList>[] = result[list];
    const there = entries.find((one) => entryKey(list, one) === entryKey(list, entry));
    if (asText(list, there) !== asText(list, before)) continue;
    result = after ? withEntry(result, list, after) : without(result, list, entry);
    changed++;
  }
  return { corrections: result, changed };
}

function changesIn(list: CorrectionList, before: Corrections, after: Corrections): EntryChange[] {
  const was = byKey(list, before[list]);
  const is = byKey(list, after[list]);
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((key) => asText(list, was.get(key)) !== asText(list, is.get(key)))
    .map((key) => ({ list, before: was.get(key), after: is.get(key) }));
}

function byKey<List extends CorrectionList>(
  list: List,
  entries: readonly EntryOf<List>[],
): ReadonlyMap<string, EntryOf<List>> {
  return new Map(entries.map((entry) => [entryKey(list, entry), entry]));
}

/** Equal for entries that are written alike. */
function asText<List extends CorrectionList>(list: List, entry: EntryOf<List> | undefined): string {
  return entry ? JSON.stringify(writeEntry(list, entry)) : '';
}
