import { dateAt, toArticleDate, type DateParts } from '../article/dates';
import type { DatePrecision } from '../article/article';
import { findComposed } from '../text/composed';
import type { TextRange } from '../text/textRange';
import { addDays, addMonths, isoDay, isoMonth, toCivilDate, weekday, type CivilDate } from './civilDate';
import { dateWords, type DateWords } from './dateWords';

/** A date in running text. Offsets in UTF-16 code units. */
export interface FoundDate extends TextRange {
  readonly text: string;
  /** ISO 8601, as precise as {@link precision} says; absent for a relative date in an article whose date is not known. */
  readonly value?: string;
  readonly precision: DatePrecision;
  /** The last day, for a stretch of days such as a week; {@link value} is the first then. */
  readonly until?: string;
}

/**
 * Finds dates, by start, never overlapping: absolute ones ("il 4 novembre 2024", "in June 2023", "nel 1998"), ones without a year,
 * and relative ones ("ieri", "last week", "il y a trois jours", "lundi dernier"), which are resolved against the article's date. A day
 * without a year is the nearest one that does not lie more than three months ahead. For it, en, es, fr and de; nothing in others.
 *
 * @param articleDate ISO 8601 of any precision; undefined when it is not known. O(prose).
 */
export function findDates(prose: string, language: string | undefined, articleDate: string | undefined): FoundDate[] {
  const words = language === undefined ? undefined : dateWords[language];
  return words ? findComposed(prose, (composed) => findIn(composed, words, articleDate)) : [];
}

function findIn(prose: string, words: DateWords, articleDate: string | undefined): FoundDate[] {
  const patterns = patternsOf(words);
  const today = articleDate === undefined ? undefined : new Today(articleDate);
  const folded = foldKeepingLength(prose);
  const found: FoundDate[] = [];
  for (const [pattern, read] of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const date = read({ match, prose, folded, today });
      if (date) found.push(date);
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return found.filter((date) => {
    if (date.start < end) return false;
    end = date.end;
    return true;
  });
}

/** The article's date and how far it reaches: a month's last day may still be meant. */
class Today {
  readonly first: CivilDate;
  readonly last: CivilDate;

  constructor(iso: string) {
    this.first = toCivilDate(iso) ?? { year: 2000, month: 1, day: 1 };
    const isMonth = /^\d{4}-\d\d$/.test(iso);
    const isYear = /^\d{4}$/.test(iso);
    const next = isYear ? { year: this.first.year + 1, month: 1 } : addMonths(this.first, 1);
    this.last = isMonth || isYear ? addDays({ ...next, day: 1 }, -1) : this.first;
  }

  /** Whether a day is known at all: "ieri" in an article of which only the month is known is none. */
  get hasDay(): boolean {
    return isoDay(this.first) === isoDay(this.last);
  }
}

interface Found {
  readonly match: RegExpExecArray;
  readonly prose: string;
  readonly folded: string;
  readonly today: Today | undefined;
}

type Reader = (found: Found) => FoundDate | undefined;
type Direction = -1 | 0 | 1;

const compiled = new WeakMap<DateWords, readonly (readonly [RegExp, Reader])[]>();

function patternsOf(words: DateWords): readonly (readonly [RegExp, Reader])[] {
  const known = compiled.get(words);
  if (known) return known;
  const months = words.months.join('|');
  const turn = `(?:(?<last>${words.last})|(?<next>${words.next}))`;
  const turnAfter = `(?: (?:(?<lastAfter>${words.last})|(?<nextAfter>${words.next})))?`;
  const days = words.days.map(([word]) => word).join('|');
  const weekdays = words.weekdays.map((names, index) => `(?<weekday${index}>${names})`).join('|');
  const unit = `(?:(?<week>${words.week})|(?<month>${words.month})|(?<year>${words.year}))`;
  const number = String.raw`(?:\d{1,3}|${words.numbers.join('|')})`;
  const ago = words.ago.map((shape) => shape.replace('#', `(?:${number}) \\p{L}{2,9}`)).join('|');
  const build = (source: string): RegExp =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'gu');
  const patterns: (readonly [RegExp, Reader])[] = [
    [
      new RegExp(
        String.raw`(?<![\p{L}\p{N}.,/-])(?<lead>${words.lead})?(?<at>)(?:\d{1,2}(?=[^\d]{1,6}(?:${months})|\.\d{1,2}\.\d{4})|(?<!\d\.? )(?:${months})\.? (?=\d)|[12]\d{3}-\d\d-\d\d)`,
        'gu',
      ),
      readAbsolute(words),
    ],
    [build(`(?<lead>${words.monthLead})(?<name>${months})${turnAfter}(?! \\d)`), readMonth(words)],
    [
      new RegExp(
        String.raw`(?:(?<![\p{L}\p{N}])(?:${words.yearLead})|\()(?<at>)(?<written>1[0-9]\d\d|20\d\d)(?![\p{L}\p{N}]|[.,]\d|[-/]\d)`,
        'gu',
      ),
      readYear,
    ],
    [build(`(?<word>${days})`), readDay(words)],
    [build(`(?:${words.lead})?(?:${turn} )?(?:${weekdays})${turnAfter}`), readWeekday],
    [build(`(?:${words.lead})?${turn} ${unit}`), readUnit],
    [build(`(?:${words.lead})?${unit} (?:(?<lastAfter>${words.last})|(?<nextAfter>${words.next}))`), readUnit],
    [build(ago), readAgo(words)],
    [
      new RegExp(
        String.raw`(?<![\p{L}\p{N}])(?:${words.clock})(?<hours>[01]?\d|2[0-3])(?:[.:h](?<minutes>[0-5]\d))(?!\d|[.,]\d)`,
        'gu',
      ),
      readClock,
    ],
  ];
  compiled.set(words, patterns);
  return patterns;
}

function readAbsolute(words: DateWords): Reader {
  const turns = new RegExp(`^ (?:(${words.last})|(${words.next}))(?!\\p{L})`, 'u');
  return ({ match, prose, folded, today }) => {
    const at = match.index + (match.groups?.['lead']?.length ?? 0);
    const parts = withoutStop(dateAt(prose, at), prose);
    if (!parts || (parts.month === undefined && parts.day === undefined)) return undefined;
    const turn = turns.exec(folded.slice(parts.end, parts.end + 20));
    const range = { start: match.index, end: parts.end + (turn?.[0].length ?? 0) };
    const date = toArticleDate(
      parts.year === undefined ? withYear(parts, today, turn?.[1] ? -1 : turn?.[2] ? 1 : 0) : parts,
    );
    return date
      ? { ...range, text: prose.slice(range.start, range.end), ...date }
      : parts.year === undefined && today === undefined
        ? { ...range, text: prose.slice(range.start, range.end), precision: parts.time === undefined ? 'day' : 'time' }
        : undefined;
  };
}

/** A full stop after the whole name of a month ends the sentence, it is no abbreviation's. */
function withoutStop(parts: DateParts | undefined, prose: string): DateParts | undefined {
  return parts && /\p{L}{4}\.$/u.test(prose.slice(parts.start, parts.end)) ? { ...parts, end: parts.end - 1 } : parts;
}

/** The year that makes a day and month nearest, not more than three months ahead; the last or next one when the text says so. */
function withYear(parts: DateParts, today: Today | undefined, direction: Direction): DateParts {
  if (!today) return parts;
  const month = parts.month ?? 1;
  const dayOf = (year: number): string => isoDay({ year, month, day: parts.day ?? 1 });
  const { year } = today.first;
  if (direction === 1) return { ...parts, year: dayOf(year) > isoDay(today.first) ? year : year + 1 };
  const ahead = { ...addMonths(today.last, direction === -1 ? 0 : 3), day: today.last.day };
  return {
    ...parts,
    year: dayOf(year) <= isoDay(ahead) ? (dayOf(year + 1) <= isoDay(ahead) ? year + 1 : year) : year - 1,
  };
}

function readMonth(words: DateWords): Reader {
  return (found) => {
    const { groups = {} } = found.match;
    const month = words.months.findIndex((names) => names.split('|').includes(groups['name'] ?? '')) + 1;
    // "May" is a verb and "mars" a planet unless written as a month is.
    const nameStart = found.match.index + (groups['lead']?.length ?? 0);
    if (/^may/.test(groups['name'] ?? '') && found.prose.charAt(nameStart) !== 'M') return undefined;
    const direction = directionOf(groups);
    const { today } = found;
    if (!today) return toFound(found, 'month');
    const parts = withYear({ start: 0, end: 0, month, day: 1 }, today, direction);
    return toFound(found, 'month', isoMonth({ year: parts.year ?? today.first.year, month }));
  };
}

function readYear({ match, prose }: Found): FoundDate {
  const written = match.groups?.['written'] ?? '';
  const end = match.index + match[0].length;
  const start = end - written.length;
  return { start, end, text: prose.slice(start, end), value: written, precision: 'year' };
}

function readDay(words: DateWords): Reader {
  return (found) => {
    const distance = words.days.find(([word]) => word === found.match.groups?.['word'])?.[1] ?? 0;
    return toFound(found, 'day', found.today?.hasDay ? isoDay(addDays(found.today.first, distance)) : undefined);
  };
}

/** The weekday before the article's day, or that day; the one after it when the text says so. */
function readWeekday(found: Found): FoundDate | undefined {
  const { groups = {} } = found.match;
  const day = [0, 1, 2, 3, 4, 5, 6].find((index) => groups[`weekday${index}`] !== undefined) ?? 0;
  if (!found.today?.hasDay) return toFound(found, 'day');
  const today = found.today.first;
  const direction = directionOf(groups);
  const back = (weekday(today) - day + 7) % 7;
  const distance = direction === 1 ? 7 - back : direction === -1 && back === 0 ? -7 : -back;
  return toFound(found, 'day', isoDay(addDays(today, distance)));
}

function readUnit(found: Found): FoundDate {
  const { groups = {} } = found.match;
  const direction = directionOf(groups);
  const { today } = found;
  if (groups['year'] !== undefined)
    return toFound(found, 'year', today && String(today.first.year + direction).padStart(4, '0'));
  if (groups['month'] !== undefined)
    return toFound(found, 'month', today && isoMonth(addMonths(today.first, direction)));
  if (!today?.hasDay) return toFound(found, 'day');
  const monday = addDays(today.first, 7 * direction - weekday(today.first));
  return { ...toFound(found, 'day', isoDay(monday)), until: isoDay(addDays(monday, 6)) };
}

function readAgo(words: DateWords): Reader {
  const units: readonly (readonly [RegExp, 'day' | 'week' | 'month' | 'year'])[] = [
    [new RegExp(`(?:${words.day}|giorni|tagen|tage)`), 'day'],
    [new RegExp(`(?:${words.week}|settimane)`), 'week'],
    [new RegExp(`(?:${words.month}|mesi)`), 'month'],
    [new RegExp(`(?:${words.year}|anni)`), 'year'],
  ];
  return (found) => {
    const [written] = found.match;
    const unit = units.find(([pattern]) => pattern.test(written))?.[1];
    if (!unit) return undefined;
    const digits = /\d+/.exec(written)?.[0];
    const inWords =
      words.numbers.findIndex((names) => new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{L})`, 'u').test(written)) + 1;
    const count = digits === undefined ? inWords : Number(digits);
    const { today } = found;
    if (unit === 'year') return toFound(found, 'year', today && String(today.first.year - count).padStart(4, '0'));
    if (unit === 'month') return toFound(found, 'month', today && isoMonth(addMonths(today.first, -count)));
    return toFound(
      found,
      'day',
      today?.hasDay ? isoDay(addDays(today.first, -count * (unit === 'week' ? 7 : 1))) : undefined,
    );
  };
}

function readClock(found: Found): FoundDate {
  const { hours = '', minutes = '' } = found.match.groups ?? {};
  const time = `${hours.padStart(2, '0')}:${minutes}`;
  return toFound(found, 'time', found.today?.hasDay ? `${isoDay(found.today.first)}T${time}` : undefined);
}

function directionOf(groups: Readonly<Record<string, string | undefined>>): Direction {
  if (groups['last'] !== undefined || groups['lastAfter'] !== undefined) return -1;
  return groups['next'] !== undefined || groups['nextAfter'] !== undefined ? 1 : 0;
}

function toFound({ match, prose }: Found, precision: DatePrecision, value?: string): FoundDate {
  const start = match.index;
  const end = start + match[0].length;
  return { start, end, text: prose.slice(start, end), precision, ...(value !== undefined && { value }) };
}

const accents: Readonly<Record<string, string>> = Object.fromEntries(
  ['aàáâäã', 'eèéêë', 'iìíîï', 'oòóôö', 'uùúûü', 'nñ', 'cç', "'’"].flatMap(([plain = '', ...marked]) =>
    marked.map((letter) => [letter, plain] as const),
  ),
);

/** Lower case without accents, each code unit for itself, so that offsets stay. */
function foldKeepingLength(text: string): string {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : text;
  return same.replace(/[à-ü’]/g, (letter) => accents[letter] ?? letter);
}
