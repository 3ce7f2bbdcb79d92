import type { Annotation } from '../../../../src/core/annotation/annotation';
import { wholeArticle } from '../../../../src/core/anchor/quoteTarget';
import type { ListedAnnotation } from '../../../../src/app/annotationList/listedAnnotation';

/** What a test says of an annotation; its words are also its id. */
export interface AnnotationSketch {
  readonly article?: string;
  readonly label?: string;
  readonly comment?: string;
  /** Makes it a claim, with a verdict. */
  readonly verdict?: string;
  readonly creator?: string;
  readonly created?: string;
  readonly replies?: readonly string[];
  readonly isResolved?: true;
  readonly isNote?: true;
}

export function listedAnnotation(words: string, sketch: AnnotationSketch = {}): ListedAnnotation {
  const { article = 'a', label, comment, verdict, creator, created, replies, isResolved, isNote } = sketch;
  const base = {
    id: words,
    target: isNote ? wholeArticle : { exact: words, prefix: '', suffix: '' },
    ...(creator !== undefined && { creator }),
    ...(created !== undefined && { created }),
    ...(isResolved && { isResolved }),
    ...(replies && { replies: replies.map((value, index) => ({ id: String(index), value })) }),
  };
  const annotation: Annotation =
    verdict === undefined
      ? { kind: 'highlight', ...base, ...(label !== undefined && { label }), ...(comment !== undefined && { comment }) }
      : { kind: 'claim', ...base, statement: `${words} is so`, verdict };
  return { article, annotation, placement: { kind: 'exact', range: { start: 0, end: 1 } } };
}

export function listedAnnotations(sketches: Readonly<Record<string, AnnotationSketch>>): readonly ListedAnnotation[] {
  return Object.entries(sketches).map(([words, sketch]) => listedAnnotation(words, sketch));
}

export function idsOf(annotations: readonly ListedAnnotation[]): string {
  return annotations.map(({ annotation }) => annotation.id).join(' ');
}
