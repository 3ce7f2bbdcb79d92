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

/** Month names and their short forms, folded: Italian, English, Spanish, French, German and Portuguese, one line a month. */
const monthNames = [
  'gennaio gen january jan enero ene janvier janv januar janner janeiro',
  'febbraio febb feb february febrero fevrier fevr fev februar fevereiro',
  'marzo mar march mars marz mrz marco',
  'aprile apr april abril abr avril avr',
  'maggio mag may mayo mai maio',
  'giugno giu june jun junio juin juni junho',
  'luglio lug july jul julio juillet juil juli julho',
  'agosto ago august aug aout',
  'settembre sett set september sept sep septiembre setiembre septembre setembro',
  'ottobre ott october oct octubre octobre oktober okt outubro',
  'novembre nov november noviembre novembro',
  'dicembre dic december dec diciembre decembre dezember dez dezembro',
];
const months = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const month = String.raw`(?<month>\p{L}{3,10})\.?`;
const isoTime = String.raw`(?:T|,? +)(?<time>(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?)(?:\.\d{1,9})? ?(?<zone>Z|[+-]\d{2}:?\d{2})?`;
const hour = String.raw`(?:[01]?\d|2[0-3])`;
/** A clock time after a date: "10:35", "ore 10.35", "at 10:35 a.m.", "à 10h35", "um 10.35 Uhr", "10:35 GMT". A stop needs a word. */
const clock =
  String.raw`(?:,? (?<time>${hour}[:h][0-5]\d|${hour}\.[0-5]\d(?= Uhr)|(?:(?:alle )?ore|alle|at|a las|à|às|um) ${hour}[:.h][0-5]\d)` +
  String.raw`(?: ?(?<half>[ap])\.?m(?:\.|(?![\p{L}\d])))?(?: (?<zone>GMT|UTC)| Uhr)?(?![\p{L}\d]))?`;
/** The ways to write a date, the most telling first. All are bounded, so a search is linear. */
const sources = [
  String.raw`(?<year>[12]\d{3})[-/](?<month>\d{1,2})(?:[-/](?<day>\d{1,2})(?:${isoTime})?)?(?![\d/-])`,
  String.raw`(?<day>\d{1,2})(?:\.|º|°|er|st|nd|rd|th)? {1,2}(?:de |of )?${month}(?:,? (?:de |del )?(?<year>[12]\d{3}))?${clock}(?![\p{L}\d])`,
  String.raw`${month} (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>[12]\d{3}))?${clock}(?![\p{L}\d])`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>[12]\d{3})${clock}(?!\d)`,
  String.raw`${month} (?:de |del )?(?<year>[12]\d{3})(?!\d)`,
  String.raw`(?<year>[12]\d{3})(?![\p{L}\d.,])`,
];
const patterns = sources.map((source) => new RegExp(String.raw`(?<![\p{L}\d])${source}`, 'giu'));
const patternsHere = sources.map((source) => new RegExp(source, 'iuy'));
/** A date in running text that is worth the search has a year. */
const anyYear = /[12]\d{3}/;

/** The date that begins exactly at an offset and where it ends, or undefined. It may lack a year, or be a bare year. O(1). */
export function dateAt(text: string, offset: number): DateParts | undefined {
  if (/[\p{L}\d]/u.test(text.charAt(offset - 1))) return undefined;
  const here = text.slice(offset, offset + 60);
  for (const pattern of patternsHere) {
    pattern.lastIndex = 0;
    const match = pattern.exec(here);
    const date = match ? toParts(match) : undefined;
    if (date) return { ...date, start: offset, end: offset + date.end };
  }
  return undefined;
}

/**
 * Reads a date from a metadata value ("2024-11-04T10:30Z", "4 novembre 2024", "Nov. 4, 2024"): the first that names a year.
 * Undefined when there is none. Day and month in figures with slashes are not guessed: their order differs between countries.
 */
export function readDate(text: string): ArticleDate | undefined {
  if (!/\d/.test(text)) return undefined;
  for (const parts of datesIn(text.slice(0, 200))) {
    const date = toArticleDate(parts);
    if (date) return date;
  }
  return undefined;
}

/** Reads a text that is a date and nothing else, in any of the forms of {@link readDate}. */
export function readWholeDate(text: string): ArticleDate | undefined {
  const date = dateAt(text, 0);
  return date?.end === text.length ? toArticleDate(date) : undefined;
}

/** The first full date (day, month and year) in running text, without its clock time, or undefined. Pass a bounded text. */
export function findFullDate(text: string): ArticleDate | undefined {
  if (!anyYear.test(text)) return undefined;
  const dates = [...datesIn(text)].sort((a, b) => a.start - b.start);
  for (const { time: _, ...parts } of dates) {
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

/** All dates of a text, the most telling way to write them first; looked for as they are asked for. */
function* datesIn(text: string): Generator<DateParts, void> {
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const parts = toParts(match);
      if (parts) yield parts;
    }
  }
}

function toParts(match: RegExpExecArray): DateParts | undefined {
  const { year, month: monthText, day, time, half, zone = '' } = match.groups ?? {};
  const monthNumber = monthText === undefined ? undefined : (months.get(fold(monthText)) ?? Number(monthText));
  if (monthNumber !== undefined && !(monthNumber >= 1 && monthNumber <= 12)) return undefined;
  if (day !== undefined && !(Number(day) >= 1 && Number(day) <= 31)) return undefined;
  return {
    start: match.index,
    end: match.index + match[0].length,
    ...(year !== undefined && { year: Number(year) }),
    ...(monthNumber !== undefined && { month: monthNumber }),
    ...(day !== undefined && { day: Number(day) }),
    ...(time !== undefined && { time: toTime(time, half) + toZone(zone) }),
  };
}

/** "ore 9.35" as `09:35`, "10:35" in the afternoon as `22:35`. */
function toTime(written: string, half: string | undefined): string {
  const [hours = '', ...rest] = written.replace(/^[^\d]+/, '').split(/[:.h]/i);
  const afternoon = half?.toLowerCase() === 'p' && Number(hours) < 12 ? 12 : 0;
  const midnight = half?.toLowerCase() === 'a' && Number(hours) === 12 ? -12 : 0;
  return [twoDigits(Number(hours) + afternoon + midnight), ...rest].join(':');
}

function toZone(written: string): string {
  return /^[GUZ]/i.test(written) ? 'Z' : written.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
