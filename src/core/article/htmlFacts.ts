import { fold } from '../text/fold';
import { bylineAt } from './htmlByline';
import { decodeEntities } from './htmlEntities';
import { attributes, wordsOf } from './htmlTags';
import { readJsonLd, type JsonLdArticle } from './jsonLd';

/** Where the headline's words stand among those of the page. */
export interface Heading {
  readonly start: number;
  readonly words: string;
}

const MOST_HEADINGS = 20;
const MOST_BLOCKS = 50;

/** A `<time>` of the page. */
export interface PageTime {
  readonly start: number;
  readonly value: string;
  readonly isOwn: boolean;
}

/** What the markup says, gathered in the order of the page: the first of equals wins. */
export class HtmlFacts {
  readonly #meta = new Map<string, string>();
  readonly #headings: Heading[] = [];
  readonly #jsonLd: string[] = [];
  readonly #times: PageTime[] = [];
  #pageTitle: string | undefined;

  get pageTitle(): string | undefined {
    return this.#pageTitle;
  }

  /** The times of the page, in their order; one that is marked as the day of publication is its own. */
  get times(): readonly PageTime[] {
    return this.#times;
  }

  /** What `<meta>` says under a name in lower case, and what was read beside it: `html:lang`, `saved`, `byline:marked`, `byline:class`. */
  named(key: string): string | undefined {
    return this.#meta.get(key);
  }

  /** @param inner what stands inside the element, as written. */
  takePageTitle(inner: string): void {
    this.#pageTitle = wordsOf(inner);
  }

  /** @param following what stands behind the `h1` tag that begins at an offset. */
  takeHeading(start: number, following: string): void {
    if (this.#headings.length === MOST_HEADINGS) return;
    const words = wordsOf(following.split(/<\/h1/i)[0] ?? '');
    if (words) this.#headings.push({ start, words });
  }

  takeJsonLd(block: string): void {
    if (this.#jsonLd.length < MOST_BLOCKS) this.#jsonLd.push(block);
  }

  /** Browsers write where a saved page came from into a comment at its top. */
  takeComment(comment: string): void {
    this.#take('saved', /(?:saved from url=\(\d+\)|^\s*url:\s*)(https?:\/\/\S+)/im.exec(comment)?.[1]);
  }

  takeTag(name: string, tag: string, start: number): void {
    if (name === 'html') this.#take('html:lang', attributes(tag).get('lang'));
    if (name === 'time') this.#takeTime(attributes(tag), start);
    if (name === 'link') {
      const link = attributes(tag);
      if (link.get('rel')?.toLowerCase() === 'canonical') this.#take('canonical', link.get('href'));
    }
    if (name === 'meta') {
      const meta = attributes(tag);
      const content = meta.get('content');
      for (const key of ['property', 'name', 'itemprop', 'http-equiv']) this.#take(meta.get(key) ?? '', content);
    }
  }

  /** A byline that stands in the page itself, for a page whose head names nobody. @param following what stands behind the tag. */
  takeByline(name: string, tag: string, following: string): void {
    const byline = bylineAt(name, tag, following);
    if (byline) this.#take(byline.isMarkedUp ? 'byline:marked' : 'byline:class', byline.words);
  }

  /** The heading that is the article's headline: the one the head speaks of, else the first that is not the paper's name. */
  get headline(): Heading | undefined {
    const spoken = [this.article?.title, this.#meta.get('og:title'), this.#pageTitle].map((title) => fold(title ?? ''));
    const site = fold(this.site ?? '');
    const headings = this.#headings.filter(({ words }) => fold(words) !== site);
    return headings.find(({ words }) => spoken.some((title) => title.includes(fold(words)))) ?? headings[0];
  }

  #takeTime(time: ReadonlyMap<string, string>, start: number): void {
    const value = time.get('datetime');
    const isOwn = time.has('pubdate') || /\bdatePublished\b/i.test(time.get('itemprop') ?? '');
    if (value?.trim() && this.#times.length < MOST_HEADINGS) this.#times.push({ start, value, isOwn });
  }

  #cachedArticle: { readonly found: JsonLdArticle | undefined } | undefined;

  /** Read when first asked: the host's views scan pages for their words alone. */
  get article(): JsonLdArticle | undefined {
    this.#cachedArticle ??= { found: readJsonLd(this.#jsonLd, this.address) };
    return this.#cachedArticle.found;
  }

  /** The page's own address; one that names the whole site is passed over for one that names the page. */
  get address(): string | undefined {
    const addresses = [this.#meta.get('canonical'), this.#meta.get('og:url')].filter((url) => url?.startsWith('http'));
    return addresses.find((url) => /^https?:\/\/[^/?#]+\/+[^/#]/i.test(url ?? '')) ?? addresses[0];
  }

  get site(): string | undefined {
    const named = ['og:site_name', 'application-name'].map((key) => this.#meta.get(key)).find(Boolean);
    return named ?? this.article?.publisher ?? this.#meta.get('publisher');
  }

  #take(key: string, value: string | undefined): void {
    const lower = key.toLowerCase();
    if (lower && value?.trim() && !this.#meta.has(lower)) this.#meta.set(lower, decodeEntities(value));
  }
}
