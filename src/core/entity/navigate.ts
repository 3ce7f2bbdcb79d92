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

/** Stub. */
export function nextMention(
  entity: Entity,
  from: CorpusPosition,
  articles: readonly string[],
): MentionStep | undefined {
  return stub(entity, from, articles);
}

/** Stub. */
export function previousMention(
  entity: Entity,
  from: CorpusPosition,
  articles: readonly string[],
): MentionStep | undefined {
  return stub(entity, from, articles);
}

/** Stub. */
export function occurrencesByArticle(entities: readonly Entity[]): ReadonlyMap<string, readonly Occurrence[]> {
  return new Map(entities.map((entity) => [entity.id, []]));
}

/** Stub: the mention the offset touches, and its entity; `occurrences` is one article's list of {@link occurrencesByArticle}. */
export function entityAt(occurrences: readonly Occurrence[], offset: number): Occurrence | undefined {
  return occurrences[offset];
}

function stub(entity: Entity, from: CorpusPosition, articles: readonly string[]): MentionStep | undefined {
  return articles.includes(from.article) && entity.mentions.length > 0 ? undefined : undefined;
}
