import type { PlacedMention } from '../core/entity/entity';
import type { EntitySummary } from '../app/library/library';

/** An entity with its mentions, as the command line prints it. */
export function entityJson(entity: EntitySummary, mentions: readonly PlacedMention[]): object {
  const { id, type, name, aliases, aliasCounts, articles, status, note, wikidata, firstDate, lastDate } = entity;
  return {
    id,
    type,
    name,
    aliases: Object.fromEntries(aliases.map((alias, at) => [alias, aliasCounts[at] ?? 0])),
    articles,
    mentions: mentions.map(mentionJson),
    status,
    note: note ?? null,
    wikidata: wikidata ?? null,
    firstDate: firstDate ?? null,
    lastDate: lastDate ?? null,
  };
}

/** A mention with its place, in UTF-16 code units. */
export function mentionJson({ article, start, end, text, confidence, origin, candidates }: PlacedMention): object {
  return { path: article, start, end, text, confidence, origin, ...(candidates && { candidates }) };
}
