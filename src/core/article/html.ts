import { readDate } from './dates';
import { decodeEntities } from './htmlEntities';
import type { MetadataBuilder } from './metadata';
import { ProseMask } from './proseMask';

/** What an HTML file holds. */
export interface Html {
  readonly prose: string;
  readonly facts: HtmlFacts;
}

/**
 * Blanks what is HTML rather than prose (tags, comments, the head, scripts, styles and other unread elements) and gathers what
 * the markup says about the article. Decodes nothing in the prose, so offsets stay. One scan from left to right, O(text).
 */
export function readHtml(text: string): Html {
  const mask = new ProseMask(text);
  const facts = new HtmlFacts();
  new HtmlScanner(text, mask, facts).read();
  return { prose: mask.apply(), facts };
}

/** Elements whose content is no prose. */
const unread = new Set('script style noscript template svg iframe object textarea select nav button'.split(' '));
/** Elements inside which words go on: their tags end no paragraph. */
const inline = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const headOnly = new Set('html head title meta link base script style noscript template'.split(' '));
const tagName = /<(\/?)([a-z][a-z0-9:-]*)/iy;

class HtmlScanner {
  #isInHead = false;
  #headStart = 0;
  /** Names and marks that are known not to come again, so that they are searched once. */
  readonly #gone = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly mask: ProseMask,
    private readonly facts: HtmlFacts,
  ) {}

  read(): void {
    for (let at = this.text.indexOf('<'); at >= 0; at = this.text.indexOf('<', at)) at = this.#readMarkup(at);
    if (this.#isInHead) this.mask.blankBlock(this.#headStart, this.text.length);
  }

  /** Reads the markup that begins with the `<` here, if it is markup, and returns where to read on. */
  #readMarkup(start: number): number {
    if (this.text.startsWith('<!--', start)) return this.#skipTo('-->', start);
    if (this.text.startsWith('<!', start) || this.text.startsWith('<?', start)) return this.#skipTo('>', start);
    tagName.lastIndex = start;
    const [, slash, written = ''] = tagName.exec(this.text) ?? [];
    const end = slash === undefined ? undefined : this.#tagEnd(start + 1 + slash.length + written.length);
    if (end === undefined) return start + 1;
    const name = written.toLowerCase();
    if (inline.has(name)) this.mask.blank(start, end);
    else this.mask.blankBlock(start, end);
    return slash ? this.#closeTag(name, end) : this.#openTag(name, start, end);
  }

  #openTag(name: string, start: number, end: number): number {
    if (name === 'head') {
      this.#isInHead = true;
      this.#headStart = start;
    } else if (this.#isInHead && !headOnly.has(name)) this.#endHead(start);
    const tag = this.text.slice(start, end);
    if (name === 'title' && !this.facts.hasPageTitle)
      return this.#skipElement(name, end, (inner) => this.facts.takePageTitle(inner));
    this.facts.takeTag(name, tag);
    if (name === 'h1') this.facts.takeHeading(this.text.slice(end, end + 1000));
    return unread.has(name) && !tag.endsWith('/>') ? this.#skipElement(name, end) : end;
  }

  #closeTag(name: string, end: number): number {
    if (name === 'head' && this.#isInHead) this.#endHead(end);
    return end;
  }

  #endHead(end: number): void {
    this.mask.blankBlock(this.#headStart, end);
    this.#isInHead = false;
  }

  /** Blanks an element's content; a missing end tag leaves the content of all but scripts and styles as prose. */
  #skipElement(name: string, contentStart: number, take?: (content: string) => void): number {
    const closing = this.#search(`</${name}`, contentStart);
    if (closing === undefined && name !== 'script' && name !== 'style') return contentStart;
    const end = closing ?? this.text.length;
    take?.(this.text.slice(contentStart, Math.min(end, contentStart + 1000)));
    this.mask.blank(contentStart, end);
    return end;
  }

  #skipTo(mark: string, start: number): number {
    const found = this.#search(mark, start);
    const end = found === undefined ? this.text.length : found + mark.length;
    this.mask.blank(start, end);
    return end;
  }

  #search(mark: string, from: number): number | undefined {
    if (this.#gone.has(mark)) return undefined;
    const pattern = new RegExp(mark, 'gi');
    pattern.lastIndex = from;
    const found = pattern.exec(this.text);
    if (!found) this.#gone.add(mark);
    return found?.index;
  }

  /** The end of a tag whose name ends here: the first `>` outside quoted values; a quote that never closes is none. */
  #tagEnd(from: number): number | undefined {
    for (let at = this.#search('["\'>]', from); at !== undefined; at = this.#search('["\'>]', at)) {
      const mark = this.text.charAt(at);
      if (mark === '>') return at + 1;
      const close = this.text.charAt(at - 1) === '=' ? this.#search(mark, at + 1) : undefined;
      at = (close ?? at) + 1;
    }
    return undefined;
  }
}

/** What the markup says, gathered in the order of the page: the first of equals wins. */
class HtmlFacts {
  readonly #meta = new Map<string, string>();
  #pageTitle: string | undefined;
  #heading: string | undefined;

  get hasPageTitle(): boolean {
    return this.#pageTitle !== undefined;
  }

  takePageTitle(inner: string): void {
    this.#pageTitle = wordsOf(inner);
  }

  takeHeading(inner: string): void {
    this.#heading ??= wordsOf(inner.split(/<\/h1/i)[0] ?? '');
  }

  takeTag(name: string, tag: string): void {
    if (name === 'html') this.#take('html:lang', attributes(tag).get('lang'));
    if (name === 'time') this.#take('time', attributes(tag).get('datetime'));
    if (name === 'link') {
      const link = attributes(tag);
      if (link.get('rel')?.toLowerCase() === 'canonical') this.#take('canonical', link.get('href'));
    }
    if (name === 'meta') {
      const meta = attributes(tag);
      this.#take(meta.get('property') ?? meta.get('name') ?? meta.get('itemprop') ?? '', meta.get('content'));
    }
  }

  offerTo(metadata: MetadataBuilder): void {
    const offer = (field: 'title' | 'source' | 'author' | 'url' | 'language', ...keys: string[]): void => {
      for (const key of keys) metadata.offer(field, this.#meta.get(key), 'markup');
    };
    offer('title', 'og:title', 'twitter:title', 'dc.title');
    metadata.offer('title', this.#heading, 'markup');
    metadata.offer('title', this.#pageTitle, 'markup', 0.85);
    offer('source', 'og:site_name', 'publisher', 'dc.publisher', 'application-name');
    offer('author', 'author', 'article:author', 'dc.creator', 'byl', 'parsely-author');
    offer('url', 'canonical', 'og:url');
    offer('language', 'html:lang', 'og:locale', 'content-language', 'dc.language');
    for (const key of [
      'article:published_time',
      'datepublished',
      'date',
      'dc.date',
      'pubdate',
      'publishdate',
      'dcterms.created',
      'time',
    ]) {
      metadata.offerDate(readDate(this.#meta.get(key) ?? ''), 'markup');
    }
  }

  #take(key: string, value: string | undefined): void {
    const lower = key.toLowerCase();
    if (value?.trim() && !this.#meta.has(lower)) this.#meta.set(lower, decodeEntities(value));
  }
}

/** The attributes of a tag in any case and quoting; names in lower case. Reads 4,000 code units. */
function attributes(tag: string): ReadonlyMap<string, string> {
  const pattern = /([a-z][a-z0-9:_-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;
  const found = new Map<string, string>();
  for (const [, name = '', double, single, bare] of tag.slice(0, 4000).matchAll(pattern)) {
    found.set(name.toLowerCase(), double ?? single ?? bare ?? '');
  }
  return found;
}

function wordsOf(markup: string): string {
  return decodeEntities(markup.replace(/<[^<>]*>/g, ' '));
}
