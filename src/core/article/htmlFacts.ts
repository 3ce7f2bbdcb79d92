import { fold } from '../text/fold';
import type { MetadataField } from './article';
import { readDate } from './dates';
import { bylineAt } from './htmlByline';
import { decodeEntities } from './htmlEntities';
import { attributes, wordsOf } from './htmlTags';
import { isGarbled, withoutSite } from './htmlTitle';
import { readJsonLd, type JsonLdArticle } from './jsonLd';
import type { MetadataBuilder } from './metadata';
import { readableCase } from './readableCase';

/** Where the headline's words stand among those of the page. */
export interface Heading {
  readonly start: number;
  readonly words: string;
}

/** The names of `<meta>` that say the same thing, the best first. */
const sourceKeys = ['publisher', 'article:publisher', 'dc.publisher', 'citation_journal_title', 'application-name'];
const languageKeys = ['og:locale', 'content-language', 'language', 'dc.language', 'dcterms.language'];
const authorKeys =
  'author article:author dc.creator dcterms.creator byl parsely-author sailthru.author citation_author'.split(' ');
const dateKeys = (
  'article:published_time article:published datepublished og:published_time parsely-pub-date date dc.date dc.date.issued ' +
  'dcterms.issued dcterms.created dcterms.date pubdate publishdate publish-date publication_date sailthru.date ' +
  'citation_publication_date'
).split(' ');

const MOST_HEADINGS = 20;
const MOST_BLOCKS = 50;

/** What the markup says, gathered in the order of the page: the first of equals wins. */
export class HtmlFacts {
  readonly #meta = new Map<string, string>();
  readonly #headings: Heading[] = [];
  readonly #jsonLd: string[] = [];
  readonly #times: { readonly start: number; readonly value: string; readonly isOwn: boolean }[] = [];
  #pageTitle: string | undefined;

  get hasPageTitle(): boolean {
    return this.#pageTitle !== undefined;
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
    const spoken = [this.#article?.title, this.#meta.get('og:title'), this.#pageTitle].map((title) =>
      fold(title ?? ''),
    );
    const site = fold(this.#site ?? '');
    const headings = this.#headings.filter(({ words }) => fold(words) !== site);
    return headings.find(({ words }) => spoken.some((title) => title.includes(fold(words)))) ?? headings[0];
  }

  offerTo(metadata: MetadataBuilder): void {
    this.#offerTitle(metadata);
    this.#offerAuthor(metadata);
    this.#offerDate(metadata);
    const article = this.#article;
    const named = (key: string): string | undefined => this.#meta.get(key);
    const offers = {
      source: [
        [0.95, named('og:site_name'), article?.publisher],
        [0.85, ...sourceKeys.map(named)],
      ],
      url: [
        [0.95, this.#address, article?.url],
        [0.85, named('saved')],
      ],
      language: [
        [0.95, named('html:lang'), article?.language],
        [0.85, ...languageKeys.map(named)],
      ],
      place: [
        [0.9, placeOf(article?.dateline)],
        [0.6, article?.location, named('geo.placename')],
      ],
    } as const;
    for (const field of ['source', 'url', 'language', 'place'] as const) {
      for (const [confidence, ...values] of offers[field]) {
        for (const value of values) offer(metadata, field, value, confidence);
      }
    }
  }

  #offerTitle(metadata: MetadataBuilder): void {
    const named = (key: string): string | undefined => withoutSite(this.#meta.get(key), this.#site).words;
    const page = withoutSite(this.#pageTitle, this.#site);
    const headline = this.headline?.words;
    const offers = [
      { words: whole(withoutSite(this.#article?.title, this.#site).words, headline), confidence: 0.95 },
      { words: whole(named('og:title'), headline), confidence: 0.95 },
      { words: headline, confidence: 0.9 },
      { words: named('twitter:title'), confidence: 0.9 },
      { words: named('dc.title') ?? named('dcterms.title') ?? named('citation_title'), confidence: 0.9 },
      { words: page.words, confidence: page.isSure ? 0.85 : 0.45 },
    ].filter(({ words }) => words && fold(words) !== fold(this.#site ?? ''));
    const clear = offers.filter(({ words = '' }) => !isGarbled(words));
    for (const { words, confidence } of [...clear, ...offers]) offer(metadata, 'title', words, confidence);
  }

  #offerAuthor(metadata: MetadataBuilder): void {
    const { author, isAuthorOrganisation } = this.#article ?? {};
    const offers = [
      { words: author, confidence: isAuthorOrganisation ? 0.6 : 0.95 },
      ...authorKeys.map((key) => ({ words: this.#meta.get(key), confidence: 0.95 })),
      { words: this.#meta.get('byline:marked'), confidence: 0.7 },
      { words: this.#meta.get('byline:class'), confidence: 0.45 },
    ];
    for (const { words, confidence } of offers) {
      const isSite = words !== undefined && fold(words) === fold(this.#site ?? '');
      offer(metadata, 'author', words, isSite ? Math.min(confidence, 0.6) : confidence);
    }
  }

  #offerDate(metadata: MetadataBuilder): void {
    const article = this.#article;
    const offerAll = (values: readonly (string | undefined)[], confidence: number): void => {
      for (const value of values) metadata.offerDate(readDate(value ?? ''), 'markup', confidence);
    };
    offerAll([article?.published, ...dateKeys.map((key) => this.#meta.get(key))], 0.95);
    const headline = this.headline?.start ?? 0;
    const own = this.#times.find(({ isOwn }) => isOwn);
    const near = this.#times.find(({ start }) => start > headline) ?? this.#times[0];
    offerAll([own?.value], 0.85);
    offerAll([near?.value], 0.6);
    offerAll([article?.modified, this.#meta.get('article:modified_time'), this.#meta.get('last-modified')], 0.4);
  }

  #takeTime(time: ReadonlyMap<string, string>, start: number): void {
    const value = time.get('datetime');
    const isOwn = time.has('pubdate') || /\bdatePublished\b/i.test(time.get('itemprop') ?? '');
    if (value?.trim() && this.#times.length < MOST_HEADINGS) this.#times.push({ start, value, isOwn });
  }

  #cachedArticle: { readonly found: JsonLdArticle | undefined } | undefined;

  /** Read when first asked: the host's views scan pages for their words alone. */
  get #article(): JsonLdArticle | undefined {
    this.#cachedArticle ??= { found: readJsonLd(this.#jsonLd, this.#address) };
    return this.#cachedArticle.found;
  }

  /** The page's own address; one that names the whole site is passed over for one that names the page. */
  get #address(): string | undefined {
    const addresses = [this.#meta.get('canonical'), this.#meta.get('og:url')].filter((url) => url?.startsWith('http'));
    return addresses.find((url) => /^https?:\/\/[^/?#]+\/+[^/#]/i.test(url ?? '')) ?? addresses[0];
  }

  get #site(): string | undefined {
    const named = ['og:site_name', 'application-name'].map((key) => this.#meta.get(key)).find(Boolean);
    return named ?? this.#article?.publisher ?? this.#meta.get('publisher');
  }

  #take(key: string, value: string | undefined): void {
    const lower = key.toLowerCase();
    if (lower && value?.trim() && !this.#meta.has(lower)) this.#meta.set(lower, decodeEntities(value));
  }
}

type TextField = Exclude<MetadataField, 'date'>;

/** A value that was decoded wrongly is offered as hardly sure, so that it is marked and can be corrected. */
function offer(metadata: MetadataBuilder, field: TextField, value: string | undefined, confidence: number): void {
  metadata.offer(
    field,
    value,
    'markup',
    value !== undefined && isGarbled(value) ? Math.min(confidence, 0.3) : confidence,
  );
}

/** A title that was cut is made whole by the headline it begins. */
function whole(title: string | undefined, headline: string | undefined): string | undefined {
  const start = title === undefined ? undefined : /^(.{20,}?)\s*(?:…|\.\.\.)$/u.exec(title)?.[1];
  return start !== undefined && headline && fold(headline).startsWith(fold(start)) ? headline : title;
}

/** "LONDON, Nov 4 (Reuters)" names London. */
function placeOf(dateline: string | undefined): string | undefined {
  const place = dateline === undefined ? undefined : /^[^,(/–—\d-]{2,60}/u.exec(dateline)?.[0]?.trim();
  return place === undefined ? undefined : readableCase(place);
}
