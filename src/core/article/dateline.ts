import type { TextRange } from '../text/textRange';
import { agencyOf } from './agencies';
import { dateAt, toArticleDate, type ArticleDate, type DateParts } from './dates';
import { isCapitals, readableCase } from './readableCase';

/** What stands before the first sentence of an agency text: " date 2024-11 (Adnkronos) - ", "LONDON, Nov 4 (Reuters) -". */
export interface Dateline {
  /** Where the body begins, in UTF-16 code units. */
  readonly end: number;
  /** The agency in its usual spelling, or as written when it is not a known one. */
  readonly agency?: string;
  readonly isKnownAgency: boolean;
  /** Where the report was written, capitals made readable. */
  readonly place?: string;
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
/** A city of up to five words, or two of them, with a region or country after commas or in brackets. */
const place =
  /\p{Lu}[\p{L}\p{M}'’.]*(?:[ /-](?:\p{Lu}[\p{L}\p{M}'’.]*|a\.M\.|d[aeio]|del|am|an der|la|le|sur|upon|of|en|lès)){0,4}(?: ?\(\p{Lu}[\p{L}\p{M}. '’-]{1,30}\)(?=,))?(?:, \p{Lu}[\p{L}\p{M}.]+(?: \p{Lu}[\p{L}\p{M}.]+){0,2}){0,2}/uy;
/** A day of the week before a date, in the languages of the dates. */
const weekday =
  /(?:(?:luned|marted|mercoled|gioved|venerd)[ìi]|sabato|domenica|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|sat|wed|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|segunda|terça|quarta|quinta|sexta)[.,]?[ ]+/iuy;
const bracketed = /\(([^()\n]{2,40})\)|\/([^/()\n]{2,30})\//y;
/** What must follow a name that is no known agency: a colon would be too little. */
const realDash = /\s*\.?\s*(?:--|[-–—])/y;
/** After an agency without a dash: a stop, a line end, or the first letter of a sentence. */
const sentenceStart = /[.:;]|\s*\n|\s+["'“„«(]?\p{Lu}/uy;
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
  #place: TextRange | undefined;

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
      ...(this.#place && { place: readableCase(this.text.slice(this.#place.start, this.#place.end)) }),
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
    this.#place = where;
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
    this.#place = where;
    this.#date = date;
    return true;
  }

  /** A place with its region and the day after it. "MOSCOW, November 12" is no place in a region called November. */
  #placeAndDate(start: number): { where?: TextRange; date?: DateParts } {
    const where = match(place, this.text, start);
    const ends = where ? [...this.text.slice(start, where.end).matchAll(/[.,]?(?= )|$/g)] : [];
    for (const { index } of ends) {
      const date = this.#dateAfter(start + index);
      if (date) return { where: { start, end: start + index }, date };
    }
    const date = this.#dateAfter(start);
    return { ...(where && { where }), ...(date && !where && { date }) };
  }

  #dateAfter(at: number): DateParts | undefined {
    const date = dateAt(this.text, skip(weekday, this.text, skip(space, this.text, at)));
    return date?.day === undefined ? undefined : date;
  }

  #takeBracket(acceptsUnknown: boolean): boolean {
    const found = match(bracketed, this.text, this.at);
    const written = (found?.groups[0] ?? found?.groups[1])?.trim();
    if (!found || !written) return false;
    const known = agencyOf(written);
    const end = match(dash, this.text, found.end)?.end;
    const isSure = acceptsUnknown || end !== undefined || match(sentenceStart, this.text, found.end) !== undefined;
    const isDashed = match(realDash, this.text, found.end) !== undefined;
    const isName = acceptsUnknown && isDashed && end !== undefined && /^\p{L}[\p{L} .&'’/-]*$/u.test(written);
    if (known === undefined ? !isName : !isSure) return false;
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

  /** The prefix, made more exact by a dateline's day or time that fits; the dateline's own date where there is no prefix. */
  #wholeDate(): ArticleDate | undefined {
    const { year, month, day, time } = this.#prefix ?? {};
    if (!this.#date || time !== undefined) return this.#prefixDate();
    const own = { ...(year !== undefined && { year }), ...this.#date };
    const fits = [
      [year, own.year],
      [month, own.month],
      [day, own.day],
    ].every(([before, after]) => before === undefined || before === after);
    return (fits ? toArticleDate(own) : undefined) ?? this.#prefixDate();
  }

  #prefixDate(): ArticleDate | undefined {
    return this.#prefix && toArticleDate(this.#prefix);
  }
}
