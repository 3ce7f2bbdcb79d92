import { contradictedLanguage, detectLanguage } from '../text/language';
import type { ModelText } from '../text/modelText';
import { countWords } from '../text/wordScan';
import type { Article } from './article';
import { findFullDate, readDate } from './dates';
import { withoutFiller } from './filler';
import { readFrontMatter } from './frontMatter';
import { MetadataBuilder } from './metadata';
import { offerHtmlFacts } from './offerHtmlFacts';
import { readProse, type Markup } from './prose';
import { readMainText } from './readableProse';
import { leadTitle, type Opening } from './title';

/** How far a date is looked for in running text, in UTF-16 code units. */
const DATE_WINDOW = 1500;

/** How sure a language is that the markup contradicts. */
const CONTRADICTED = 0.6;

/**
 * Parses an article file: its prose and what is known about it. Never fails; what cannot be read is left out.
 *
 * Reads by the ending of the file name: `md` and `markdown`, `html` and `htm`, everything else as plain text. Front matter
 * beats markup, markup the dateline, the dateline what is only guessed. O(text).
 */
export function parseArticle(fileName: string, text: ModelText): Article {
  const metadata = new MetadataBuilder();
  const { markup, opening, prose } = readProse(fileName, text, readMainText);
  offerMarkup(markup, metadata);
  offerOpening(opening, prose, metadata);
  if (!metadata.has('date')) metadata.offerDate(dateInName(fileName), 'fileName');
  if (!metadata.has('date')) {
    metadata.offerDate(findFullDate(prose.slice(opening.bodyStart, opening.bodyStart + DATE_WINDOW)), 'text');
  }
  offerLanguage(markup, prose.slice(opening.bodyStart), metadata);
  return { text, prose, metadata: metadata.build(countWords(prose)) };
}

function offerMarkup(markup: Markup, metadata: MetadataBuilder): void {
  if (markup.kind === 'html') offerHtmlFacts(markup.facts, metadata);
  if (markup.kind !== 'markdown') return;
  readFrontMatter(markup.frontMatter, metadata);
  metadata.offer('title', markup.title, 'markup', 0.9);
}

function offerOpening(
  { headline, byline, dateline, bodyStart }: Opening,
  prose: string,
  metadata: MetadataBuilder,
): void {
  metadata.offer('source', dateline?.agency, 'dateline', dateline?.isKnownAgency ? 0.95 : 0.6);
  if (dateline?.date) metadata.offerDate(dateline.date, dateline.dateFrom);
  metadata.offer('place', dateline?.place, 'dateline', dateline?.isKnownAgency || dateline?.date ? 0.9 : 0.7);
  metadata.offer('author', byline, 'text', 0.8);
  metadata.offer('title', headline, 'text', 0.8);
  if (!metadata.has('title')) metadata.offer('title', leadTitle(prose, bodyStart), 'lead');
}

/** The templates of many sites say that all pages are English: words that say otherwise throughout count for more. */
function offerLanguage({ kind }: Markup, body: string, metadata: MetadataBuilder): void {
  const said = metadata.value('language');
  if (said === undefined) {
    metadata.offer('language', detectLanguage(body), 'language');
  } else if (kind === 'html') {
    const language = contradictedLanguage(withoutFiller(body).replace(/\s+/g, ' '), said);
    metadata.replace('language', language, { from: 'language', confidence: CONTRADICTED });
  }
}

/** A date that the file's own name begins with or holds, as in `2024-11-04-title.md`. */
function dateInName(fileName: string): ReturnType<typeof readDate> {
  const name = fileName.replace(/^.*[/\\]/, '');
  return readDate(/(?<!\d)[12]\d{3}-\d{2}-\d{2}(?!\d)/.exec(name)?.[0] ?? '');
}
