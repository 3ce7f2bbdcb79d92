import type { TextDocument } from 'vscode';
import { placedRange } from '../core/anchor/placement';
import type { Annotation } from '../core/annotation/annotation';
import type { Sidecar } from '../core/annotation/sidecar';
import type { TextRange } from '../core/text/textRange';
import { placeAnnotations } from '../app/articleEntry';
import type { Corpus } from '../app/corpus';
import { textMapOf } from './convert';

/** An annotation together with its one place. Offsets in UTF-16 code units over the document's model text. */
export interface AnnotationHere {
  readonly annotation: Annotation;
  readonly range: TextRange;
}

interface Placed {
  readonly version: number;
  readonly sidecar: Sidecar;
  readonly here: readonly AnnotationHere[];
}

const known = new WeakMap<TextDocument, Placed>();

/**
 * The annotations that have a place in a document as it is now, unsaved edits included, in the order of the sidecar.
 * Found once for each state of document and sidecar, whoever asks: drawing, hovering or a command.
 */
export function annotationsIn(corpus: Corpus, document: TextDocument): readonly AnnotationHere[] {
  const entry = corpus.article(document.uri.toString());
  if (entry?.sidecar.kind !== 'ok') return [];
  const { sidecar } = entry.sidecar;
  const before = known.get(document);
  if (before?.version === document.version && before.sidecar === sidecar) return before.here;
  const placed = placeAnnotations(sidecar.annotations, textMapOf(document).text, sidecar.article.sha256);
  const here = placed.flatMap(({ annotation, placement }) => {
    const range = placedRange(placement);
    return range ? [{ annotation, range }] : [];
  });
  known.set(document, { version: document.version, sidecar, here });
  return here;
}
