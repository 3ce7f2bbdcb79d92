import { decodeEntities } from './htmlEntities';

/** Longest tag whose attributes are read, in UTF-16 code units. */
const LONGEST_TAG = 4000;

/** The attributes of a tag in any case and quoting, as written; names in lower case, the first of equals wins. O(tag). */
export function attributes(tag: string): ReadonlyMap<string, string> {
  const pattern = /([a-z][a-z0-9:_-]*)(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/gi;
  const found = new Map<string, string>();
  const name = /^<\/?[a-z][a-z0-9:-]*/i.exec(tag)?.[0] ?? '';
  for (const [, key = '', double, single, bare] of tag.slice(name.length, LONGEST_TAG).matchAll(pattern)) {
    const lower = key.toLowerCase();
    if (!found.has(lower)) found.set(lower, double ?? single ?? bare ?? '');
  }
  return found;
}

/** The words of a piece of markup: tags and comments as white space, character references decoded. Pass a bounded piece. */
export function wordsOf(markup: string): string {
  return decodeEntities(markup.replace(/<!--[^]*?(?:-->|$)|<[^<>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
