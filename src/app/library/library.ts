import type { ArticleDetails, ArticleMetadata } from '../../core/article/article';
import type { ReadableArticle } from '../../core/import/readableArticle';
import type { Corrections } from '../../core/entity/corrections';
import type { EntityType, Mention, PlacedMention } from '../../core/entity/entity';
import type { EntityOverview } from '../../core/entity/entityTally';
import type { EntityQuery } from '../../core/entity/mentionStore';
import type { TextRange } from '../../core/text/textRange';
import type { Passage } from '../../core/search/passages';
import type { Disposable, FileFailure, FileId, FileReference } from '../ports';

/** Everything that is computed from an article's text alone and that lists show. Plain data: it crosses to a worker and back. */
export interface ArticleAnalysis {
  /** SHA-256 of the model text in UTF-8, hex. */
  readonly hash: string;
  /** What was found in the text, before a person's corrections. */
  readonly metadata: ArticleMetadata;
}

/** An article as the library found it. */
export interface IndexedArticle extends FileReference {
  /** Absent when the text cannot be read or analysed. */
  readonly analysis?: ArticleAnalysis;
  /** Why there is no analysis. */
  readonly failure?: FileFailure | 'notAnalysed';
}

/** What the library found out since it last told; told in batches that are quick to take over. */
export interface LibraryChange {
  /** New ones and changed ones. */
  readonly articles: readonly IndexedArticle[];
  /** Articles that are no more. */
  readonly gone: readonly FileId[];
  /** Whether any entity or mention may differ. */
  readonly entities: boolean;
}

/** How far the work is. */
export interface LibraryProgress {
  /** Articles that are listed and searchable. */
  readonly indexed: number;
  /** Articles found so far. */
  readonly found: number;
  /** Articles whose names are not yet recognised. */
  readonly unrecognised: number;
}

/** An entity without its mentions. */
export type EntitySummary = EntityOverview;

/** An entity that is named in the same articles as another, with the number of those articles. */
export interface CoMention {
  readonly entity: EntitySummary;
  readonly articles: number;
}

/** A short form that several full names of its article share: which of them is meant, a person has to say. */
export interface AmbiguousMentions {
  readonly article: FileId;
  /** The entity that they count to until then: one by itself. */
  readonly entity: string;
  /** All mentions of it in the article, by start. */
  readonly mentions: readonly PlacedMention[];
  /** What they may mean, two or more, most mentions first. */
  readonly candidates: readonly EntitySummary[];
}

/** A mention together with the entity it names. */
export interface ArticleMention extends Mention {
  /** The id of the entity. */
  readonly entity: string;
}

/** What the search has to know of an annotation. */
export interface AnnotationFacts {
  readonly id: string;
  readonly kind: 'highlight' | 'claim';
  /** Quote, comment, statement and claimant: what is searched, in reading order. */
  readonly text: string;
  readonly label?: string;
  readonly verdict?: string;
  readonly author?: string;
}

/** What the sidecar says about an article. */
export interface SidecarFacts {
  readonly details?: ArticleDetails;
  readonly annotations: readonly AnnotationFacts[];
}

export interface SearchRequest {
  /** As typed, see `parseQuery`. */
  readonly query: string;
  readonly limit: number;
  readonly offset?: number;
  /** Whether the last word, unless closed by a space or a quotation mark, is taken as the beginning of one. */
  readonly whileTyping?: boolean;
}

/** An article that a search found. */
export interface ArticleHit {
  readonly article: FileId;
  readonly score: number;
  /** Absent for an article without a title. */
  readonly title?: MarkedTitle;
}

/** A title as it was when it was searched, with the words that the query finds; offsets in UTF-16 code units. */
export interface MarkedTitle {
  readonly text: string;
  readonly marks: readonly TextRange[];
}

/** An annotation that a search found. */
export interface AnnotationHit {
  readonly article: FileId;
  readonly annotation: string;
  readonly score: number;
}

export interface SearchResult {
  /** How many articles are found in all; `hits` is a page of them. */
  readonly total: number;
  readonly hits: readonly ArticleHit[];
  /** How many annotations are found in all. */
  readonly annotationTotal: number;
  readonly annotations: readonly AnnotationHit[];
  /** True when nothing was found as typed and similar words were taken instead. */
  readonly isSimilar: boolean;
}

/**
 * Finds, reads, analyses and searches the articles of a corpus: in a worker in the editor, in the same thread on the command
 * line. It owns the index and its cache; whoever uses it keeps what {@link onDidChange} tells.
 *
 * Every call rejects when the worker died; see `RestartingLibrary`.
 */
export interface Library extends Disposable {
  /** Tells what changed, whoever asked; what a call below finds is told before its promise settles. */
  onDidChange(listener: (change: LibraryChange) => void): Disposable;
  onDidProgress(listener: (progress: LibraryProgress) => void): Disposable;
  /**
   * Tells the articles that an earlier session knew, without looking for their files; settles when that is done, at once the second
   * time. What changed since is told by {@link scan}.
   */
  restore(): Promise<void>;
  /**
   * Lists all files anew and indexes what is new or changed; settles when everything is listed and searchable. Names are
   * recognised afterwards, the articles asked for first.
   */
  scan(): Promise<void>;
  /** Reads these again before all that waits; settles when they are searchable. What is not there any more is forgotten. */
  refresh(references: readonly FileReference[]): Promise<void>;
  /** Takes the text of an open editor instead of the file's from the next refresh on; undefined goes back to the file. */
  setLiveText(id: FileId, text: string | undefined): void;
  /** What the sidecar of an article says, for searches; undefined when there is none any more. */
  setSidecarFacts(id: FileId, facts: SidecarFacts | undefined): void;
  /**
   * What persons said about entities in a folder instead of what they said there before; undefined when nothing. It holds for every
   * question asked later.
   *
   * @param folder as `ArticleFinder.folders` names it.
   */
  setCorrections(folder: FileId, corrections: Corrections | undefined): void;
  search(request: SearchRequest): Promise<SearchResult>;
  /**
   * The sentences of an article that a query marks, in the order of the text, at most `limit`; of an article that cannot be
   * read none. Offsets in UTF-16 code units over the model text.
   */
  passages(article: FileId, query: string, limit: number, whileTyping?: boolean): Promise<readonly PassageWithText[]>;
  /** What can stand after the `field:` at the end of a query: values of the corpus, most frequent first, at most `limit`. */
  complete(field: string, prefix: string, limit: number): Promise<readonly string[]>;
  /** At most `limit`, most mentions first unless told; ties by mentions, then by id. */
  entities(query: EntityQuery): Promise<readonly EntitySummary[]>;
  /** How many entities there are of each type, of those that a filter as in `EntityQuery` lets through. */
  entityCounts(filter?: string): Promise<Readonly<Record<EntityType, number>>>;
  /** The entity of an id, or the one that it was merged into or joined. */
  entity(id: string): Promise<EntitySummary | undefined>;
  /** The entities named in the same articles as one, most articles first. */
  coMentions(entity: string, limit: number): Promise<readonly CoMention[]>;
  /** The short forms of which it is not known whom they mean, by path of the article, inside it by start; at most `limit`. */
  ambiguous(options: { readonly limit: number }): Promise<readonly AmbiguousMentions[]>;
  /** By path of the article, inside it by start. */
  mentionsOf(entity: string): Promise<readonly PlacedMention[]>;
  /** The first mention of each entity by path of the article, in the order of the ids; undefined of one that is not named. */
  firstMentions(entities: readonly string[]): Promise<readonly (PlacedMention | undefined)[]>;
  /** By start. Recognises the article now if that was not done yet. */
  mentionsIn(article: FileId): Promise<readonly ArticleMention[]>;
  /**
   * Turns a saved page into a clean Markdown article, see `readableArticle`; of a page without a main text the words are all
   * the words of the page.
   *
   * @param html the page as text, in any line ends.
   * @param url where the page was found, if known: relative links start from it.
   */
  readable(html: string, url?: string): Promise<ReadableArticle>;
}

/** A passage with its words, for whoever does not have the text. */
export interface PassageWithText extends Passage {
  /** The words of the passage as they stand in the article's prose, white space single. Marks are given by `textMarks`. */
  readonly text: string;
  /** The marks as offsets into {@link text}. */
  readonly textMarks: readonly { readonly start: number; readonly end: number }[];
}
