import { extensions, ThemeColor, ThemeIcon, Uri } from 'vscode';
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

/** An icon for both kinds of theme. */
interface DotIcon {
  readonly light: Uri;
  readonly dark: Uri;
}

/** The icon of a label in lists to pick from: a dot in its colour. Those lists draw the icons of the editor without colour. */
export function labelIcon({ name, colour }: ProjectLabel): DotIcon {
  const builtIn = builtInLabels.find((label) => label.name === name)?.colour;
  return colourIcon(colour ?? builtIn ?? 'teal');
}

/** The icon of a colour itself. */
export function colourIcon(colour: LabelColour): DotIcon {
  const defaults = manifestColours().find(({ id }) => id === lineColour(lookOfColour[colour]).id)?.defaults;
  return { light: dot(defaults?.light ?? '#888888'), dark: dot(defaults?.dark ?? '#888888') };
}

/** @param colour as the manifest has it, `#rrggbb` or `#rrggbbaa`. */
function dot(colour: string): Uri {
  const circle = `<circle cx="8" cy="8" r="5" fill="${colour}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${circle}</svg>`;
  return Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
}

interface ManifestColour {
  readonly id: string;
  readonly defaults: { readonly light: string; readonly dark: string };
}

function manifestColours(): readonly ManifestColour[] {
  const manifest = extensions.getExtension('newsmark.newsmark')?.packageJSON as
    { readonly contributes: { readonly colors: readonly ManifestColour[] } } | undefined;
  return manifest?.contributes.colors ?? [];
}

function builtInIcon(name: string): string | undefined {
  const label = labels.find((known) => known === name);
  return label && labelIcons[label];
}
