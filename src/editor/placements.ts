import { workspace, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { describeTarget } from '../core/anchor/describe';
import { followEdits, isGone, type FollowedRange, type TextEdit } from '../core/anchor/followEdits';
import { locateAll } from '../core/anchor/locate';
import { placedRange, type Placement } from '../core/anchor/placement';
import type { Annotation } from '../core/annotation/annotation';
import type { Sidecar } from '../core/annotation/sidecar';
import { indexCodePoints } from '../core/text/codePointIndex';
import type { ModelText } from '../core/text/modelText';
import { articleHash } from '../core/text/sha256';
import type { TextRange } from '../core/text/textRange';
import type { Corpus } from '../app/corpus';
import { placeAtOnce } from '../app/placing';
import type { Disposable } from '../app/ports';
import { textMapOf, type TextMap } from './convert';

/** An annotation together with one of its places. Offsets in UTF-16 code units over the document's model text. */
export interface AnnotationHere {
  readonly annotation: Annotation;
  readonly range: TextRange;
  readonly kind: Placement['kind'];
}

/** One passage of an annotation that is followed through edits. */
export interface FollowedPassage {
  readonly annotation: Annotation;
  /** Which of its targets, from 0. */
  readonly passage: number;
  readonly kind: Placement['kind'];
  readonly range: FollowedRange;
}

interface Followed {
  readonly sidecar: Sidecar;
  readonly map: TextMap;
  readonly version: number;
  readonly passages: readonly FollowedPassage[];
  readonly here: readonly AnnotationHere[];
}

const known = new WeakMap<TextDocument, Followed>();

/**
 * The annotations that have a place in a document as it is now, unsaved edits included, in the order of the sidecar; one that
 * stands on several passages comes once for each. Placed once for each sidecar; from then on the places follow the edits.
 */
export function annotationsIn(corpus: Corpus, document: TextDocument): readonly AnnotationHere[] {
  return followedIn(corpus, document)?.here ?? [];
}

/** The passages that are followed in a document, those whose words were deleted too; undefined where nothing is annotated. */
export function passagesIn(corpus: Corpus, document: TextDocument): readonly FollowedPassage[] | undefined {
  return followedIn(corpus, document)?.passages;
}

/** Carries what is annotated in open documents through each edit. O(annotations + text) for each edit, no search. */
export function followDocuments(): Disposable {
  return workspace.onDidChangeTextDocument(follow);
}

function followedIn(corpus: Corpus, document: TextDocument): Followed | undefined {
  const entry = corpus.article(document.uri.toString());
  if (entry?.sidecar.kind !== 'ok') return undefined;
  const { sidecar } = entry.sidecar;
  const before = known.get(document);
  if (before?.version === document.version && before.sidecar === sidecar) return before;
  const map = textMapOf(document);
  const hash = articleHash(map.text);
  const now = { text: map.text, hash, madeOn: sidecar.article.sha256 };
  const baseOf = (base: string): ReturnType<typeof corpus.baseTexts.remembered> => corpus.baseTexts.remembered(base);
  const placed = placeAtOnce(sidecar.annotations, now, baseOf);
  const passages = placed.flatMap(({ annotation, placement, morePlacements = [] }) =>
    annotation.target.scope === 'article'
      ? []
      : [placement, ...morePlacements].flatMap((one, passage): FollowedPassage[] => {
          const range = placedRange(one);
          return range ? [{ annotation, passage, kind: one.kind, range }] : [];
        }),
  );
  const followed = { sidecar, map, version: document.version, passages, here: hereOf(passages) };
  known.set(document, followed);
  return followed;
}

function hereOf(passages: readonly FollowedPassage[]): readonly AnnotationHere[] {
  return passages.flatMap(({ annotation, kind, range }) => (isGone(range) ? [] : [{ annotation, kind, range }]));
}

function follow({ document, contentChanges }: TextDocumentChangeEvent): void {
  const before = known.get(document);
  if (!before || before.version === document.version) return;
  if (before.version !== document.version - 1 && contentChanges.length > 0) {
    known.delete(document);
    return;
  }
  const map = textMapOf(document);
  const edits = contentChanges.map(({ range, text }) => ({
    ...before.map.textRange(range),
    text: text.replace(/\r\n?/g, '\n'),
  }));
  const isAll = edits.length === 1 && edits[0]?.start === 0 && edits[0].end === before.map.text.length;
  const passages = isAll ? aligned(before, map.text) : followed(before, map.text, edits);
  known.set(document, { ...before, map, version: document.version, passages, here: hereOf(passages) });
}

function followed({ map, passages }: Followed, after: string, edits: readonly TextEdit[]): readonly FollowedPassage[] {
  const ranges = followEdits(
    passages.map(({ range }) => range),
    { before: map.text, after, edits },
  );
  return passages.map((passage, index) => ({ ...passage, range: ranges[index] ?? passage.range }));
}

/** A text put in the place of the whole, as by a formatter or when another program wrote the file, is aligned with the one before. */
function aligned({ map, passages }: Followed, after: ModelText): readonly FollowedPassage[] {
  const index = indexCodePoints(map.text);
  const targets = passages.map(({ range }) => describeTarget(map.text, range, index));
  const placements = locateAll(after, targets, { base: map.text });
  return passages.flatMap((passage, at): FollowedPassage[] => {
    const placement = placements[at];
    const range = placement && placedRange(placement);
    if (!placement || !range) return [];
    return [{ ...passage, range, kind: placement.kind === 'edited' ? 'edited' : passage.kind }];
  });
}
