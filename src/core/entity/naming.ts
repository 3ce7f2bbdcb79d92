import type { EntityType } from './entity';
import { entityKey } from './entityKey';

/** The spellings of an entity with their number of mentions: most first, of equals the longer, then small letters before capitals. */
export function sortedSpellings(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || compareText(b, a));
}

/** What the name of an entity is chosen from. */
export interface Naming {
  readonly type: EntityType;
  readonly key: string;
  /** As {@link sortedSpellings} orders them. */
  readonly spellings: readonly string[];
  /** The full names that short forms were told to stand for, in any order. */
  readonly names: readonly string[];
}

/**
 * The name of an entity: the first spelling that is the full name, not a short form of it; else a full name the short forms
 * stand for; else the first spelling of all, as where one was merged into an entity that is not named any more.
 */
export function canonicalName({ type, key, spellings, names }: Naming): string {
  const isName = (text: string): boolean => entityKey(type, text) === key;
  const name = spellings.find(isName) ?? [...names].sort(compareText).find(isName) ?? spellings[0] ?? key;
  return name.replace(/\s+/g, ' ');
}

/** By code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
