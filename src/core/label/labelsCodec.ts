import { isJsonList, isJsonObject, withFields, type JsonObject, type JsonValue } from '../annotation/json';
import { parseJson, type JsonFault } from '../annotation/parseJson';
import {
  labelColours,
  labelKey,
  labelNumbers,
  LABELS_VERSION,
  reservedNames,
  type LabelItem,
  type LabelList,
  type ProjectLabel,
  type ProjectLabels,
} from './projectLabel';

/**
 * What is wrong with an entry, which is kept all the same. `noLabel`: it has no name in one line, so it is not used; `sameName`: another one before it, or one that is always there, is
 * called so, so it is not used; the others say which field does not count.
 */
export interface LabelProblem {
  readonly kind: 'noLabel' | 'sameName' | 'unknownColour' | 'noDescription' | 'noNumber' | 'sameNumber';
  readonly list: LabelList;
  /** Of the entry in the list, from 0. */
  readonly index: number;
}

/** The outcome of {@link parseLabels}. A file that is `broken` or `newer` must never be overwritten. */
export type ParsedLabels =
  | { readonly kind: 'ok'; readonly labels: ProjectLabels; readonly problems: readonly LabelProblem[] }
  | {
      readonly kind: 'broken';
      /** `shape`: JSON, but not labels of Newsmark. */
      readonly reason: JsonFault | 'shape';
      /** From 1. Absent for `shape`. */
      readonly line?: number;
      /** From 1, in UTF-16 code units. Absent for `shape`. */
      readonly column?: number;
    }
  | { readonly kind: 'newer'; readonly version: number };

/** Reads a file of labels. Never throws; nothing of a readable file is lost. O(content). */
export function parseLabels(content: string): ParsedLabels {
  const json = parseJson(content);
  if (json.kind === 'broken') return json;
  const file = json.value;
  if (!isJsonObject(file)) return { kind: 'broken', reason: 'shape' };
  const { version, labels, verdicts } = file;
  if (typeof version === 'number' && version > LABELS_VERSION) return { kind: 'newer', version };
  if (version !== LABELS_VERSION || !isListOrAbsent(labels) || !isListOrAbsent(verdicts)) {
    return { kind: 'broken', reason: 'shape' };
  }
  const problems: LabelProblem[] = [];
  const lists = {
    ...(labels && { labels: readList('labels', labels, problems) }),
    ...(verdicts && { verdicts: readList('verdicts', verdicts, problems) }),
  };
  const stored = withFields(file, { version: undefined, labels: undefined, verdicts: undefined });
  return { kind: 'ok', labels: { ...lists, stored }, problems };
}

/** Writes a file of labels: two spaces, LF, a final newline, fields in a fixed order, the lists in theirs. */
export function serialiseLabels({ stored = {}, ...lists }: ProjectLabels): string {
  const write = (list: LabelList): readonly JsonValue[] | undefined =>
    lists[list]?.map((item) => (item.kind === 'label' ? writeLabel(item.label, list) : item.json));
  const file = { version: LABELS_VERSION, labels: write('labels'), verdicts: write('verdicts'), ...stored };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** Whether a text can be the name of a label: one line that is not blank. */
export function isLabelName(text: JsonValue | undefined): text is string {
  return typeof text === 'string' && text.trim() !== '' && !/[\r\n]/.test(text);
}

function isListOrAbsent(json: JsonValue | undefined): json is readonly JsonValue[] | undefined {
  return json === undefined || isJsonList(json);
}

function readList(list: LabelList, entries: readonly JsonValue[], problems: LabelProblem[]): readonly LabelItem[] {
  const names = new Set(reservedNames(list).map(labelKey));
  const numbers = new Set<string>();
  return entries.map((entry, index): LabelItem => {
    const report = (kind: LabelProblem['kind']): number => problems.push({ kind, list, index });
    const label = readLabel(entry, list);
    if (!label || names.has(labelKey(label.name))) {
      report(label ? 'sameName' : 'noLabel');
      return { kind: 'unused', json: entry };
    }
    names.add(labelKey(label.name));
    const { colour, description, shortcut } = label.stored;
    const hasLooks = list === 'labels';
    if (hasLooks && colour !== undefined && label.colour === undefined) report('unknownColour');
    if (description !== undefined && label.description === undefined) report('noDescription');
    if (hasLooks && shortcut !== undefined && label.shortcut === undefined) report('noNumber');
    if (label.shortcut !== undefined && numbers.has(label.shortcut)) report('sameNumber');
    if (label.shortcut !== undefined) numbers.add(label.shortcut);
    return { kind: 'label', label };
  });
}

/** Colour and number of a verdict are fields like any other that is not known. */
function readLabel(json: JsonValue, list: LabelList): (ProjectLabel & { readonly stored: JsonObject }) | undefined {
  if (!isJsonObject(json) || !isLabelName(json.name)) return undefined;
  const { colour: colourThere, shortcut: numberThere }: JsonObject = list === 'labels' ? json : {};
  const colour = labelColours.find((known) => known === colourThere);
  const shortcut = labelNumbers.find((known) => known === numberThere);
  return {
    name: json.name,
    ...(colour && { colour }),
    ...(typeof json.description === 'string' && { description: json.description }),
    ...(shortcut && { shortcut }),
    stored: json,
  };
}

/** What it was read from, with the fields that differ from that set and everything else as it was. */
function writeLabel({ name, colour, description, shortcut, stored = {} }: ProjectLabel, list: LabelList): JsonObject {
  const before = readLabel(stored, list);
  const is: JsonObject = { name, colour, description, shortcut };
  const known = Object.entries(is).map(([field, value]) => {
    const isAsRead = before !== undefined && before[field as keyof ProjectLabel] === value;
    return [field, isAsRead ? stored[field] : value] as const;
  });
  const others = Object.entries(stored).filter(([field]) => !Object.hasOwn(is, field));
  return withFields(Object.fromEntries([...known, ...others]), {});
}
