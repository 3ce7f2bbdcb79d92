import type { Label, Verdict } from './annotation';

/**
 * The annotations of one article: a W3C Web Annotation page beside the article, named after it with `.newsmark.json`
 * added. Unknown fields are allowed everywhere and survive a rewrite.
 */
export interface SidecarFile {
  /** The W3C annotation context and Newsmark's own terms. */
  '@context': SidecarContext;
  type: 'AnnotationPage';
  /** Version of this format. A file of a later version is read-only. */
  'newsmark:version': 1;
  /** The article the annotations stand on. */
  'newsmark:article': SidecarArticle;
  /** The annotations, sorted by start and then id, so that additions at different places merge without a conflict. */
  items: SidecarItem[];
}

/** A JSON-LD context: an address, an object of terms, or a list of both. */
type SidecarContext = string | object | (string | object)[];

/** The article a sidecar belongs to. */
export interface SidecarArticle {
  /** File name of the article, without its folder. */
  file: string;
  /**
   * SHA-256, in hex, of the text the annotations were made on: UTF-8, LF line ends, no byte order mark.
   * @pattern ^[0-9a-f]{64}$
   */
  sha256?: string;
  /** Language of the article, as an ISO 639-1 code. */
  language?: string;
  /** What a person corrected of what is known about the article. */
  details?: SidecarDetails;
}

/** What a person says about the article instead of what was found in its text. An empty string says that there is none. */
export interface SidecarDetails {
  /** The headline. */
  title?: string;
  /** The agency or paper. */
  source?: string;
  /**
   * When it was published, ISO 8601, as exactly as is known: `2024`, `2024-11`, `2024-11-04` or `2024-11-04T10:30`.
   * @pattern ^(\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?)?$
   */
  date?: string;
  /** Who wrote it; several names are joined by commas. */
  author?: string;
  /** Where it was written from. */
  place?: string;
  /**
   * Address of the page.
   * @pattern ^(https?://\S+)?$
   */
  url?: string;
  /**
   * Language, as an ISO 639-1 code.
   * @pattern ^([a-z]{2})?$
   */
  language?: string;
}

/** One annotation: a highlight (motivation `highlighting`) or a claim (a body of type `newsmark:Claim`). */
export interface SidecarItem {
  /** An IRI that is never used again, `urn:uuid:…` when Newsmark made it. */
  id: string;
  type: 'Annotation';
  /** `highlighting` for a highlight, `assessing` for a claim. */
  motivation?: 'highlighting' | 'assessing' | Other;
  /** Who made the annotation. */
  creator?: SidecarPerson;
  created?: Timestamp;
  modified?: Timestamp;
  /** What is said about the passage: a label and a comment, or a claim. */
  body?: SidecarBody[];
  /** The passage; several for an annotation that stands on passages apart from each other. */
  target: SidecarTarget | SidecarTarget[];
  /**
   * SHA-256, in hex, of the text in which the targets were described: UTF-8, LF line ends, no byte order mark.
   * @pattern ^[0-9a-f]{64}$
   */
  'newsmark:base'?: string;
  /** Whether a person keeps the annotation though its words are gone from the article. */
  'newsmark:orphan'?: boolean;
  /** Whether the discussion is closed. */
  'newsmark:resolved'?: boolean;
  /** The discussion below the annotation, oldest first. */
  'newsmark:replies'?: SidecarReply[];
  /**
   * Keeps git from mixing annotations that look alike. Written anew with the file: nobody else needs to write or to keep it.
   */
  'newsmark:check'?: string;
}

/** A person, or the program that acted for one. */
export interface SidecarPerson {
  /** `Person`, or what else made it. */
  type?: 'Person' | Other;
  /** Name as it is shown. */
  name?: string;
}

/** What is said about a passage. Bodies of other types are kept and not shown. */
type SidecarBody = LabelBody | CommentBody | ClaimBody;

/** The label of a highlight. */
interface LabelBody {
  type: 'TextualBody';
  purpose: 'tagging';
  /** The label: a built-in one or one of the project's own. */
  value: Label | Other;
}

/** The comment on a highlight. */
export interface CommentBody {
  type: 'TextualBody';
  purpose: 'commenting';
  /** Media type of the comment. */
  format?: 'text/markdown' | Other;
  /** The comment, as typed. */
  value: string;
}

/** Something somebody claims in the passage, and what became of it. */
export interface ClaimBody {
  type: 'newsmark:Claim';
  /** The claim in one self-contained sentence. */
  statement: string;
  /** Who says it. */
  claimant?: SidecarClaimant;
  /** The words that attribute the claim, such as a verb of saying. */
  cue?: SidecarCue;
  /** What sort of claim it is. */
  kind?: 'fact' | 'figure' | 'prediction' | 'opinion' | Other;
  /** What the check came to. */
  verdict?: Verdict | Other;
  /** Why the verdict is what it is. */
  explanation?: string;
  /** How far the check has come. */
  status?: 'open' | 'inReview' | 'done' | Other;
  /** What speaks for or against the claim. */
  evidence?: SidecarEvidence[];
  /** Ids of claims that say the same elsewhere. */
  sameAs?: string[];
  /** Whether a person made the claim or accepted a suggestion. */
  origin?: 'person' | 'suggestion' | Other;
  /** Free tags. */
  tags?: string[];
}

/** Who says it. */
export interface SidecarClaimant {
  /** Id of an entity, when the claimant was picked from the names in the articles. */
  entity?: string;
  /** Name as it is shown. */
  name: string;
}

/** The attributing words and where they stand, in Unicode code points. */
export interface SidecarCue {
  /** The words. */
  exact: string;
  start: CodePoints;
  end: CodePoints;
}

/** One piece of evidence: a page on the web or another annotation. */
export interface SidecarEvidence {
  /** How it bears on the claim. */
  stance: 'supports' | 'refutes' | 'context' | Other;
  /** Address of the source. */
  url?: string;
  /** When the source was read. */
  accessed?: Timestamp;
  /** Id of the annotation that is the evidence. */
  annotation?: string;
  /** What it shows. */
  note?: string;
}

/** The passage an annotation stands on; the whole article when it has no selector. */
export interface SidecarTarget {
  /** The article, as an IRI reference relative to this file. */
  source?: string;
  /**
   * How to find the passage: its words, and where they stood.
   * @minItems 1
   */
  selector?: SidecarSelector[];
}

/** A way to find the passage. Selectors of other types are kept and not used. */
type SidecarSelector = QuoteSelector | PositionSelector;

/** The words of the passage and up to 32 characters on both sides. */
export interface QuoteSelector {
  type: 'TextQuoteSelector';
  /** The words of the passage. */
  exact: string;
  /** The characters before the passage. */
  prefix?: string;
  /** The characters after the passage. */
  suffix?: string;
}

/** Where the passage stood, in Unicode code points over the text with LF line ends: start included, end not. */
export interface PositionSelector {
  type: 'TextPositionSelector';
  start: CodePoints;
  end: CodePoints;
}

/** An answer in the discussion of an annotation. */
export interface SidecarReply {
  /** An IRI that is never used again. */
  id: string;
  creator?: SidecarPerson;
  created?: Timestamp;
  /** The answer, in Markdown. */
  value: string;
}

/** A value of another tool or of a later version, which is kept. */
type Other = string & {};

/**
 * A moment, ISO 8601. Newsmark writes UTC with `Z`.
 * @pattern ^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$
 */
type Timestamp = string;

/**
 * A number of Unicode code points.
 * @asType integer
 * @minimum 0
 */
type CodePoints = number;
