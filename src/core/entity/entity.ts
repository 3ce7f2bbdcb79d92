import type { TextRange } from '../text/textRange';

/** What an entity is. `other` is a name whose kind is not known. */
export type EntityType = 'person' | 'organisation' | 'place' | 'other';

/**
 * What says that words are a mention: `list`, a list of names or a firm rule, as for a country, an agency or what stands behind a title;
 * `model`, the trained tagger; `article`, another place of the same article; `person`, somebody who marked it.
 */
export type MentionOrigin = 'list' | 'model' | 'article' | 'person';

/** One place in one article where an entity is named. Offsets in UTF-16 code units over the article's model text. */
export interface Mention extends TextRange {
  /** The words as they stand in the article. */
  readonly text: string;
  readonly type: EntityType;
  /** The full name this short form stands for in its article ("Putin" for "Vladimir Putin"); absent when {@link text} is the name. */
  readonly name?: string;
  /** The full names, two or more, that share this short form in its article ("Rossi"), by code unit: which one is meant is not known. */
  readonly candidates?: readonly string[];
  /** From 0 to 1. */
  readonly confidence: number;
  readonly origin: MentionOrigin;
}

/** A mention together with the article it stands in. */
export interface PlacedMention extends Mention {
  /** The id of the article, as the corpus names it. */
  readonly article: string;
}

/** A person, organisation or place with all its mentions in the corpus. */
export interface Entity {
  /** Stable across runs, articles and their order: made of the type and the folded name. */
  readonly id: string;
  readonly type: EntityType;
  /** The canonical name: the most frequent spelling of the full name, the longer one when equal. */
  readonly name: string;
  /** Every spelling met, with its number of mentions, most first. */
  readonly aliases: ReadonlyMap<string, number>;
  /** In the order of the articles given, inside an article by start. */
  readonly mentions: readonly PlacedMention[];
}

/** Finds the mentions in one article. Pure: the same prose gives the same mentions, by start, never overlapping. */
export type Recognise = (prose: string, language: string | undefined) => readonly Mention[];
