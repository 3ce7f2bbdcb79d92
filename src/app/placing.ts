import { locateInSteps, type LocateRequest } from '../core/anchor/locate';
import type { Placement } from '../core/anchor/placement';
import { finish, type Steps } from '../core/anchor/steps';
import type { Annotation } from '../core/annotation/annotation';
import type { PlacedAnnotation } from '../core/export/exporting';
import type { ModelText } from '../core/text/modelText';

/** What annotations are placed in. */
export interface PlacingText {
  readonly text: ModelText;
  /** Of {@link text}. */
  readonly hash: string;
  /** The hash of the text that those annotations were made on which name none, as their sidecar has it. */
  readonly madeOn: string | undefined;
}

/** The texts that annotations were made on, by their hashes, as far as they are known. */
export type BasesOf = (hash: string) => ModelText | undefined;

/** The longest stretch of work in one go, in milliseconds: the host has others to serve. */
const longestSlice = 10;

/** The hashes of the texts that have to be read before annotations are placed. */
export function basesNeeded(
  annotations: readonly Annotation[],
  { hash }: Pick<PlacingText, 'hash'>,
): ReadonlySet<string> {
  return new Set(annotations.flatMap(({ base }) => (base === undefined || base === hash ? [] : base)));
}

/** Finds where annotations sit in a text, in their order, at once; see {@link placeInSlices}. */
export function placeAtOnce(
  annotations: readonly Annotation[],
  now: PlacingText,
  baseOf: BasesOf = () => undefined,
): readonly PlacedAnnotation[] {
  return finish(placeInSteps(annotations, now, baseOf));
}

/** Finds where annotations sit in a text, in their order, and lets others work every few milliseconds. */
export async function placeInSlices(
  annotations: readonly Annotation[],
  now: PlacingText,
  baseOf: BasesOf,
): Promise<readonly PlacedAnnotation[]> {
  const steps = placeInSteps(annotations, now, baseOf);
  let sliceStart = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - sliceStart < longestSlice) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    sliceStart = performance.now();
  }
}

function* placeInSteps(
  annotations: readonly Annotation[],
  now: PlacingText,
  baseOf: BasesOf,
): Steps<readonly PlacedAnnotation[]> {
  const requests = annotations.map((annotation) => requestsFor(annotation, now, baseOf));
  const placements = yield* locateInSteps(now.text, requests.flat());
  let at = 0;
  return annotations.map((annotation, index) => {
    const [placement = orphan, ...morePlacements] = placements.slice(at, (at += requests[index]?.length ?? 0));
    return { annotation, placement, ...(morePlacements.length > 0 && { morePlacements }) };
  });
}

const orphan: Placement = { kind: 'orphan' };

function requestsFor(annotation: Annotation, now: PlacingText, baseOf: BasesOf): readonly LocateRequest[] {
  const { base: hash = now.madeOn, target, moreTargets = [] } = annotation;
  const base = annotation.base === undefined ? undefined : baseOf(annotation.base);
  const known = { unchanged: hash === now.hash, ...(base !== undefined && { base }) };
  return [target, ...moreTargets].map((one) => ({ target: one, ...known }));
}
