import { ThemeColor, ThemeIcon } from 'vscode';
import { labels, type Annotation } from '../../core/annotation/annotation';

/** The looks of annotations: one for each built-in label, one for all other highlights, one for claims. */
export const looks = [...labels, 'other', 'claim'] as const;
export type Look = (typeof looks)[number];

/** A label of another tool looks like a highlight without one. */
export function lookOf(annotation: Annotation): Look {
  if (annotation.kind === 'claim') return 'claim';
  return labels.find((label) => label === annotation.label) ?? 'other';
}

/** The colour of the line under the words, in rulers and icons; declared in the manifest for every kind of theme. */
function lineColour(annotation: Annotation): ThemeColor {
  return new ThemeColor(`newsmark.${lookOf(annotation)}Line`);
}

const icons: Readonly<Record<Look, string>> = {
  keyFact: 'star-full',
  figure: 'symbol-numeric',
  quote: 'quote',
  opinion: 'comment',
  question: 'question',
  context: 'info',
  other: 'edit',
  claim: 'megaphone',
};

/** The icon of an annotation, in its colour: what it is can be told without the colour. */
export function iconOf(annotation: Annotation): ThemeIcon {
  return new ThemeIcon(icons[lookOf(annotation)], lineColour(annotation));
}
