import { nameKey } from '../text/fold';
import type { Entity, EntityType, Mention, PlacedMention } from './entity';
import { canonicalName, compareText, majorityType, sortedSpellings } from './naming';

/**
 * Resolves the mentions of a corpus to entities: one for each folded full name, of the type most of its mentions have.
 *
 * @param articles mentions by article id; their order becomes the order of an entity's mentions, nothing else depends on it.
 * @returns most mentions first, then by id. O(mentions): about 0.3 s for 10,000 articles of 50.
 */
export function resolve(articles: ReadonlyMap<string, readonly Mention[]>): Entity[] {
  const groups = new Map<string, Group>();
  /** Folding costs more than the rest together, and a corpus repeats its spellings. */
  const bySpelling = new Map<string, Group>();
  for (const [article, mentions] of articles) {
    for (const mention of mentions) {
      const spelling = mention.name ?? mention.text;
      let group = bySpelling.get(spelling);
      if (!group) bySpelling.set(spelling, (group = groupOf(nameKey(spelling), groups)));
      group.mentions.push(placed(mention, article));
      count(group.types, mention.type);
      count(group.aliases, mention.text);
    }
  }
  const entities = [...groups.values()].filter(({ key }) => key !== '').map(toEntity);
  return entities.sort((a, b) => b.mentions.length - a.mentions.length || compareText(a.id, b.id));
}

function groupOf(key: string, groups: Map<string, Group>): Group {
  const known = groups.get(key);
  if (known) return known;
  const group: Group = { key, mentions: [], types: new Map(), aliases: new Map() };
  groups.set(key, group);
  return group;
}

/** Written out, as spreading half a million mentions takes a second. */
function placed({ start, end, text, type, name, confidence }: Mention, article: string): PlacedMention {
  return name === undefined
    ? { start, end, text, type, confidence, article }
    : { start, end, text, type, name, confidence, article };
}

interface Group {
  readonly key: string;
  readonly mentions: PlacedMention[];
  readonly types: Map<EntityType, number>;
  readonly aliases: Map<string, number>;
}

function toEntity({ key, mentions, types, aliases }: Group): Entity {
  const type = majorityType(types);
  const spellings = sortedSpellings(aliases);
  const texts = spellings.map(([text]) => text);
  const names = mentions.flatMap(({ name }) => name ?? []);
  return { id: `${type}:${key}`, type, name: canonicalName(key, texts, names), aliases: new Map(spellings), mentions };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
