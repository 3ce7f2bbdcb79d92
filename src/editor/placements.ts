import { workspace, type TextDocument, type TextDocumentChangeEvent } from 'vscode';
import { describeTarget } from '../core/anchor/describe';
import { followEdits, isGone, narrowed, type FollowedRange, type TextEdit } from '../core/anchor/followEdits';
import { locateInSteps } from '../core/anchor/locate';
import { placedRange, type Placement } from '../core/anchor/placement';
import { finish } from '../core/anchor/steps';
import type { Annotation } from '../core/annotation/annotation';
import { isEqualJson } from '../core/annotation/equalJson';
import type { Sidecar } from '../core/annotation/sidecar';
import type { ModelText } from '../core/text/modelText';
import { articleHash } from '../core/text/sha256';
import { overlaps, type TextRange } from '../core/text/textRange';
import { shownSidecar } from '../app/articleEntry';
import type { Corpus } from '../app/corpus';
import { placeAtOnce } from '../app/placing';
import type { Disposable } from '../app/ports';
import { textMapOf, type TextMap } from './convert';

/** An annotation together with one of its places. Offsets in UTF-16 code units over the document's model text. */
export interface AnnotationHere {
  readonly annotation: Annotation;
  /** Which of its targets, from 0. */
  readonly passage: number;
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
  /** Where it stood last, when nothing like it was found since the whole text was replaced; looked for again at the next time. */
  readonly lost?: { readonly text: ModelText; readonly range: TextRange };
}

interface Followed {
  readonly sidecar: Sidecar;
  readonly map: TextMap;
  readonly version: number;
  readonly passages: readonly FollowedPassage[];
  readonly here: readonly AnnotationHere[];
  /** The passages as they are if the last change was a person's, while that is not known. */
  readonly ifTyped?: readonly FollowedPassage[];
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
  const sidecar = entry && shownSidecar(entry.sidecar);
  if (!sidecar) return undefined;
  const before = known.get(document);
  if (before?.version === document.version && before.sidecar === sidecar) return before;
  const map = textMapOf(document);
  const kept = before?.version === document.version ? before.passages : [];
  const passages = placedAnew(corpus, sidecar, { text: map.text, kept });
  const followed = { sidecar, map, version: document.version, passages, here: hereOf(passages) };
  known.set(document, followed);
  return followed;
}

interface Present {
  readonly text: ModelText;
  /** The passages that were followed up to now. */
  readonly kept: readonly FollowedPassage[];
}

/** An annotation that still stands on what it stood on is followed on; the others are looked for. */
function placedAnew(corpus: Corpus, sidecar: Sidecar, { text, kept }: Present): readonly FollowedPassage[] {
  const followedBefore = new Map<string, FollowedPassage[]>();
  for (const passage of kept) {
    const { id } = passage.annotation;
    followedBefore.set(id, [...(followedBefore.get(id) ?? []), passage]);
  }
  const known = sidecar.annotations.map((annotation) => {
    const own = followedBefore.get(annotation.id);
    return own?.[0] && isOnSameWords(own[0].annotation, annotation) ? own : undefined;
  });
  const now = { text, hash: articleHash(text), madeOn: sidecar.article.sha256 };
  const fresh = sidecar.annotations.filter(({ target }, index) => !known[index] && target.scope !== 'article');
  const placed = placeAtOnce(fresh, now, (base) => corpus.baseTexts.remembered(base));
  const found = new Map(placed.map((one) => [one.annotation, one]));
  return sidecar.annotations.flatMap((annotation, index): readonly FollowedPassage[] => {
    const own = known[index];
    if (own) return own.map((passage) => ({ ...passage, annotation }));
    const one = found.get(annotation);
    if (!one) return [];
    return [one.placement, ...(one.morePlacements ?? [])].flatMap((placement, passage): FollowedPassage[] => {
      const range = placedRange(placement);
      return range ? [{ annotation, passage, kind: placement.kind, range }] : [];
    });
  });
}

function isOnSameWords(before: Annotation, now: Annotation): boolean {
  return isEqualJson([before.target, before.moreTargets, before.base], [now.target, now.moreTargets, now.base]);
}

function hereOf(passages: readonly FollowedPassage[]): readonly AnnotationHere[] {
  return passages.flatMap(({ annotation, passage, kind, range, lost }) =>
    lost || isGone(range) ? [] : [{ annotation, passage, kind, range }],
  );
}

/**
 * A change that leaves a document without unsaved changes is another program's. Of the first letter that a person types the editor says
 * that a moment later, at the same version.
 */
function follow({ document, contentChanges }: TextDocumentChangeEvent): void {
  const before = known.get(document);
  if (!before) return;
  if (before.version === document.version) {
    const { ifTyped, ...rest } = before;
    if (document.isDirty && ifTyped) known.set(document, { ...rest, passages: ifTyped, here: hereOf(ifTyped) });
    return;
  }
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
  const passages = isAll ? aligned(before, map.text) : carried(before, map.text, edits);
  const followed = { sidecar: before.sidecar, map, version: document.version };
  if (document.isDirty) {
    known.set(document, { ...followed, passages, here: hereOf(passages) });
    return;
  }
  const edited = passages.map((passage) =>
    isOnOtherWords(passage, map.text) ? { ...passage, kind: 'edited' as const } : passage,
  );
  known.set(document, { ...followed, passages: edited, here: hereOf(edited), ifTyped: passages });
}

/** Whether a passage that stood on the words it was made on stands on others now. */
function isOnOtherWords({ annotation, passage, kind, range, lost }: FollowedPassage, text: string): boolean {
  const target = passage === 0 ? annotation.target : annotation.moreTargets?.[passage - 1];
  return kind === 'exact' && !lost && !isGone(range) && text.slice(range.start, range.end) !== target?.exact;
}

/**
 * Carries passages through edits. The editor takes over what another program wrote as one edit from the first to the last line that
 * differs: what was changed inside of it is told by aligning both texts, or words that nobody touched would count as replaced.
 */
function carried(before: Followed, after: ModelText, edits: readonly TextEdit[]): readonly FollowedPassage[] {
  const { text } = before.map;
  const rewritten = edits
    .map((edit) => narrowed(edit, text))
    .filter(
      (edit) => edit.start < edit.end && edit.text !== '' && /\n/.test(text.slice(edit.start, edit.end) + edit.text),
    );
  const isRewritten = ({ range, lost }: FollowedPassage): boolean =>
    lost !== undefined || (!isGone(range) && rewritten.some((edit) => overlaps(edit, range)));
  const touched = rewritten.length > 0 ? before.passages.filter(isRewritten) : [];
  if (touched.length === 0) return followed(before, after, edits);
  const found = aligned({ ...before, passages: touched }, after);
  const byPassage = new Map(touched.map((passage, at) => [passage, found[at] ?? passage]));
  const others = followed(before, after, edits);
  return before.passages.map((passage, at) => byPassage.get(passage) ?? others[at] ?? passage);
}

function followed({ map, passages }: Followed, after: string, edits: readonly TextEdit[]): readonly FollowedPassage[] {
  const ranges = followEdits(
    passages.map(({ range }) => range),
    { before: map.text, after, edits },
  );
  return passages.map((passage, index) =>
    passage.lost ? passage : { ...passage, range: ranges[index] ?? passage.range },
  );
}

/** A text put in the place of the whole, as by a formatter or when another program wrote the file, is aligned with the one before. */
function aligned({ map, passages }: Followed, after: ModelText): readonly FollowedPassage[] {
  const last = passages.map(({ range, lost }) => lost ?? { text: map.text, range });
  const requests = last.map(({ text, range }) => ({ target: describeTarget(text, range), base: text }));
  const placements = finish(locateInSteps(after, requests));
  return passages.map((passage, at): FollowedPassage => {
    const placement = placements[at];
    const range = placement && placedRange(placement);
    const { lost: _, ...bare } = passage;
    if (isGone(passage.range)) return { ...passage, range: { ...passage.range, start: 0, end: 0 } };
    if (placement && range) return { ...bare, range, kind: placement.kind === 'edited' ? 'edited' : passage.kind };
    const from = last[at];
    return { ...bare, range: { start: 0, end: 0 }, ...(from && { lost: from }) };
  });
}
