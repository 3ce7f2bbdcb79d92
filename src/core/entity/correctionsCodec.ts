import { isJsonList, isJsonObject, withFields, type JsonObject, type JsonValue } from '../annotation/json';
import { parseJson, type JsonFault } from '../annotation/parseJson';
import { compareEntries, entryKey, readEntry, writeEntry, type EntryOf } from './correctionEntry';
import { CORRECTIONS_VERSION, type CorrectionList, type Corrections } from './corrections';

/** A file that cannot be read. `shape`: JSON, but not corrections of Newsmark. */
interface BrokenCorrections {
  readonly kind: 'broken';
  readonly reason: JsonFault | 'shape';
  /** From 1. Absent for `shape`. */
  readonly line?: number;
  /** From 1, in UTF-16 code units. Absent for `shape`. */
  readonly column?: number;
}

/** The outcome of {@link parseCorrections}. A file that is `broken` or `newer` must never be overwritten. */
export type ParsedCorrections =
  /** `unused`: how many entries are kept and not used, since they are not understood or name something twice. */
  | { readonly kind: 'ok'; readonly corrections: Corrections; readonly unused: number }
  | BrokenCorrections
  | { readonly kind: 'newer'; readonly version: number };

const lists = ['entities', 'same', 'aliases', 'rejected', 'mentions'] as const satisfies readonly CorrectionList[];

/** Reads a file of corrections. Never throws; nothing of a readable file is lost. O(content × log entries). */
export function parseCorrections(content: string): ParsedCorrections {
  const json = parseJson(content);
  if (json.kind === 'broken') return json;
  const file = json.value;
  if (!isJsonObject(file)) return { kind: 'broken', reason: 'shape' };
  const { version } = file;
  if (typeof version === 'number' && version > CORRECTIONS_VERSION) return { kind: 'newer', version };
  const isShaped = lists.every((list) => file[list] === undefined || isJsonList(file[list]));
  if (version !== CORRECTIONS_VERSION || !isShaped) return { kind: 'broken', reason: 'shape' };
  const entities = readList('entities', file);
  const same = readList('same', file);
  const aliases = readList('aliases', file);
  const rejected = readList('rejected', file);
  const mentions = readList('mentions', file);
  const others = {
    entities: entities.others,
    same: same.others,
    aliases: aliases.others,
    rejected: rejected.others,
    mentions: mentions.others,
  };
  const corrections = {
    entities: entities.entries,
    same: same.entries,
    aliases: aliases.entries,
    rejected: rejected.entries,
    mentions: mentions.entries,
    others,
    stored: withFields(file, Object.fromEntries(lists.map((list) => [list, undefined]))),
  };
  return { kind: 'ok', corrections, unused: Object.values(others).reduce((sum, left) => sum + left.length, 0) };
}

/** Writes a file of corrections: two spaces, LF, a final newline, fields in a fixed order, every list sorted by what it is about. */
export function serialiseCorrections(corrections: Corrections): string {
  const written = lists.map((list) => [list, writeList(list, corrections)] as const);
  const others = withFields(corrections.stored ?? {}, { version: undefined });
  const file: JsonObject = { version: CORRECTIONS_VERSION, ...Object.fromEntries(written), ...others };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Of two entries about the same the first in the order of the file counts; sorted, it is the same for everybody. */
function readList<List extends CorrectionList>(
  list: List,
  file: JsonObject,
): { readonly entries: readonly EntryOf<List>[]; readonly others: readonly JsonValue[] } {
  const entries = new Map<string, EntryOf<List>>();
  const others: JsonValue[] = [];
  const stored = file[list];
  const items = isJsonList(stored) ? stored : [];
  for (const item of items) {
    const entry = readEntry(list, item);
    const key = entry && entryKey(list, entry);
    if (!entry || key === undefined || entries.has(key)) others.push(item);
    else entries.set(key, entry);
  }
  return { entries: [...entries.values()].sort((a, b) => compareEntries(list, a, b)), others };
}

/** The entries in their order; those that are not used come after the one about the same, else last. */
function writeList(list: CorrectionList, corrections: Corrections): readonly JsonValue[] {
  const entries: readonly EntryOf<CorrectionList>[] = corrections[list];
  const rows: { readonly entry: EntryOf<CorrectionList>; readonly json: JsonValue }[] = entries.map((entry) => {
    return { entry, json: writeEntry(list, entry) };
  });
  const unread: JsonValue[] = [];
  for (const json of corrections.others?.[list] ?? []) {
    const entry = readEntry(list, json);
    if (entry) rows.push({ entry, json });
    else unread.push(json);
  }
  return [...rows.sort((a, b) => compareEntries(list, a.entry, b.entry)).map(({ json }) => json), ...unread];
}
