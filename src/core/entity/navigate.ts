import { touches } from '../text/textRange';
import type { Entity, PlacedMention } from './entity';

/** A place in the corpus: an article's id and an offset in its text, in UTF-16 code units. */
export interface CorpusPosition {
  readonly article: string;
  readonly offset: number;
}

/** A mention with the place it has among all mentions of its entity: `index` from 0, of `total`. */
export interface MentionStep {
  readonly mention: PlacedMention;
  readonly index: number;
  readonly total: number;
}

/** A mention together with the entity it names. */
export interface Occurrence {
  readonly entity: Entity;
  readonly mention: PlacedMention;
}

/**
 * The first mention of the entity behind a position, the first of all when none is. A mention the position touches is where the
 * reader stands, so it is passed over unless it is the only one. Undefined for an entity without mentions. O(mentions + articles).
 *
 * @param articles ids in the order they are read in; articles that are not in it come last.
 */
export function nextMention(
  entity: Entity,
  from: CorpusPosition,
  articles: readonly string[],
): MentionStep | undefined {
  const walk = inReadingOrder(entity, from, articles);
  const ahead = walk.mentions.findIndex((mention) => walk.place(mention) > 0);
  return stepTo(walk.mentions, ahead < 0 ? 0 : ahead);
}

/** The last mention of the entity before a position, the last of all when none is; else like {@link nextMention}. */
export function previousMention(
  entity: Entity,
  from: CorpusPosition,
  articles: readonly string[],
): MentionStep | undefined {
  const walk = inReadingOrder(entity, from, articles);
  const behind = walk.mentions.findLastIndex((mention) => walk.place(mention) < 0);
  return stepTo(walk.mentions, behind < 0 ? walk.mentions.length - 1 : behind);
}

/** All mentions by article id, inside an article by start, each with its entity. O(mentions × log). */
export function occurrencesByArticle(entities: readonly Entity[]): ReadonlyMap<string, readonly Occurrence[]> {
  const byArticle = new Map<string, Occurrence[]>();
  for (const entity of entities) {
    for (const mention of entity.mentions) {
      const occurrences = byArticle.get(mention.article);
      if (occurrences) occurrences.push({ entity, mention });
      else byArticle.set(mention.article, [{ entity, mention }]);
    }
  }
  for (const occurrences of byArticle.values()) occurrences.sort((a, b) => a.mention.start - b.mention.start);
  return byArticle;
}

/**
 * The mention an offset touches, and its entity; where two mentions meet, the one that begins there. O(log occurrences).
 *
 * @param occurrences of one article, as {@link occurrencesByArticle} gives them.
 */
export function entityAt(occurrences: readonly Occurrence[], offset: number): Occurrence | undefined {
  let [low, high] = [0, occurrences.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((occurrences[middle]?.mention.start ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const occurrence = occurrences[low - 1];
  return occurrence && touches(occurrence.mention, offset) ? occurrence : undefined;
}

interface Walk {
  readonly mentions: readonly PlacedMention[];
  /** Below 0 before the reader, 0 under the reader, above 0 behind. */
  readonly place: (mention: PlacedMention) => number;
}

function inReadingOrder(entity: Entity, from: CorpusPosition, articles: readonly string[]): Walk {
  const ranks = new Map(articles.map((article, index) => [article, index]));
  const rank = (article: string): number => ranks.get(article) ?? articles.length;
  const mentions = [...entity.mentions].sort((a, b) => rank(a.article) - rank(b.article) || a.start - b.start);
  const place = (mention: PlacedMention): number => {
    const apart = rank(mention.article) - rank(from.article);
    if (apart !== 0) return apart;
    return touches(mention, from.offset) ? 0 : mention.start - from.offset;
  };
  return { mentions, place };
}

function stepTo(mentions: readonly PlacedMention[], index: number): MentionStep | undefined {
  const mention = mentions[index];
  return mention && { mention, index, total: mentions.length };
}
