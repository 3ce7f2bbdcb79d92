import { ThemeColor, ThemeIcon } from 'vscode';
import { labels, type Annotation, type Label } from '../../core/annotation/annotation';
import type { LabelColour } from '../../core/label/labelsFile';
import { builtInLabels, type ProjectLabel } from '../../core/label/projectLabel';

/** The looks of annotations, as the ids of contributed colours name them: one for each colour of the palette, one for claims. */
export const looks = [...labels, 'other', 'red', 'pink', 'claim'] as const;
export type Look = (typeof looks)[number];

/** The ids of the palette; those of the built-in labels are named after them. */
const lookOfColour: Readonly<Record<LabelColour, Look>> = {
  yellow: 'keyFact',
  blue: 'figure',
  green: 'quote',
  purple: 'opinion',
  orange: 'question',
  grey: 'context',
  teal: 'other',
  red: 'red',
  pink: 'pink',
};

/**
 * The look of an annotation. A label that nobody declared looks like a highlight without one; built-in ones keep theirs.
 *
 * @param declared the labels of its project.
 */
export function lookOf(annotation: Annotation, declared: readonly ProjectLabel[]): Look {
  if (annotation.kind === 'claim') return 'claim';
  const label = labelOf(annotation, declared) ?? labelOf(annotation, builtInLabels);
  return label?.colour === undefined ? 'other' : lookOfColour[label.colour];
}

function labelOf(annotation: Annotation, known: readonly ProjectLabel[]): ProjectLabel | undefined {
  return annotation.kind === 'highlight' ? known.find(({ name }) => name === annotation.label) : undefined;
}

/** The colour of the line under the words, in rulers and icons; declared in the manifest for every kind of theme. */
function lineColour(look: Look): ThemeColor {
  return new ThemeColor(`newsmark.${look}Line`);
}

const labelIcons: Readonly<Record<Label, string>> = {
  keyFact: 'star-full',
  figure: 'symbol-numeric',
  quote: 'quote',
  opinion: 'comment',
  question: 'question',
  context: 'info',
};

/** The icon of an annotation, in its colour: what it is can be told without the colour, a label of the project by its name. */
export function iconOf(annotation: Annotation, declared: readonly ProjectLabel[]): ThemeIcon {
  return new ThemeIcon(iconName(annotation, declared), lineColour(lookOf(annotation, declared)));
}

function iconName(annotation: Annotation, declared: readonly ProjectLabel[]): string {
  if (annotation.kind === 'claim') return 'megaphone';
  if (annotation.label === undefined) return 'edit';
  return builtInIcon(annotation.label) ?? (labelOf(annotation, declared) ? 'circle-filled' : 'edit');
}

/** The icon of a label in lists to pick from. */
export function labelIcon({ name, colour = 'teal' }: ProjectLabel): ThemeIcon {
  return new ThemeIcon(builtInIcon(name) ?? 'circle-filled', lineColour(lookOfColour[colour]));
}

/** The icon of a colour itself. */
export function colourIcon(colour: LabelColour): ThemeIcon {
  return new ThemeIcon('circle-filled', lineColour(lookOfColour[colour]));
}

function builtInIcon(name: string): string | undefined {
  const label = labels.find((known) => known === name);
  return label && labelIcons[label];
}
