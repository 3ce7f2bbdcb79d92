import type { JsonValue } from './json';
import { scanJson } from './scanJson';

/**
 * Why a file is not JSON to work with. `empty`: nothing but white space. `conflict`: git's conflict markers are in it.
 * `duplicateKey`: an object names a key twice, so that reading it would lose a value. `tooDeep`: nested beyond reason.
 */
export type JsonFault = 'empty' | 'syntax' | 'conflict' | 'duplicateKey' | 'tooDeep';

/** The outcome of {@link parseJson}. Lines and columns count from 1, columns in UTF-16 code units. */
export type ParsedJson =
  | { readonly kind: 'ok'; readonly value: JsonValue }
  | { readonly kind: 'broken'; readonly reason: JsonFault; readonly line: number; readonly column: number };

/** A line that starts so stands outside every JSON string, so the text cannot be valid. */
const CONFLICT_MARKER = /^(?:<{7}|={7}|>{7})/m;

/**
 * Parses the content of a JSON file that people and git may have edited; never throws. A leading byte order mark and any
 * line ends are fine. Numbers beyond double precision lose it, as with `JSON.parse`. O(text).
 */
export function parseJson(content: string): ParsedJson {
  const text = content.startsWith('\uFEFF') ? content.slice(1) : content;
  if (text.trim() === '') return broken(text, 'empty', 0);
  const flaw = scanJson(text);
  if (!flaw) return { kind: 'ok', value: JSON.parse(text) as JsonValue };
  const marker = flaw.kind === 'syntax' ? text.search(CONFLICT_MARKER) : -1;
  return marker >= 0 ? broken(text, 'conflict', marker) : broken(text, flaw.kind, flaw.offset);
}

function broken(text: string, reason: JsonFault, offset: number): ParsedJson {
  const lines = text.slice(0, offset).split(/\r\n?|\n/);
  return { kind: 'broken', reason, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
