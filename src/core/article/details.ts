import type { ArticleDetails, ArticleMetadata, MetadataField, Provenance } from './article';
import { readWholeDate, type ArticleDate } from './dates';

/** The fields that a person can correct, in the order in which they are shown and written. */
export const metadataFields = [
  'title',
  'source',
  'date',
  'author',
  'place',
  'url',
  'language',
] as const satisfies readonly MetadataField[];

/** How many words are read in a minute: a little under what studies find for newspapers in the languages of Newsmark. */
const WORDS_A_MINUTE = 200;

const byPerson: Provenance = { from: 'person', confidence: 1 };

/**
 * The metadata as a person sees it: what was found, with the corrections of the sidecar put over it. An empty correction takes
 * the field away; one that {@link readDetail} does not understand is passed over. The same object when nothing is corrected.
 */
export function withDetails(metadata: ArticleMetadata, details: ArticleDetails | undefined): ArticleMetadata {
  if (!details) return metadata;
  return metadataFields.reduce((corrected, field) => withDetail(corrected, field, details[field]), metadata);
}

/**
 * Reads a correction as typed, or as a sidecar holds it, into the form in which it is kept: white space single, a date in
 * ISO 8601 as exact as it is written, a language as an ISO 639-1 code, an address with `http` or `https`. Empty text stays
 * empty; undefined is not understood.
 */
export function readDetail(field: MetadataField, written: string): string | undefined {
  const value = written.replace(/\s+/g, ' ').trim();
  if (value === '') return value;
  switch (field) {
    case 'date':
      return readWholeDate(value)?.value;
    case 'language':
      return /^[a-z]{2}$/i.test(value) ? value.toLowerCase() : undefined;
    case 'url':
      return /^https?:\/\/[^\s/]\S*$/i.test(value) ? value : undefined;
    default:
      return value;
  }
}

/** How long it takes to read that many words, in whole minutes; at least one, none for a text without words. */
export function readingMinutes(words: number): number {
  return words <= 0 ? 0 : Math.max(1, Math.round(words / WORDS_A_MINUTE));
}

function withDetail(metadata: ArticleMetadata, field: MetadataField, written: string | undefined): ArticleMetadata {
  const value = written === undefined ? undefined : readDetail(field, written);
  if (value === undefined) return metadata;
  const { [field]: _found, ...rest } = metadata;
  const { [field]: _origin, ...origins } = metadata.provenance;
  if (value === '') return without(rest, field, origins);
  const provenance = { ...origins, [field]: byPerson };
  const date = field === 'date' ? dated(readWholeDate(value)) : {};
  return { ...rest, ...date, [field]: value, provenance };
}

function without(
  rest: Omit<ArticleMetadata, MetadataField>,
  field: MetadataField,
  provenance: ArticleMetadata['provenance'],
): ArticleMetadata {
  const { datePrecision: _, ...undated } = rest;
  return { ...(field === 'date' ? undated : rest), provenance };
}

function dated(date: ArticleDate | undefined): Pick<ArticleMetadata, 'date' | 'datePrecision'> {
  return date ? { date: date.value, datePrecision: date.precision } : {};
}
