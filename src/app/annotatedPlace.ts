import { describeTarget } from '../core/anchor/describe';
import { wholeArticle } from '../core/anchor/quoteTarget';
import type { Annotation, AnnotationBase } from '../core/annotation/annotation';
import { isEqualJson } from '../core/annotation/equalJson';
import { indexCodePoints } from '../core/text/codePointIndex';
import type { ModelText } from '../core/text/modelText';
import type { TextRange } from '../core/text/textRange';
import type { Change } from './sidecarStep';

/** Where an annotation is made: words, several passages at once, or the article as a whole. */
export type AnnotatedPlace = TextRange | readonly TextRange[] | 'article';

/** Where an annotation stands now: UTF-16 code units over the text, a range for each of its targets. */
export interface AnnotationMove {
  readonly annotation: Annotation;
  readonly ranges: readonly TextRange[];
}

/**
 * Describes where an annotation is made. Several ranges are taken in the order of the text.
 *
 * @param place UTF-16 code units over the text.
 */
export function describePlace(text: ModelText, place: AnnotatedPlace): Pick<AnnotationBase, 'target' | 'moreTargets'> {
  if (place === 'article') return { target: wholeArticle };
  const ranges = 'start' in place ? [place] : place.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const index = indexCodePoints(text);
  const [target = wholeArticle, ...moreTargets] = ranges.map((range) => describeTarget(text, range, index));
  return { target, ...(moreTargets.length > 0 && { moreTargets }) };
}

/** The annotations with targets where they stand now and without a base; those that stand there already are left out. */
export function describeMoves(text: ModelText, moves: readonly AnnotationMove[]): readonly Change[] {
  return moves.flatMap(({ annotation, ranges }): Change[] => {
    const { moreTargets: _more, base: _base, isKeptAsOrphan: _kept, ...bare } = annotation;
    const after = { ...bare, ...describePlace(text, ranges) };
    const isSame = isEqualJson([after.target, after.moreTargets], [annotation.target, annotation.moreTargets]);
    return isSame ? [] : [{ before: annotation, after }];
  });
}

/** The changes with the hash of the text that the annotations stand on after them. */
export function withBase(changes: readonly Change[], base: string): readonly Change[] {
  return changes.map(({ before, after }) => ({ before, after: after && { ...after, base } }));
}
