import { fold } from '../text/fold';
import type { MetadataField } from './article';
import { readDate } from './dates';
import type { HtmlFacts } from './htmlFacts';
import { isGarbled, withoutSite } from './htmlTitle';
import type { MetadataBuilder } from './metadata';
import { readableCase } from './readableCase';

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

/** Offers what the markup says, the surest first. Apart from the facts, which the editor needs for the words of a page alone. */
export function offerHtmlFacts(facts: HtmlFacts, metadata: MetadataBuilder): void {
  offerTitle(facts, metadata);
  offerAuthor(facts, metadata);
  offerDate(facts, metadata);
  const article = facts.article;
  const named = (key: string): string | undefined => facts.named(key);
  const offers = {
    source: [
      [0.95, named('og:site_name'), article?.publisher],
      [0.85, ...sourceKeys.map(named)],
    ],
    url: [
      [0.95, facts.address, article?.url],
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

function offerTitle(facts: HtmlFacts, metadata: MetadataBuilder): void {
  const named = (key: string): string | undefined => withoutSite(facts.named(key), facts.site).words;
  const page = withoutSite(facts.pageTitle, facts.site);
  const headline = facts.headline?.words;
  const offers = [
    { words: whole(withoutSite(facts.article?.title, facts.site).words, headline), confidence: 0.95 },
    { words: whole(named('og:title'), headline), confidence: 0.95 },
    { words: headline, confidence: 0.9 },
    { words: named('twitter:title'), confidence: 0.9 },
    { words: named('dc.title') ?? named('dcterms.title') ?? named('citation_title'), confidence: 0.9 },
    { words: page.words, confidence: page.isSure ? 0.85 : 0.45 },
  ].filter(({ words }) => words && fold(words) !== fold(facts.site ?? ''));
  const clear = offers.filter(({ words = '' }) => !isGarbled(words));
  for (const { words, confidence } of [...clear, ...offers]) offer(metadata, 'title', words, confidence);
}

function offerAuthor(facts: HtmlFacts, metadata: MetadataBuilder): void {
  const { author, isAuthorOrganisation } = facts.article ?? {};
  const offers = [
    { words: author, confidence: isAuthorOrganisation ? 0.6 : 0.95 },
    ...authorKeys.map((key) => ({ words: facts.named(key), confidence: 0.95 })),
    { words: facts.named('byline:marked'), confidence: 0.7 },
    { words: facts.named('byline:class'), confidence: 0.45 },
  ];
  for (const { words, confidence } of offers) {
    const isSite = words !== undefined && fold(words) === fold(facts.site ?? '');
    offer(metadata, 'author', words, isSite ? Math.min(confidence, 0.6) : confidence);
  }
}

function offerDate(facts: HtmlFacts, metadata: MetadataBuilder): void {
  const article = facts.article;
  const offerAll = (values: readonly (string | undefined)[], confidence: number): void => {
    for (const value of values) metadata.offerDate(readDate(value ?? ''), 'markup', confidence);
  };
  offerAll([article?.published, ...dateKeys.map((key) => facts.named(key))], 0.95);
  const headline = facts.headline?.start ?? 0;
  const own = facts.times.find(({ isOwn }) => isOwn);
  const near = facts.times.find(({ start }) => start > headline) ?? facts.times[0];
  offerAll([own?.value], 0.85);
  offerAll([near?.value], 0.6);
  offerAll([article?.modified, facts.named('article:modified_time'), facts.named('last-modified')], 0.4);
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
