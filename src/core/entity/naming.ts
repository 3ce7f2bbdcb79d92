import { nameKey } from '../text/fold';
import type { EntityType } from './entity';

/** A tie between types falls to the earlier one; a name of unknown kind takes any kind it has elsewhere. */
const typeOrder: readonly EntityType[] = ['person', 'organisation', 'place', 'other'];

/** The type of an entity: the one most of its mentions have. */
export function majorityType(counts: ReadonlyMap<EntityType, number>): EntityType {
  let best: EntityType = 'other';
  for (const type of typeOrder) {
    if (type !== 'other' && (counts.get(type) ?? 0) > (best === 'other' ? 0 : (counts.get(best) ?? 0))) best = type;
  }
  return best;
}

/** The spellings of an entity with their number of mentions: most first, of equals the longer, then small letters before capitals. */
export function sortedSpellings(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || compareText(b, a));
}

/**
 * The name of an entity: the first spelling that is the full name, not a short form of it; else a full name the short forms
 * stand for.
 *
 * @param spellings as {@link sortedSpellings} orders them.
 * @param names the full names that short forms were told to stand for, in any order.
 */
export function canonicalName(key: string, spellings: readonly string[], names: readonly string[]): string {
  const spelling = spellings.find((text) => nameKey(text) === key);
  const name = spelling ?? [...names].sort(compareText)[0] ?? key;
  return name.replace(/\s+/g, ' ');
}

/** By code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
