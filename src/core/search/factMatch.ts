import { readWholeDate } from '../article/dates';
import { fold } from '../text/fold';
import { searchTerms } from './terms';

/** The days from the first to the last of a query, `yyyy-mm-dd`; both ends belong to it, an absent one is open. */
export interface DateRange {
  readonly from?: string;
  readonly to?: string;
}

/**
 * Tells whether facts about an article (its source, its author, a label …) are what a query's value says: the words of the value
 * stand next to each other in it, folded, the last one as the beginning of a word when a `*` follows. `*` alone: any fact.
 * About 0.3 µs for a fact that does not match.
 */
export function factMatcher(value: string): (fact: string) => boolean {
  const isPrefix = value.endsWith('*');
  const terms = searchTerms(value);
  const [first] = terms;
  if (first === undefined) return isPrefix ? (fact) => fact !== '' : () => false;
  return (fact) => fold(fact).includes(first) && standsIn(terms, searchTerms(fact), isPrefix);
}

function standsIn(terms: readonly string[], words: readonly string[], isPrefix: boolean): boolean {
  const last = terms.length - 1;
  const isAt = (start: number): boolean =>
    terms.every((term, at) =>
      isPrefix && at === last ? words[start + at]?.startsWith(term) : words[start + at] === term,
    );
  for (let start = 0; start + last < words.length; start++) if (isAt(start)) return true;
  return false;
}

/**
 * Tells whether an article of a date (ISO 8601, of any precision) is found by a query's date: `2024`, `2024-11`, `2024-11-04`,
 * `2024-10..2024-12` (an end may be open), `>2024-05`, `<`, `>=`, `<=`, `*` for any date; a date may be written out, too. All the
 * days of the article's date must belong to it: one that only says 2024 is not found by November 2024.
 */
export function dateMatcher(value: string): (date: string) => boolean {
  if (value === '*') return () => true;
  const range = readDateRange(value);
  if (!range) return () => false;
  const { from, to } = range;
  return (date) => (from === undefined || firstDay(date) >= from) && (to === undefined || lastDay(date) <= to);
}

/** The days a query's date means; undefined when it cannot be read or ends before it begins. */
export function readDateRange(value: string): DateRange | undefined {
  const compared = /^(>=?|<=?) ?(.+)$/.exec(value);
  if (compared) return rangeBeside(compared[1] ?? '', compared[2] ?? '');
  const [first = '', last, rest] = value.split(/\s?(?:\.{2,}|…)\s?/);
  if (last === undefined) return daysOf(value);
  if (rest !== undefined || (first === '' && last === '')) return undefined;
  const from = daysOf(first)?.from;
  const to = daysOf(last)?.to;
  const isReadable = (first === '' || from !== undefined) && (last === '' || to !== undefined);
  if (!isReadable || (from !== undefined && to !== undefined && from > to)) return undefined;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function rangeBeside(sign: string, value: string): DateRange | undefined {
  const days = daysOf(value);
  if (!days) return undefined;
  // One character more than the last day, one less than the first: both sort between two days.
  if (sign === '>') return { from: `${days.to}+` };
  if (sign === '<') return { to: days.from.slice(0, -1) };
  return sign === '>=' ? { from: days.from } : { to: days.to };
}

function daysOf(value: string): { readonly from: string; readonly to: string } | undefined {
  const date = readWholeDate(value);
  return date && { from: firstDay(date.value), to: lastDay(date.value) };
}

function firstDay(date: string): string {
  return `${date.slice(0, 10)}-01-01`.slice(0, 10);
}

/** The 31st of a month that has none is a day after all of its days and before the next month's, which is what counts. */
function lastDay(date: string): string {
  const day = date.slice(0, 10);
  return day.length === 4 ? `${day}-12-31` : day.length === 7 ? `${day}-31` : day;
}
