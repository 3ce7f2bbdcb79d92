import { HtmlFacts } from './htmlFacts';
import { attributes } from './htmlTags';
import type { ProseMask } from './proseMask';

/** A tag of the visible part of a page, in UTF-16 code units of the source. */
export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly start: number;
  readonly end: number;
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
/** A first look, so that not every tag is taken apart. */
const bylineHint = /author|autor|auteur|byline|firma/i;
const tagName = /<(\/?)([a-z][a-z0-9:-]*)/iy;

/** Longest content of an element that is handed to the facts, in UTF-16 code units. JSON-LD may be long, a title is not. */
const LONGEST_CONTENT = 1000;
const LONGEST_JSON_LD = 512 * 1024;

/**
 * Reads a page once from left to right: blanks in the mask what is HTML rather than prose, tells the facts what may say
 * something about the article and keeps the tags of the visible part. Takes broken HTML as it comes. O(text).
 */
export class HtmlScanner {
  /** The tags after the head and outside elements that are not read, in order. */
  readonly tags: HtmlTag[] = [];
  readonly facts = new HtmlFacts();
  #isInHead = false;
  #headStart = 0;
  /** Names and marks that are known not to come again, so that they are searched once. */
  readonly #gone = new Set<string>();

  constructor(
    private readonly text: string,
    private readonly mask: ProseMask,
  ) {}

  read(): void {
    for (let at = this.text.indexOf('<'); at >= 0; at = this.text.indexOf('<', at)) at = this.#readMarkup(at);
    if (this.#isInHead) this.mask.blankBlock(this.#headStart, this.text.length);
  }

  /** Reads the markup that begins with the `<` here, if it is markup, and returns where to read on. */
  #readMarkup(start: number): number {
    if (this.text.startsWith('<!--', start)) return this.#skipComment(start);
    if (this.text.startsWith('<!', start) || this.text.startsWith('<?', start)) return this.#skipTo('>', start);
    tagName.lastIndex = start;
    const [, slash, written = ''] = tagName.exec(this.text) ?? [];
    const end = slash === undefined ? undefined : this.#tagEnd(start + 1 + slash.length + written.length);
    if (end === undefined) return start + 1;
    const name = written.toLowerCase();
    if (inline.has(name)) this.mask.blank(start, end);
    else this.mask.blankBlock(start, end);
    return slash ? this.#closeTag(name, start, end) : this.#openTag(name, start, end);
  }

  #openTag(name: string, start: number, end: number): number {
    if (name === 'head') {
      this.#isInHead = true;
      this.#headStart = start;
    } else if (this.#isInHead && !headOnly.has(name)) this.#endHead(start);
    const tag = this.text.slice(start, end);
    if (name === 'title' && this.facts.pageTitle === undefined)
      return this.#skipElement(name, end, (inner) => this.facts.takePageTitle(inner.slice(0, LONGEST_CONTENT)));
    if (name === 'script' && isJsonLd(tag)) {
      return this.#skipElement(name, end, (inner) => this.facts.takeJsonLd(inner.slice(0, LONGEST_JSON_LD)));
    }
    this.facts.takeTag(name, tag, start);
    if (name === 'h1') this.facts.takeHeading(start, this.text.slice(end, end + LONGEST_CONTENT));
    if (unread.has(name) && !tag.endsWith('/>')) return this.#skipElement(name, end);
    if (!this.#isInHead) {
      this.tags.push({ name, isClosing: false, start, end });
      if (bylineHint.test(tag)) this.facts.takeByline(name, tag, this.text.slice(end, end + LONGEST_CONTENT));
    }
    return end;
  }

  #closeTag(name: string, start: number, end: number): number {
    if (name === 'head' && this.#isInHead) this.#endHead(end);
    else if (!this.#isInHead) this.tags.push({ name, isClosing: true, start, end });
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
    take?.(this.text.slice(contentStart, end));
    this.mask.blank(contentStart, end);
    return end;
  }

  #skipComment(start: number): number {
    const end = this.#skipTo('-->', start);
    this.facts.takeComment(this.text.slice(start, Math.min(end, start + LONGEST_CONTENT)));
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

function isJsonLd(tag: string): boolean {
  return /^application\/ld\+json\b/i.test(attributes(tag).get('type')?.trim() ?? '');
}
