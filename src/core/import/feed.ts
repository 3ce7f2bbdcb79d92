import { readDate, type ArticleDate } from '../article/dates';
import { attributes, wordsOf } from '../article/htmlTags';
import { webHref } from '../text/webAddress';
import { scanXml, type XmlListener } from './scanXml';

/** An entry of a feed. Absent means not said, never an empty string. */
export interface FeedEntry {
  readonly title?: string;
  /** Absolute, http(s). */
  readonly url?: string;
  readonly date?: ArticleDate;
  readonly author?: string;
  /** The paper, for a feed that gathers from several. */
  readonly source?: string;
  /** A few words of it, without markup. */
  readonly summary?: string;
  /** The whole text in HTML, for an entry that brings it along. */
  readonly content?: string;
}

/** What was found under the address of a feed: a feed, or a page with the addresses of its feeds, which may be none. */
export type FeedOrPage =
  | { readonly kind: 'feed'; readonly title?: string; readonly entries: readonly FeedEntry[] }
  | { readonly kind: 'page'; readonly feeds: readonly FeedLink[] };

/** A feed that a page names. */
export interface FeedLink {
  readonly url: string;
  readonly title?: string;
}

/** More entries than anybody picks from; the first ones are the newest in most feeds. */
export const mostEntries = 300;
const LONGEST_SUMMARY = 300;

/**
 * Reads RSS 2.0, RSS 1.0 and Atom, broken as it may be, or finds the feeds that a page names. Titles and summaries are words
 * without markup; addresses are absolute. O(text).
 *
 * @param base the address it was fetched from; relative links start from it.
 */
export function readFeed(text: string, base: string): FeedOrPage {
  const reader = new FeedReader(base);
  scanXml(text, reader);
  reader.end();
  if (!reader.isFeed) return { kind: 'page', feeds: feedLinks(text, base) };
  return { kind: 'feed', ...(reader.title !== undefined && { title: reader.title }), entries: reader.entries };
}

const roots = new Set(['rss', 'rdf', 'feed']);
const items = new Set(['item', 'entry']);
/** Elements in which other names mean other things; `author` and `source` may hold words themselves. */
const containers = new Set(['author', 'source', 'image', 'textinput', 'contributor']);
/** Fields that may hold markup, escaped or not. */
const rich = new Set(['description', 'summary', 'content', 'content:encoded']);
const plain = new Set(
  'title link guid id pubdate dc:date date published issued updated modified dc:creator creator dc:publisher'.split(
    ' ',
  ),
);

/** The field that is being read. */
interface OpenField {
  /** What it is of the entry. */
  readonly key: string;
  /** The element that ends it. */
  readonly element: string;
  readonly isXhtml: boolean;
  text: string;
  /** How many elements of the same name are open in it. */
  nested: number;
}

class FeedReader implements XmlListener {
  readonly entries: FeedEntry[] = [];
  title: string | undefined;
  isFeed = false;
  /** The fields of the item that is open, as text, the first of equals; undefined outside items. */
  #fields: Map<string, string> | undefined;
  #field: OpenField | undefined;
  #container: string | undefined;

  constructor(private readonly base: string) {}

  isDone(): boolean {
    return this.entries.length >= mostEntries;
  }

  open(name: string, given: ReadonlyMap<string, string>): void {
    if (roots.has(name)) this.isFeed = true;
    if (items.has(name)) {
      this.end();
      this.#fields = new Map();
    } else if (this.#field && rich.has(this.#field.key)) {
      this.#field.text += `<${name}>`;
      if (name === this.#field.element) this.#field.nested++;
    } else if (containers.has(name)) {
      this.#openField(name, name, given);
      this.#container = name;
    } else if (this.#container !== undefined) {
      if (this.#field?.element === this.#container) this.#field = undefined;
      if (name === (this.#container === 'source' ? 'title' : 'name')) this.#openField(this.#container, name, given);
    } else if (plain.has(name) || (rich.has(name) && this.#fields)) {
      if (name === 'link') this.#takeLink(given);
      this.#openField(name, name, given);
    }
  }

  close(name: string): void {
    const field = this.#field;
    if (field && name === field.element && field.nested-- === 0) this.#endField();
    else if (field && rich.has(field.key) && !items.has(name)) field.text += `</${name}>`;
    if (name === this.#container) this.#container = undefined;
    if (items.has(name)) this.end();
  }

  text(text: string): void {
    if (this.#field) this.#field.text += this.#field.isXhtml ? text.replaceAll('<', '&lt;') : text;
  }

  /** Ends the item that is open, as far as it goes. */
  end(): void {
    this.#endField();
    this.#container = undefined;
    const fields = this.#fields;
    this.#fields = undefined;
    if (!fields?.size || this.isDone()) return;
    const entry = entryOf(fields, this.base);
    if (entry.title !== undefined || entry.url !== undefined) this.entries.push(entry);
  }

  /** A field that was never closed ends where the next one begins. */
  #openField(key: string, element: string, given: ReadonlyMap<string, string>): void {
    this.#endField();
    this.#field = { key, element, isXhtml: given.get('type') === 'xhtml', text: '', nested: 0 };
  }

  #endField(): void {
    const { key, text } = this.#field ?? { key: '', text: '' };
    this.#field = undefined;
    if (text.trim() === '') return;
    if (!this.#fields) {
      if (key === 'title') this.title ??= wordsOf(text) || undefined;
    } else if (!this.#fields.has(key)) this.#fields.set(key, text.trim());
  }

  /** Atom's links stand in an attribute; the one without a relation, or `alternate`, is the article. */
  #takeLink(given: ReadonlyMap<string, string>): void {
    const href = given.get('href');
    const isArticle = (given.get('rel') ?? 'alternate') === 'alternate';
    if (href !== undefined && isArticle && !this.#fields?.has('link')) this.#fields?.set('link', href);
  }
}

function entryOf(fields: ReadonlyMap<string, string>, base: string): FeedEntry {
  const firstOf = (...names: string[]): string | undefined =>
    names.map((name) => fields.get(name)).find((value) => value !== undefined);
  const words = (...names: string[]): string | undefined =>
    wordsOf((firstOf(...names) ?? '').slice(0, 5000)) || undefined;
  const id = firstOf('guid', 'id');
  const content = firstOf('content:encoded', 'content');
  const entry = {
    title: words('title'),
    url: webHref(firstOf('link'), base) ?? (id !== undefined && /^https?:/i.test(id) ? webHref(id) : undefined),
    date: feedDate(firstOf('pubdate', 'published', 'dc:date', 'date', 'issued', 'updated', 'modified') ?? ''),
    author: words('dc:creator', 'author', 'creator')?.replace(/^\S+@\S+ \((.+)\)$/, '$1'),
    source: words('source', 'dc:publisher'),
    summary: words('description', 'summary', 'content:encoded', 'content')?.slice(0, LONGEST_SUMMARY),
    content: content !== undefined && /<\w/.test(content) ? content : undefined,
  };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}

const mailDate = /(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4}),? (\d{2}:\d{2}(?::\d{2})?) ?(Z|GMT|UTC?|[+-]\d{2}:?\d{2})?/;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A date as RSS writes it, as in the head of a mail, or as Atom does. */
function feedDate(text: string): ArticleDate | undefined {
  const [, day = '', name = '', year = '', time = '', zone = ''] = mailDate.exec(text) ?? [];
  const month = monthNames.indexOf(name) + 1;
  if (month === 0) return readDate(text);
  const offset = /^(?:Z|GMT|UTC?)$/.test(zone) ? 'Z' : zone;
  return readDate(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}T${time}${offset}`);
}

/** The feeds that the head of a page names, in order. */
function feedLinks(page: string, base: string): readonly FeedLink[] {
  const found = new Map<string, FeedLink>();
  for (const [tag] of page.slice(0, 500_000).matchAll(/<link\b[^<>]{1,2000}>/gi)) {
    const given = attributes(tag);
    const isFeed = /^application\/(?:rss|atom|rdf)\+xml\b/i.test(given.get('type') ?? '');
    const url =
      isFeed && /\balternate\b/i.test(given.get('rel') ?? '')
        ? webHref(wordsOf(given.get('href') ?? ''), base)
        : undefined;
    const title = wordsOf(given.get('title') ?? '');
    if (url !== undefined && !found.has(url)) found.set(url, { url, ...(title && { title }) });
  }
  return [...found.values()];
}
