/**
 * What persons said about the people, organisations and places named in the articles of a folder: `.newsmark/entities.json` at its
 * root. Every list is sorted, so that additions of two people merge. Unknown fields are allowed everywhere and survive a rewrite.
 */
export interface CorrectionsFile {
  /** Version of this format. A file of a later version is read-only. */
  version: 1;
  /** What is said about an entity itself, by id. */
  entities?: EntityEntry[];
  /** Entities that are another one, by id: merged, or of another type. */
  same?: SameEntry[];
  /** Names that mean an entity, by name, article and entity they are taken from. */
  aliases?: AliasEntry[];
  /** Words that are no name, by words and article. */
  rejected?: RejectedEntry[];
  /** Mentions that were marked by hand, by article and place. */
  mentions?: MentionEntry[];
}

/** What is said about an entity itself. */
export interface EntityEntry {
  /** The entity. */
  id: EntityIdentifier;
  /** Name it is shown under, instead of the most frequent spelling. */
  name?: string;
  /** That a person confirmed it. */
  status?: 'confirmed' | Other;
  /** Whatever is worth keeping. */
  note?: string;
  /**
   * Its item in Wikidata.
   * @pattern ^Q[1-9][0-9]*$
   */
  wikidata?: string;
}

/** An entity that is another one. */
export interface SameEntry {
  /** The entity that is not one by itself. */
  id: EntityIdentifier;
  /** The entity it is. */
  as: EntityIdentifier;
}

/** A name that means an entity. */
export interface AliasEntry {
  /** The name. Letter case, accents and hyphens do not count. */
  name: string;
  /** The article in which it does, as a path in the folder with `/`; in all when absent. */
  article?: string;
  /** Only where it meant this entity until now. */
  from?: EntityIdentifier;
  /** The entity it means. */
  entity: EntityIdentifier;
}

/** Words that are no name. */
export interface RejectedEntry {
  /** The words. Letter case, accents and hyphens do not count. */
  text: string;
  /** The article in which they are none, as a path in the folder with `/`; in all when absent. */
  article?: string;
}

/** A mention that was marked by hand. */
export interface MentionEntry {
  /** The article, as a path in the folder with `/`. */
  article: string;
  /** The entity it names. */
  entity: EntityIdentifier;
  /** The words of the mention. */
  exact: string;
  /** The characters before it, up to 32. */
  prefix?: string;
  /** The characters after it, up to 32. */
  suffix?: string;
  /** Where it stood, in Unicode code points over the text with LF line ends: start included, end not. */
  start?: CodePoints;
  end?: CodePoints;
}

/** A value of another tool or of a later version, which is kept. */
type Other = string & {};

/**
 * Type and folded name of an entity.
 * @pattern ^(person|organisation|place|other):.+$
 */
type EntityIdentifier = string;

/**
 * A number of Unicode code points.
 * @asType integer
 * @minimum 0
 */
type CodePoints = number;
