import type { TextRange } from '../text/textRange';
import type { PlacedAnnotation } from './exporting';

/**
 * Where the passages of an annotation are, in UTF-16 code units over the text of its article, when all of them are sure: where they
 * were made, or the same words elsewhere. None for a note on the whole article; undefined where a person has to look.
 */
export function sureRanges({
  annotation,
  placement,
  morePlacements = [],
}: PlacedAnnotation): readonly TextRange[] | undefined {
  const ranges = [placement, ...morePlacements].flatMap((one) =>
    one.kind === 'exact' || one.kind === 'moved' ? [one.range] : [],
  );
  if (ranges.length <= morePlacements.length) return undefined;
  return annotation.target.scope === 'article' ? [] : ranges;
}

/** The words of an annotation as they are now, or as it was made where that is not sure; of several passages with a sign between. */
export function quoteOf(placed: PlacedAnnotation, text: string): string {
  const { target, moreTargets = [] } = placed.annotation;
  const now = sureRanges(placed)?.map(({ start, end }) => text.slice(start, end));
  return (now ?? [target, ...moreTargets].map(({ exact }) => exact)).join(' […] ');
}
