import { fold } from '../text/fold';
import type { DatePrecision } from './article';

/** A date as the metadata holds it. */
export interface ArticleDate {
  /** ISO 8601, as precise as said. */
  readonly value: string;
  readonly precision: DatePrecision;
}

/** The parts of a date that were written down; nothing is added. */
export interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** `hh:mm`, with seconds and zone where given. */
  readonly time?: string;
  /** Where the date stands in the text. */
  readonly start: number;
  readonly end: number;
}

/** Month names and their short forms, folded: Italian, English, Spanish, French and German, one line a month. */
const monthNames = [
  'gennaio gen january jan enero ene janvier janv januar janner',
  'febbraio febb feb february febrero fevrier fevr fev februar',
  'marzo mar march mars marz mrz',
  'aprile apr april abril abr avril avr',
  'maggio mag may mayo mai',
  'giugno giu june jun junio juin juni',
  'luglio lug july jul julio juillet juil juli',
  'agosto ago august aug aout',
  'settembre sett set september sept sep septiembre setiembre septembre',
  'ottobre ott october oct octubre octobre oktober okt',
  'novembre nov november noviembre',
  'dicembre dic december dec diciembre decembre dezember dez',
];
const months = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const month = String.raw`(?<month>\p{L}{3,10})\.?`;
const time = String.raw`(?:T|,? +)(?<time>\d{2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})? ?(?<zone>Z|[+-]\d{2}:?\d{2})?`;
/** The ways to write a date, the most telling first. All are bounded, so a search is linear. */
const patterns = [
  String.raw`(?<year>[12]\d{3})[-/](?<month>\d{1,2})(?:[-/](?<day>\d{1,2})(?:${time})?)?(?![\d/-])`,
  String.raw`(?<day>\d{1,2})(?:\.|º|°|er|st|nd|rd|th)? {1,2}(?:de |of )?${month}(?:,? (?:de |del )?(?<year>[12]\d{3}))?(?![\p{L}\d])`,
  String.raw`${month} (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>[12]\d{3}))?(?![\p{L}\d])`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>[12]\d{3})(?!\d)`,
  String.raw`${month} (?:de |del )?(?<year>[12]\d{3})(?!\d)`,
  String.raw`(?<year>[12]\d{3})(?![\p{L}\d.,])`,
].map((source) => new RegExp(String.raw`(?<![\p{L}\d])${source}`, 'giu'));

/** The date that begins exactly at an offset and where it ends, or undefined. It may lack a year, or be a bare year. O(1). */
export function dateAt(text: string, offset: number): DateParts | undefined {
  const date = datesIn(text.slice(offset, offset + 60)).find(({ start }) => start === 0);
  return date && { ...date, start: offset, end: offset + date.end };
}

/**
 * Reads a date from a metadata value ("2024-11-04T10:30Z", "4 novembre 2024", "Nov. 4, 2024"): the first that names a year.
 * Undefined when there is none. Day and month in figures with slashes are not guessed: their order differs between countries.
 */
export function readDate(text: string): ArticleDate | undefined {
  for (const parts of datesIn(text.slice(0, 200))) {
    const date = toArticleDate(parts);
    if (date) return date;
  }
  return undefined;
}

/** The first full date (day, month and year) in running text, or undefined. Pass a bounded text. */
export function findFullDate(text: string): ArticleDate | undefined {
  const dates = datesIn(text).sort((a, b) => a.start - b.start);
  for (const parts of dates) {
    const date = parts.day === undefined ? undefined : toArticleDate(parts);
    if (date) return date;
  }
  return undefined;
}

/** The written parts as a date; undefined without a year or for a day the calendar does not have. */
export function toArticleDate({ year, month, day, time }: Omit<DateParts, 'start' | 'end'>): ArticleDate | undefined {
  if (year === undefined) return undefined;
  if (month === undefined) return { value: String(year), precision: 'year' };
  const yearAndMonth = `${year}-${twoDigits(month)}`;
  if (day === undefined) return { value: yearAndMonth, precision: 'month' };
  if (day > daysIn(year, month)) return undefined;
  const value = `${yearAndMonth}-${twoDigits(day)}`;
  return time === undefined ? { value, precision: 'day' } : { value: `${value}T${time}`, precision: 'time' };
}

function datesIn(text: string): DateParts[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap((match) => toParts(match) ?? []));
}

function toParts(match: RegExpExecArray): DateParts | undefined {
  const { year, month: monthText, day, time: clock, zone = '' } = match.groups ?? {};
  const monthNumber = monthText === undefined ? undefined : (months.get(fold(monthText)) ?? Number(monthText));
  if (monthNumber !== undefined && !(monthNumber >= 1 && monthNumber <= 12)) return undefined;
  if (day !== undefined && !(Number(day) >= 1 && Number(day) <= 31)) return undefined;
  return {
    start: match.index,
    end: match.index + match[0].length,
    ...(year !== undefined && { year: Number(year) }),
    ...(monthNumber !== undefined && { month: monthNumber }),
    ...(day !== undefined && { day: Number(day) }),
    ...(clock !== undefined && { time: clock + zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') }),
  };
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
