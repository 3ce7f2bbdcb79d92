import type { Annotation } from '../annotation/annotation';
import type { JsonObject, JsonValue } from '../annotation/json';
import type { Placement } from '../anchor/placement';
import type { ArticleMetadata } from '../article/article';
import type { ModelText } from '../text/modelText';

/** An annotation with the place it has in the article now. */
export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly placement: Placement;
  /** Of the further passages of an annotation that stands on several, in their order. */
  readonly morePlacements?: readonly Placement[];
}

/** An article and its annotations, ready to be exported. */
export interface ExportArticle {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** Empty for an article that is missing or cannot be read. */
  readonly text: ModelText;
  /** Whether the article is missing or cannot be read: where its annotations stand is not known then, and none is placed. */
  readonly isUnreadable?: boolean;
  readonly metadata: ArticleMetadata;
  /** In the order they are to be written. */
  readonly annotations: readonly PlacedAnnotation[];
  /** Items of the sidecar that were not understood, as the sidecar holds them. */
  readonly others: readonly JsonValue[];
  /** The page of the sidecar without its items, as the sidecar holds it: what other tools wrote there is exported too. */
  readonly stored?: JsonObject;
}

/** Something a format cannot hold, said instead of dropped in silence. */
export interface Loss {
  /** The path of the article. */
  readonly path: string;
  /** The id of the annotation; empty for an item that has none, and for what the sidecar says outside its items. */
  readonly annotation: string;
  readonly what: LossKind;
}

/**
 * `place`: the annotation has no sure place in the text now and is exported with the quote it was made on.
 * `details`: the format has no room for fields that the sidecar holds, such as evidence, replies or another tool's;
 * without an annotation, for fields of the sidecar's page.
 * `item`: an item of the sidecar that was not understood is left out.
 */
export type LossKind = 'place' | 'details' | 'item';

/** The outcome of an export: the file's whole text and what did not fit in it. */
export interface ExportResult {
  readonly content: string;
  readonly losses: readonly Loss[];
}
