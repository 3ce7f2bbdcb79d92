import type { EntityType, MentionOrigin } from '../core/entity/entity';
import { findDates } from '../core/entity/findDates';
import { findQuantities } from '../core/entity/findQuantities';
import { recognise } from '../core/entity/recognise';
import { detectLanguage } from '../core/text/language';
import type { TextRange } from '../core/text/textRange';

/** Something named, dated or counted in a text, as the command line writes it. Offsets in UTF-16 code units over that text. */
export interface NamedEntity extends TextRange {
  readonly type: 'PER' | 'LOC' | 'ORG' | 'DATE' | 'QUANTITY';
  readonly text: string;
  /** From 0 to 1. */
  readonly confidence: number;
  /** What says so; of dates and amounts, firm rules. */
  readonly origin: MentionOrigin;
  /** The date in ISO 8601, or the number. */
  readonly value?: string | number;
  readonly precision?: string;
  readonly until?: string;
  readonly unit?: string;
  readonly hedge?: string;
}

const letters: Readonly<Record<EntityType, 'PER' | 'LOC' | 'ORG' | undefined>> = {
  person: 'PER',
  place: 'LOC',
  organisation: 'ORG',
  other: undefined,
};

/** Written dates are hardly ever anything else; amounts are, now and then. */
const [dateConfidence, quantityConfidence] = [0.9, 0.8];
const between = '\n\n';

/**
 * Finds names, dates and amounts in the parts of one document; what one part shows of a name holds in the others.
 *
 * @param language ISO 639-1; detected when undefined.
 * @param date the document's date, ISO 8601, which relative dates count from.
 * @returns for each part what is in it, by start.
 */
export function findNamesIn(
  parts: readonly string[],
  language: string | undefined,
  date: string | undefined,
): NamedEntity[][] {
  const whole = parts.join(between);
  const spoken = language ?? detectLanguage(whole);
  const dates = findDates(whole, spoken, date).map((found): NamedEntity => ({
    ...found,
    type: 'DATE',
    confidence: dateConfidence,
    origin: 'list',
  }));
  const quantities = findQuantities(whole, spoken)
    .filter((quantity) => !dates.some((other) => other.start < quantity.end && quantity.start < other.end))
    .map((found): NamedEntity => ({ ...found, type: 'QUANTITY', confidence: quantityConfidence, origin: 'list' }));
  const names = recognise(whole, spoken).flatMap(({ start, end, text, type, confidence, origin }) => {
    const letter = letters[type];
    // "May" of "May 2024" is nobody.
    const isDated = dates.some((date) => date.value !== undefined && date.start <= start && end <= date.end);
    return letter === undefined || isDated ? [] : { start, end, type: letter, text, confidence, origin };
  });
  return distribute([...names, ...dates, ...quantities], parts);
}

/** Gives each part what begins and ends in it, with offsets of its own. */
function distribute(entities: NamedEntity[], parts: readonly string[]): NamedEntity[][] {
  entities.sort((a, b) => a.start - b.start || b.end - a.end);
  let start = 0;
  let next = 0;
  return parts.map((part) => {
    const end = start + part.length;
    const found: NamedEntity[] = [];
    for (let entity = entities[next]; entity && entity.start < end; entity = entities[++next]) {
      if (entity.start >= start && entity.end <= end)
        found.push({ ...entity, start: entity.start - start, end: entity.end - start });
    }
    start = end + between.length;
    return found;
  });
}
