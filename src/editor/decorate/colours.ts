import { ThemeColor } from 'vscode';
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
export function lineColour(annotation: Annotation): ThemeColor {
  return new ThemeColor(`newsmark.${lookOf(annotation)}Line`);
}
