import type { QuoteTarget } from '../anchor/quoteTarget';
import type { JsonObject } from './json';

/** The built-in labels of a highlight, as written to the sidecar. A sidecar may hold others. */
export const labels = ['keyFact', 'figure', 'quote', 'opinion', 'question', 'context'] as const;

/** A built-in label. */
export type Label = (typeof labels)[number];

/** The built-in verdict scale of a claim, as written to the sidecar. A sidecar may hold others. */
export const verdicts = ['unreviewed', 'true', 'mostlyTrue', 'misleading', 'false', 'unverifiable'] as const;

/** A verdict of the built-in scale. */
export type Verdict = (typeof verdicts)[number];

/** Who says it. `entity` is the id of an entity when it was picked from the article's names. */
export interface Claimant {
  readonly name: string;
  readonly entity?: string;
}

/** An answer in the discussion of an annotation. */
export interface Reply {
  /** `urn:uuid:…` */
  readonly id: string;
  readonly creator?: string;
  /** UTC, ISO 8601 with `Z`. */
  readonly created?: string;
  /** Markdown as typed; untrusted when shown. */
  readonly value: string;
}

/** What highlights and claims have in common. */
export interface AnnotationBase {
  /** `urn:uuid:…` */
  readonly id: string;
  readonly target: QuoteTarget;
  /** Further words that the same annotation stands on, in the order of the article. Absent when there are none. */
  readonly moreTargets?: readonly QuoteTarget[];
  /** SHA-256, in hex, of the text in which the targets were described: UTF-8, LF line ends, no byte order mark. */
  readonly base?: string;
  /** The discussion, oldest first. Absent when there is none; writing leaves those of the sidecar alone then, and an empty list ends them. */
  readonly replies?: readonly Reply[];
  /** A person keeps it as it was made, though its words are gone; it is not asked about again. */
  readonly isKeptAsOrphan?: true;
  /** The discussion is closed. Absent while it is open. */
  readonly isResolved?: true;
  readonly creator?: string;
  /** UTC, ISO 8601 with `Z`. */
  readonly created?: string;
  readonly modified?: string;
  /** The item exactly as the sidecar held it: what other tools wrote there survives a rewrite. Absent on a new one. */
  readonly stored?: JsonObject;
}

/** A marked passage with an optional label and comment. */
export interface Highlight extends AnnotationBase {
  readonly kind: 'highlight';
  /** One of {@link labels} or whatever another tool wrote as its tag. */
  readonly label?: string;
  /** Markdown as typed; untrusted when shown. */
  readonly comment?: string;
}

/** A passage in which somebody claims something. */
export interface Claim extends AnnotationBase {
  readonly kind: 'claim';
  /** The claim in one self-contained sentence. */
  readonly statement: string;
  readonly claimant?: Claimant;
  /** One of {@link verdicts}, one of the project's own scale, or a value of a later version. */
  readonly verdict: string;
}

/** What a person says about a passage. */
export type Annotation = Highlight | Claim;
