import type { Annotation } from '../annotation/annotation';
import type { Placement } from '../anchor/placement';
import type { ArticleMetadata } from '../article/article';
import type { ModelText } from '../text/modelText';

/** An annotation with the place it has in the article now. */
export interface PlacedAnnotation {
  readonly annotation: Annotation;
  readonly placement: Placement;
}

/** An article and its annotations, ready to be exported. */
export interface ExportArticle {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: ModelText;
  readonly metadata: ArticleMetadata;
  readonly annotations: readonly PlacedAnnotation[];
}

/** Something a format cannot hold, said instead of dropped in silence. */
export interface Loss {
  /** The id of the annotation. */
  readonly annotation: string;
  readonly what: LossKind;
}

/** `place`: the annotation has no place in the text now and is exported with the quote it was made on. */
export type LossKind = 'place';

/** The outcome of an export: the file's whole text and what did not fit in it. */
export interface ExportResult {
  readonly content: string;
  readonly losses: readonly Loss[];
}
