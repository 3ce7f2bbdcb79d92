import type { QuoteTarget } from '../anchor/quoteTarget';
import type { JsonObject, JsonValue } from '../annotation/json';
import type { CorrectionsFile } from './correctionsFile';

/** The version of the file of corrections that this code reads and writes. */
export const CORRECTIONS_VERSION: CorrectionsFile['version'] = 1;

/** Where the file of corrections lies in its folder. */
export const CORRECTIONS_PATH = '.newsmark/entities.json';

interface Entry {
  /** What was read, so that unknown fields survive; absent on a new one. */
  readonly stored?: JsonObject;
}

/** What a person says about an entity itself. */
export interface EntityRecord extends Entry {
  /** Of the entity, see `entityId`. */
  readonly id: string;
  /** The canonical name instead of the most frequent spelling. */
  readonly name?: string;
  readonly isConfirmed?: boolean;
  readonly note?: string;
  /** `Q` and a number. */
  readonly wikidata?: string;
}

/** Two that are told apart are one: everything counted to `id` counts to `as`. A change of type is one, too. */
export interface SameRule extends Entry {
  readonly id: string;
  readonly as: string;
}

/** A name that means an entity. */
export interface AliasRule extends Entry {
  /** As it is spelled; compared folded. */
  readonly name: string;
  /** The article, by its path in the folder, with `/`, where it means that; everywhere when absent. */
  readonly article?: string;
  /** Only mentions that count to this entity otherwise: a name that is taken out of it. */
  readonly from?: string;
  readonly entity: string;
}

/** Words that are no name. */
export interface Rejection extends Entry {
  /** As they are spelled; compared folded. */
  readonly text: string;
  /** As in {@link AliasRule}. */
  readonly article?: string;
}

/** A mention that the recogniser missed, or took for another. */
export interface MarkedMention extends Entry {
  /** The path of the article in the folder, with `/`. */
  readonly article: string;
  readonly entity: string;
  /** Its words and where they stood, in code points. */
  readonly target: QuoteTarget;
}

/** The lists of corrections, in the order of the file. */
export interface CorrectionLists {
  readonly entities: readonly EntityRecord[];
  readonly same: readonly SameRule[];
  readonly aliases: readonly AliasRule[];
  readonly rejected: readonly Rejection[];
  readonly mentions: readonly MarkedMention[];
}

/** Names a list of corrections. */
export type CorrectionList = keyof CorrectionLists;

/** What persons said about the entities of one folder. Immutable; no list names anything twice. Order does not matter. */
export interface Corrections extends CorrectionLists {
  /** The file as it was read, without its lists: what other tools wrote there survives. */
  readonly stored?: JsonObject;
  /** Entries that were not understood, exactly as they were read: kept, never used. */
  readonly others?: Readonly<Partial<Record<CorrectionList, readonly JsonValue[]>>>;
}

/** When nobody said anything. */
export const noCorrections: Corrections = { entities: [], same: [], aliases: [], rejected: [], mentions: [] };
