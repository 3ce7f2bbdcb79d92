import type { Annotation } from '../../core/annotation/annotation';
import { fold } from '../../core/text/fold';
import type { ListedAnnotation } from './listedAnnotation';

/** Folding is the cost of a filter; it is done once for each state of an annotation. */
const foldedTexts = new WeakMap<Annotation, string>();

/**
 * The annotations that have every folded word in what they stand on, what they say or who said it, in their order; a word may be any part
 * of one. The same list when there are no words.
 *
 * @param words see `filterWords`.
 * @param labelWord what a label is called where the list is read.
 */
export function filterAnnotations(
  annotations: readonly ListedAnnotation[],
  words: readonly string[],
  labelWord: (label: string) => string,
): readonly ListedAnnotation[] {
  if (words.length === 0) return annotations;
  return annotations.filter(({ annotation }) => {
    const text = foldedText(annotation, labelWord);
    return words.every((word) => text.includes(word));
  });
}

function foldedText(annotation: Annotation, labelWord: (label: string) => string): string {
  const known = foldedTexts.get(annotation);
  if (known !== undefined) return known;
  const { target, moreTargets = [], replies = [], creator } = annotation;
  const said =
    annotation.kind === 'claim'
      ? [annotation.statement, annotation.claimant?.name]
      : [annotation.label === undefined ? undefined : labelWord(annotation.label), annotation.comment];
  const quotes = [target, ...moreTargets].map(({ exact }) => exact);
  const answers = replies.flatMap((reply) => [reply.value, reply.creator]);
  const folded = fold([...quotes, ...said, ...answers, creator].filter((part) => part !== undefined).join('\n'));
  foldedTexts.set(annotation, folded);
  return folded;
}
