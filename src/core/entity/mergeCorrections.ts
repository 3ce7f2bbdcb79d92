import { withChoices } from '../annotation/choices';
import { isJsonList, isJsonObject, listOf, stringOr, type JsonObject, type JsonValue } from '../annotation/json';
import { mergeJson, type MergeRules } from '../annotation/mergeJson';
import type { FileSides, MergedFile } from '../annotation/mergeSidecars';
import { parseJson } from '../annotation/parseJson';
import { parseCorrections, serialiseCorrections, type ParsedCorrections } from './correctionsCodec';
import { nameKey } from '../text/fold';

/** The outcome of {@link mergeCorrections}. `refused`: a side that cannot be read, or that a later version wrote; nothing is merged. */
export type MergedCorrections =
  | MergedFile
  | {
      readonly kind: 'refused';
      readonly side: 'ours' | 'theirs';
      readonly state: Exclude<ParsedCorrections, { kind: 'ok' }>;
    };

/** An entry is known by what it is about, as in the file's own order; see `correctionsFile.ts`. */
const rules: MergeRules = {
  keyOf: ([list, ...deeper], entry) => {
    const text = (field: string): string => stringOr(entry[field]) ?? '';
    if (deeper.length > 0) return undefined;
    switch (list) {
      case 'entities':
      case 'same':
        return text('id') || undefined;
      case 'aliases':
        return [nameKey(text('name')), text('article'), text('from')].join('\n');
      case 'rejected':
        return [nameKey(text('text')), text('article')].join('\n');
      default:
        return undefined;
    }
  },
  isOneValue: () => false,
  settle: () => 'unknown',
};

/**
 * Merges two versions of a file of corrections entry by entry, as {@link mergeJson} does. Where both sides said something else
 * about one entity, ours is taken and both are kept in the entry, under `newsmark:conflicts`. O(content × log entries).
 */
export function mergeCorrections({ base, ours, theirs }: FileSides): MergedCorrections {
  for (const [side, content] of [
    ['ours', ours],
    ['theirs', theirs],
  ] as const) {
    const parsed = parseCorrections(content);
    if (parsed.kind !== 'ok') return { kind: 'refused', side, state: parsed };
  }
  const isBase = base !== undefined && parseCorrections(base).kind === 'ok';
  const sides = { base: isBase ? jsonOf(base) : undefined, ours: jsonOf(ours), theirs: jsonOf(theirs) };
  const { value, choices } = mergeJson(sides, rules);
  let merged = isJsonObject(value) ? value : {};
  for (const choice of choices) {
    const [list = '', key = ''] = choice.path;
    const mark = (entry: JsonValue): JsonValue =>
      isJsonObject(entry) && rules.keyOf([list], entry) === key
        ? withChoices(entry, [{ ...choice, path: choice.path.slice(2) }])
        : entry;
    merged = isJsonList(merged[list])
      ? { ...merged, [list]: listOf(merged[list]).map(mark) }
      : withChoices(merged, [choice]);
  }
  const parsed = parseCorrections(JSON.stringify(merged));
  if (parsed.kind !== 'ok') return { kind: 'refused', side: 'ours', state: parsed };
  return { kind: 'merged', content: serialiseCorrections(parsed.corrections), choices: choices.length };
}

function jsonOf(content: string): JsonObject | undefined {
  const json = parseJson(content);
  return json.kind === 'ok' && isJsonObject(json.value) ? json.value : undefined;
}
