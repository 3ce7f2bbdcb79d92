import type { ModelText } from '../text/modelText';

/**
 * Where a piece of metadata was read from, surest first. `prefix`: a date before the dateline; `text`: a headline, a byline or a
 * date in the running text; `lead`: the first sentence of the body; `language`: the language detector; `person`: corrected by hand,
 * which wins over all.
 */
export type MetadataOrigin =
  'person' | 'frontMatter' | 'markup' | 'prefix' | 'dateline' | 'fileName' | 'text' | 'lead' | 'language';

/** How exact a date is: `2024` is a year, `2024-11` a month, `2024-11-04` a day, with a clock time `time`. */
export type DatePrecision = 'year' | 'month' | 'day' | 'time';

/** How a metadata field came about. */
export interface Provenance {
  readonly from: MetadataOrigin;
  /** From 0 (a guess) to 1 (stated outright). */
  readonly confidence: number;
}

/** The fields that can carry a {@link Provenance}. */
export type MetadataField = 'title' | 'source' | 'date' | 'author' | 'place' | 'url' | 'language';

/** What is known about an article besides its words. Absent means not found, never an empty string. */
export interface ArticleMetadata {
  /** The headline; the first sentence of the body where there is none; never absent for a text with a word in it. */
  readonly title?: string;
  /** The agency or paper, in its usual spelling. */
  readonly source?: string;
  /** ISO 8601, as precise as {@link datePrecision} says. */
  readonly date?: string;
  readonly datePrecision?: DatePrecision;
  readonly author?: string;
  /** Where the report was written from, as the dateline or the markup names it. */
  readonly place?: string;
  readonly url?: string;
  /** ISO 639-1 code. */
  readonly language?: string;
  /** Number of words of the prose. */
  readonly words: number;
  readonly provenance: Readonly<Partial<Record<MetadataField, Provenance>>>;
}

/** What a person corrected of an article's metadata; kept in the sidecar. An empty string says that there is none. */
export type ArticleDetails = Readonly<Partial<Record<MetadataField, string>>>;

/** A parsed article file. */
export interface Article {
  /** The whole file as the editor shows it; annotations stand on it. */
  readonly text: ModelText;
  /**
   * The same text with everything that is not prose (markup, front matter, the dateline's date and punctuation) blanked:
   * equal in length to {@link text}, line ends kept, so an offset into one is an offset into the other. Blanks are spaces;
   * where a block ended without a line end (`</p>`, a dateline's dash) one of them is a paragraph separator, U+2029. Character
   * references of a page are decoded and filled up, see `readableWords`.
   */
  readonly prose: string;
  readonly metadata: ArticleMetadata;
}
