import { readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';

/**
 * Makes the stack lines of a bundle name its sources, as `test/host/index.ts:12:3`.
 *
 * @param bundle path of a file with a source map beside it; without one, text is returned as it is.
 * @param root sources are named relative to it.
 */
export function sourceStack(bundle: string, root: string): (text: string) => string {
  const map = mapOf(bundle);
  if (map === undefined) return (text) => text;
  const escaped = path.basename(path.dirname(bundle)) + '/' + path.basename(bundle).replaceAll('.', '\\.');
  const position = new RegExp(`[^\\s()]*${escaped}(?:#[\\w-]+)?:(\\d+):(\\d+)`, 'g');
  return (text) =>
    text.replace(position, (whole, line: string, column: string) => {
      const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
      if (!('originalSource' in entry)) return whole;
      const source = path.relative(root, path.resolve(path.dirname(bundle), entry.originalSource));
      return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
    });
}

function mapOf(bundle: string): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${bundle}.map`, 'utf8')) as SourceMapPayload);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
