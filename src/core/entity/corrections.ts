import type { QuoteTarget } from '../anchor/quoteTarget';
import type { JsonObject, JsonValue } from '../annotation/json';

/** The version of the file of corrections that this code reads and writes. */
export const CORRECTIONS_VERSION = 1;

/** What a person says about an entity itself. */
export interface EntityRecord {
  /** Of the entity, see `entityId`. */
  readonly id: string;
  /** The canonical name instead of the most frequent spelling. */
  readonly name?: string;
  readonly isConfirmed?: boolean;
  readonly note?: string;
  /** `Q` and a number. */
  readonly wikidata?: string;
  /** The record as it was read; unknown fields survive. */
  readonly stored?: JsonObject;
}

/** Two that the recogniser tells apart are one: everything counted to `id` counts to `as`. A change of type is one, too. */
export interface SameRule {
  readonly id: string;
  readonly as: string;
  readonly stored?: JsonObject;
}

/** A name that means an entity. */
export interface AliasRule {
  /** As it is spelled; compared folded. */
  readonly name: string;
  readonly entity: string;
  /** The article, by its path in the folder, with `/`, where it means that; everywhere when absent. */
  readonly article?: string;
  /** Only mentions that count to this entity otherwise: a name that is taken out of it. */
  readonly from?: string;
  readonly stored?: JsonObject;
}

/** Words that are no name. */
export interface Rejection {
  /** As they are spelled; compared folded. */
  readonly text: string;
  /** As in {@link AliasRule}. */
  readonly article?: string;
  readonly stored?: JsonObject;
}

/** A mention that the recogniser missed, or took for another. */
export interface MarkedMention {
  /** The path of the article in the folder, with `/`. */
  readonly article: string;
  readonly entity: string;
  /** Its words and where they stood, in code points. */
  readonly target: QuoteTarget;
  readonly stored?: JsonObject;
}

/** What persons said about the entities of one folder. Immutable; every list is in the order of the file and names nothing twice. */
export interface Corrections {
  readonly entities: readonly EntityRecord[];
  readonly same: readonly SameRule[];
  readonly aliases: readonly AliasRule[];
  readonly rejected: readonly Rejection[];
  readonly mentions: readonly MarkedMention[];
  /** What was read besides: fields that are not known, and entries that were not understood, by the list they stand in. */
  readonly stored?: JsonObject;
  readonly others?: Readonly<Record<string, readonly JsonValue[]>>;
}

/** When nobody said anything. */
export const noCorrections: Corrections = { entities: [], same: [], aliases: [], rejected: [], mentions: [] };
