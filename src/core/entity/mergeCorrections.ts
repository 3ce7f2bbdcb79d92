import { stringOr, type JsonObject } from '../annotation/json';
import { mergeListFile, type MergedListFile } from '../annotation/mergeListFile';
import type { FileSides } from '../annotation/mergeSidecars';
import { nameKey } from '../text/fold';
import { parseCorrections, serialiseCorrections, type ParsedCorrections } from './correctionsCodec';

/** The outcome of {@link mergeCorrections}. */
export type MergedCorrections = MergedListFile<Exclude<ParsedCorrections, { kind: 'ok' }>>;

/** Merges two versions of a file of corrections entry by entry, as {@link mergeListFile} does. O(content × log entries). */
export function mergeCorrections(sides: FileSides): MergedCorrections {
  return mergeListFile(sides, {
    keyOf,
    rewrite: (content) => {
      const parsed = parseCorrections(content);
      return parsed.kind === 'ok'
        ? { kind: 'ok', content: serialiseCorrections(parsed.corrections) }
        : { kind: 'refused', state: parsed };
    },
  });
}

/** An entry is known by what it is about, as in the file's own order; see `correctionsFile.ts`. */
function keyOf([list, ...deeper]: readonly string[], entry: JsonObject): string | undefined {
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
}
