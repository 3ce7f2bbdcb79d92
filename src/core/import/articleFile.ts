import type { ArticleMetadata } from '../article/article';
import { escapeWords } from './escapeWords';
import type { ReadableArticle } from './readableArticle';

/** When an article came into the folder, and how: fetched from its address, or made from a page that was there. */
export type Arrival =
  | { readonly kind: 'retrieved'; readonly at: string; readonly from?: string }
  | { readonly kind: 'converted'; readonly at: string; readonly from: string };

/**
 * The Markdown file of an article: YAML front matter, the title as its heading, and the text. Values are quoted whatever they
 * hold, so nothing of a page can end the front matter or add to it. Fields that are not known are left out.
 */
export function articleFile({ metadata, markdown }: ReadableArticle, arrival: Arrival): string {
  const { title, source, author, place, date, url, language } = metadata;
  const fields = { title, source, author, place, published: date, url, language, ...arrivalFields(arrival, metadata) };
  const lines = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${quoted(value)}`],
  );
  const heading = title === undefined ? [] : [`# ${escapeWords(title)}`];
  return [`---\n${lines.join('\n')}\n---`, ...heading, markdown.trim()].filter(Boolean).join('\n\n') + '\n';
}

function arrivalFields(arrival: Arrival, { url }: ArticleMetadata): Readonly<Record<string, string | undefined>> {
  if (arrival.kind === 'converted') return { converted: arrival.at, 'converted-from': arrival.from };
  return { retrieved: arrival.at, 'retrieved-from': arrival.from === url ? undefined : arrival.from };
}

/** A double-quoted YAML scalar in one line: JSON's escapes are YAML's too. */
function quoted(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Names that Windows keeps for devices, and names of files that are never taken for articles. */
const reserved =
  /^(?:con|prn|aux|nul|com\d|lpt\d|readme|licen[sc]e|copying|notice|authors|contributors|changelog|changes|contributing|code_of_conduct|security|architecture|claude|agents)$/;
/** File systems allow 255 bytes; the sidecar's ending, a number and a temporary ending have to fit in too. */
const LONGEST_NAME = 120;

/**
 * A file name, without its ending, for an article: its day, if known, and the words of its title in lower case. Letters and
 * digits of any script are kept, everything else is a hyphen, so that it is a safe name on every file system. Never empty; at
 * most 120 bytes in UTF-8.
 */
export function articleFileName({
  title,
  date,
  datePrecision,
}: Pick<ArticleMetadata, 'title' | 'date' | 'datePrecision'>): string {
  const day = datePrecision === 'day' || datePrecision === 'time' ? date?.slice(0, 10) : undefined;
  const words = (title ?? '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’ʼ](?=\p{L})/gu, '-')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const name = shortened([...(day === undefined ? [] : [day]), ...words.split('-').filter(Boolean)]);
  if (name === '') return 'article';
  return reserved.test(name) ? `article-${name}` : name;
}

/** Joins whole words while there is room; one endless word is cut. */
function shortened(words: readonly string[]): string {
  let name = '';
  for (const word of words) {
    const longer = name === '' ? word : `${name}-${word}`;
    if (bytesOf(longer) > LONGEST_NAME) return name === '' || words[0] === name ? cut(longer) : name;
    name = longer;
  }
  return name;
}

function cut(name: string): string {
  let kept = '';
  for (const character of name) {
    if (bytesOf(kept + character) > LONGEST_NAME) break;
    kept += character;
  }
  return kept;
}

/** Length in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** The n-th name (from 1) to try beside files that are there: `page.md`, `page-2.md`, … */
export function numberedName(name: string, number: number): string {
  return number === 1 ? `${name}.md` : `${name}-${number}.md`;
}
