import { env, l10n } from 'vscode';
import type { Annotation } from '../core/annotation/annotation';
import type { ArticleMetadata, DatePrecision } from '../core/article/article';
import type { EntityType } from '../core/entity/entity';
import type { ArticleEntry } from '../app/articleEntry';
import type { EntitySummary } from '../app/library/library';
import type { FileFailure } from '../app/ports';
import { labelWord } from '../app/words';

/** Heading of a group of entities. */
export function entityTypeWord(type: EntityType): string {
  switch (type) {
    case 'person':
      return l10n.t('People');
    case 'organisation':
      return l10n.t('Organisations');
    case 'place':
      return l10n.t('Places');
    case 'other':
      return l10n.t('Other names');
  }
}

/** What one entity is. */
export function entityKindWord(type: EntityType): string {
  switch (type) {
    case 'person':
      return l10n.t('Person');
    case 'organisation':
      return l10n.t('Organisation');
    case 'place':
      return l10n.t('Place');
    case 'other':
      return l10n.t('Name');
  }
}

/** "November 2024", "May 2023 – November 2024"; empty where no article that names the entity has a date. */
export function entityDates({ firstDate, lastDate }: Pick<EntitySummary, 'firstDate' | 'lastDate'>): string {
  const [first, last] = [firstDate, lastDate].map((date) => (date === undefined ? undefined : dayWords(date)));
  if (first === undefined || last === undefined || first === last) return first ?? last ?? '';
  return l10n.t('{0} – {1}', first, last);
}

/** A date as exactly as known, but never the time of the day. */
function dayWords(date: string): string | undefined {
  const day = date.slice(0, 10);
  const datePrecision: DatePrecision = day.length === 4 ? 'year' : day.length === 7 ? 'month' : 'day';
  return articleDate({ date: day, datePrecision });
}

export function annotationCount(count: number): string {
  return count === 1 ? l10n.t('1 annotation') : l10n.t('{0} annotations', number(count));
}

export function claimCount(count: number): string {
  return count === 1 ? l10n.t('1 claim') : l10n.t('{0} claims', number(count));
}

export function articleCount(count: number): string {
  return count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', number(count));
}

export function entityCount(count: number): string {
  return count === 1 ? l10n.t('1 entity') : l10n.t('{0} entities', number(count));
}

export function mentionCount(count: number): string {
  return count === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', number(count));
}

/** How many articles' names are still to be recognised; only said of many. */
export function namesLeft(articles: number): string {
  return l10n.t('Recognising names: {0} articles left', number(articles));
}

export function openClaimCount(count: number): string {
  return count === 1 ? l10n.t('1 open claim') : l10n.t('{0} open claims', number(count));
}

/** A number as the editor's language writes it: "2,000", "2.000". */
export function number(value: number): string {
  numberFormat ??= new Intl.NumberFormat(env.language);
  return numberFormat.format(value);
}

/** Made once: making one takes longer than a thousand numbers, and lists write many. */
let numberFormat: Intl.NumberFormat | undefined;

/** What is known about an article, with what a person corrected; undefined when it cannot be read. */
export function metadataOf({ metadata, analysis }: ArticleEntry): ArticleMetadata | undefined {
  return metadata ?? analysis?.metadata;
}

/** The title of an article, or its file name where it has none. */
export function articleTitle(entry: ArticleEntry): string {
  return metadataOf(entry)?.title ?? entry.path.slice(entry.path.lastIndexOf('/') + 1);
}

/** "Adnkronos · November 2024"; what is not known is left out. */
export function sourceAndDate(metadata: ArticleMetadata): string {
  return [metadata.source, articleDate(metadata)].filter((part) => part !== undefined).join(' · ');
}

/** "November 2024", never more exact than what is known; undefined when nothing is. */
export function articleDate({
  date,
  datePrecision,
}: Pick<ArticleMetadata, 'date' | 'datePrecision'>): string | undefined {
  return date === undefined ? undefined : dateWords(date, datePrecision ?? 'day');
}

/** `Title, Source, date`, in one line; what is not known is left out. */
export function articleReference(entry: ArticleEntry): string {
  const metadata = metadataOf(entry);
  return [articleTitle(entry), metadata?.source, metadata && articleDate(metadata)]
    .filter((part) => part !== undefined)
    .join(', ')
    .replace(/\s+/g, ' ');
}

/** The name of a language in the language of the editor, with a capital; its code where the editor does not know it. */
export function languageName(code: string): string {
  return capitalised(namesOfLanguages(env.language)?.of(code) ?? code);
}

/** With the first letter as a capital, as a heading has it. */
export function capitalised(words: string): string {
  const [first = ''] = words;
  return first.toLocaleUpperCase(env.language) + words.slice(first.length);
}

/** Undefined where the host has no names of languages. */
function namesOfLanguages(language: string): Intl.DisplayNames | undefined {
  return typeof Intl.DisplayNames === 'function'
    ? new Intl.DisplayNames([language], { type: 'language', fallback: 'code' })
    : undefined;
}

const dateStyles: Readonly<Record<DatePrecision, Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  time: { year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
};

/** Never more exact than the precision; a date without a zone is not moved by the reader's zone. */
function dateWords(date: string, precision: DatePrecision): string {
  const time = new Date(precision === 'time' ? date : `${date.padEnd(7, '-01').padEnd(10, '-01')}T00:00:00Z`);
  if (Number.isNaN(time.getTime())) return date;
  return dateFormat(precision).format(time);
}

/** Making a formatter costs more than a row of a list may. */
const dateFormats = new Map<DatePrecision, Intl.DateTimeFormat>();

function dateFormat(precision: DatePrecision): Intl.DateTimeFormat {
  const zone = precision === 'time' ? {} : { timeZone: 'UTC' };
  const format =
    dateFormats.get(precision) ?? new Intl.DateTimeFormat(env.language, { ...dateStyles[precision], ...zone });
  dateFormats.set(precision, format);
  return format;
}

/** What an annotation is, in one line: "Figure", "Highlight", "Claim". */
export function annotationKindWord(annotation: Annotation): string {
  if (annotation.kind === 'claim') return l10n.t('Claim');
  return annotation.label === undefined ? l10n.t('Highlight') : labelWord(annotation.label);
}

/** What an annotation stands on, in words: all its passages, the whole article, or the place between two words. */
export function wordsOf({ target, moreTargets = [] }: Annotation): string {
  if (target.scope === 'article') return l10n.t('Whole article');
  if (target.exact === '') return placeBetween(target);
  return [target, ...moreTargets].map(({ exact }) => exact).join(' … ');
}

/** How much is shown around a place between two words, in UTF-16 code units. */
const shownAround = 24;

/** The words around a place, a bar where it is; none is cut. */
function placeBetween({ prefix, suffix }: Annotation['target']): string {
  const before = prefix.length > shownAround ? prefix.slice(-shownAround).replace(/^\S*\s+/, '… ') : prefix;
  const after = suffix.length > shownAround ? suffix.slice(0, shownAround).replace(/\s+\S*$/, ' …') : suffix;
  return `${before}|${after}`;
}

/** Why a file could not be read or written, as the second half of a message. */
export function failureWords(failure: FileFailure | 'notAnalysed'): string {
  switch (failure) {
    case 'missing':
      return l10n.t('the file does not exist');
    case 'denied':
      return l10n.t('there is no permission to use it');
    case 'full':
      return l10n.t('the disk is full');
    case 'binary':
      return l10n.t('it is not a text file');
    case 'empty':
      return l10n.t('it is empty');
    case 'invalidEncoding':
      return l10n.t('its encoding cannot be recognised');
    case 'nameTooLong':
      return l10n.t('its name is too long');
    case 'notUtf8':
      return l10n.t('it is not in UTF-8');
    case 'tooLarge':
      return l10n.t('it is larger than 50 MB');
    case 'changed':
      return l10n.t('another program keeps changing it');
    case 'unavailable':
      return l10n.t('the file system did not answer as expected');
    case 'notAnalysed':
      return l10n.t('it could not be analysed; the log says more');
  }
}
