import type { TextRange } from '../text/textRange';
import { agencyOf } from './agencies';
import { dateAt, toArticleDate, type ArticleDate, type DateParts } from './dates';

/** What stands before the first sentence of an agency text: " date 2024-11 (Adnkronos) - ", "LONDON, Nov 4 (Reuters) -". */
export interface Dateline {
  /** Where the body begins, in UTF-16 code units. */
  readonly end: number;
  /** The agency in its usual spelling, or as written when it is not a known one. */
  readonly agency?: string;
  readonly isKnownAgency: boolean;
  readonly date?: ArticleDate;
  /** Whether the date stood apart before the dateline proper. */
  readonly dateFrom: 'prefix' | 'dateline';
  /** The places and the agency: names that stay in the prose, by start. */
  readonly names: readonly TextRange[];
}

const WINDOW = 200;

const prefixWord = /(?:date|data|datum|fecha)[ \t]*:?[ \t]*/iy;
const space = /[\s.,;:]*/y;
const blanks = /\s*/y;
const dash = /\s*\.?\s*(?:--|[-–—:])(?![\p{L}\d])\s*/uy;
const place =
  /\p{Lu}[\p{L}\p{M}'’.]*(?:[ /-](?:\p{Lu}[\p{L}\p{M}'’.]*|d[aeio]|del|am|an der|la|le|sur|upon)){0,4}(?:, \p{Lu}[\p{L}\p{M}.]+){0,2}/uy;
const bracketed = /\(([^()\n]{2,40})\)|\/([^/()\n]{2,30})\//y;
const bare = /[\p{L}][\p{L}-]{1,20}(?: \p{Lu}\p{L}+)?(?=\s*(?:--|[-–—])\s)/uy;

/**
 * Reads the dateline that begins at an offset, or says there is none. Looks at 200 code units at most.
 *
 * An unknown name in brackets counts as an agency only where nothing else can be meant: a dash follows, and before it stands
 * nothing, a date or a place in capitals. Brackets later in a sentence are therefore no dateline.
 */
export function readDateline(text: string, start: number): Dateline | undefined {
  const reader = new DatelineReader(text.slice(0, start + WINDOW), skip(blanks, text, start));
  return reader.read();
}

function skip(pattern: RegExp, text: string, at: number): number {
  return match(pattern, text, at)?.end ?? at;
}

function match(
  pattern: RegExp,
  text: string,
  at: number,
): (TextRange & { groups: readonly (string | undefined)[] }) | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found ? { start: at, end: at + found[0].length, groups: found.slice(1) } : undefined;
}

class DatelineReader {
  #prefix: DateParts | undefined;
  #date: DateParts | undefined;
  #agency: string | undefined;
  #isKnownAgency = false;
  readonly #names: TextRange[] = [];

  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  read(): Dateline | undefined {
    this.#readPrefix();
    const start = this.at;
    const found = this.#readAgencyFirst() || this.#readPlaceFirst(start);
    if (!found && !this.#prefix) return undefined;
    if (!found) this.at = start;
    const date = this.#wholeDate();
    return {
      end: this.at,
      isKnownAgency: this.#isKnownAgency,
      names: this.#names,
      dateFrom: this.#date && date?.value !== this.#prefixDate()?.value ? 'dateline' : 'prefix',
      ...(this.#agency !== undefined && { agency: this.#agency }),
      ...(date && { date }),
    };
  }

  /** "date 2024-11", "2024-11-04 -": a date before the dateline proper. */
  #readPrefix(): void {
    const word = match(prefixWord, this.text, this.at);
    const date = dateAt(this.text, word?.end ?? this.at);
    if (date?.year === undefined || (!word && date.day === undefined)) return;
    this.#prefix = date;
    this.at = skip(blanks, this.text, skip(dash, this.text, skip(space, this.text, date.end)));
  }

  /** "(ANSA) - ROMA, 12 NOV - ", "AGI - ", "(Adnkronos) - ". */
  #readAgencyFirst(): boolean {
    if (!this.#takeBracket(true) && !this.#takeBareAgency()) return false;
    const rest = this.at;
    const { where, date } = this.#placeAndDate(rest);
    if (!where) return true;
    const end = match(dash, this.text, date?.end ?? where.end)?.end;
    if (end === undefined || (!date && !isCapitals(this.text.slice(where.start, where.end)))) return true;
    this.#names.push(where);
    this.#date = date;
    this.at = end;
    return true;
  }

  /** "ROMA, 12 nov. (Adnkronos) -", "Paris (AFP) –", "MOSCOW, November 12. /TASS/.". */
  #readPlaceFirst(start: number): boolean {
    const { where, date } = this.#placeAndDate(start);
    if (!where && !date) return false;
    const isPlaceSure =
      date !== undefined || (where !== undefined && isCapitals(this.text.slice(where.start, where.end)));
    const afterDate = date?.end ?? where?.end ?? start;
    this.at = skip(dash, this.text, skip(space, this.text, afterDate));
    const dashed = this.at;
    const hasAgency = this.#takeBracket(isPlaceSure);
    if (!hasAgency && !(date && where && isPlaceSure && match(dash, this.text, afterDate))) return false;
    if (!hasAgency) this.at = dashed;
    if (where) this.#names.unshift(where);
    this.#date = date;
    return true;
  }

  /** A place with its region and the day after it. "MOSCOW, November 12" is no place in a region called November. */
  #placeAndDate(start: number): { where?: TextRange; date?: DateParts } {
    const where = match(place, this.text, start);
    const commas = where ? [...this.text.slice(start, where.end).matchAll(/,|$/g)] : [];
    for (const { index } of commas) {
      const date = this.#dateAfter(start + index);
      if (date) return { where: { start, end: start + index }, date };
    }
    const date = this.#dateAfter(start);
    return { ...(where && { where }), ...(date && !where && { date }) };
  }

  #dateAfter(at: number): DateParts | undefined {
    const start = skip(space, this.text, at);
    const date = dateAt(this.text, start);
    return date?.day === undefined ? undefined : date;
  }

  #takeBracket(acceptsUnknown: boolean): boolean {
    const found = match(bracketed, this.text, this.at);
    const written = (found?.groups[0] ?? found?.groups[1])?.trim();
    if (!found || !written) return false;
    const known = agencyOf(written);
    const end = match(dash, this.text, found.end)?.end;
    if (known === undefined && (!acceptsUnknown || end === undefined || !/^\p{L}[\p{L} .&'’/-]*$/u.test(written)))
      return false;
    this.#agency = known ?? written;
    this.#isKnownAgency = known !== undefined;
    this.#names.push({ start: found.start + 1, end: found.end - 1 });
    this.at = end ?? skip(space, this.text, found.end);
    return true;
  }

  #takeBareAgency(): boolean {
    const found = match(bare, this.text, this.at);
    const known = found && agencyOf(this.text.slice(found.start, found.end));
    if (!found || known === undefined) return false;
    this.#agency = known;
    this.#isKnownAgency = true;
    this.#names.push({ start: found.start, end: found.end });
    this.at = skip(dash, this.text, found.end);
    return true;
  }

  /** The dateline's day completed by the prefix's year, or the prefix where the two do not fit together. */
  #wholeDate(): ArticleDate | undefined {
    const { year, month } = this.#prefix ?? {};
    const own = this.#date && toArticleDate(this.#date);
    if (own) return own;
    const fits = this.#date && (month === undefined || month === this.#date.month);
    const completed = fits && year !== undefined ? toArticleDate({ ...this.#date, year }) : undefined;
    return completed ?? this.#prefixDate();
  }

  #prefixDate(): ArticleDate | undefined {
    return this.#prefix && toArticleDate(this.#prefix);
  }
}

function isCapitals(name: string): boolean {
  return /\p{Lu}{2}/u.test(name) && !/\p{Ll}/u.test(name);
}
