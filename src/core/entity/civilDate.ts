/** A day of the Gregorian calendar, without a clock or a zone. */
export interface CivilDate {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

/** Reads the date an ISO string begins with; a missing month or day is the first. Undefined for anything else. */
export function toCivilDate(iso: string): CivilDate | undefined {
  const [, year = '', month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso) ?? [];
  return year === '' ? undefined : { year: Number(year), month: Number(month), day: Number(day) };
}

/** `2024-11-04`. */
export function isoDay({ year, month, day }: CivilDate): string {
  return `${isoMonth({ year, month })}-${pad(day)}`;
}

/** `2024-11`. */
export function isoMonth({ year, month }: { readonly year: number; readonly month: number }): string {
  return `${String(year).padStart(4, '0')}-${pad(month)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

/** The day so many days later, or earlier for a negative number. */
export function addDays(date: CivilDate, days: number): CivilDate {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day + days));
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

/** The month so many months later. */
export function addMonths(
  { year, month }: CivilDate,
  months: number,
): { readonly year: number; readonly month: number } {
  const count = year * 12 + month - 1 + months;
  return { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
}

/** 0 for Monday to 6 for Sunday. */
export function weekday({ year, month, day }: CivilDate): number {
  return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}
