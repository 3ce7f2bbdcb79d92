import { verdicts, type Verdict } from '../annotation/annotation';
import type { JsonObject, JsonValue } from '../annotation/json';
import { fold } from '../text/fold';
import type { LabelColour, LabelsFile } from './labelsFile';

/** The version of the file of labels that this code reads and writes. */
export const LABELS_VERSION: LabelsFile['version'] = 1;

/** Where the file of labels lies in its folder. */
export const LABELS_PATH = '.newsmark/labels.json';

/** The palette, in the order in which it is offered. */
export const labelColours = [
  'yellow',
  'blue',
  'green',
  'purple',
  'orange',
  'grey',
  'teal',
  'red',
  'pink',
] as const satisfies readonly LabelColour[];

/** The number keys that can give a label. */
export const labelNumbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** A number key that can give a label. */
export type LabelNumber = (typeof labelNumbers)[number];

/** The lists of the file: what highlights can be labelled with, and the scale on which claims are judged. */
export const labelLists = ['labels', 'verdicts'] as const;

/** A list of the file. */
export type LabelList = (typeof labelLists)[number];

/** A label that highlights can have, or a verdict that claims can have; a verdict has neither colour nor number. */
export interface ProjectLabel {
  /** What annotations hold; a built-in one is shown in the language of the editor. */
  readonly name: string;
  readonly colour?: LabelColour;
  /** When to use it: the guideline. Plain text; untrusted when shown. */
  readonly description?: string;
  readonly shortcut?: LabelNumber;
  /** What was read, so that unknown fields survive; absent on a new one. */
  readonly stored?: JsonObject;
}

/** An entry of a list: a label or verdict, or what is kept as it was read and not used. */
export type LabelItem =
  { readonly kind: 'label'; readonly label: ProjectLabel } | { readonly kind: 'unused'; readonly json: JsonValue };

/**
 * What the file of a project says: its lists, each in the order of the file, absent where the file has none. Immutable; no two labels
 * have the same {@link labelKey}, nor have two verdicts.
 */
export interface ProjectLabels extends Readonly<Partial<Record<LabelList, readonly LabelItem[]>>> {
  /** The file as it was read, without its lists: what other tools wrote there survives. */
  readonly stored?: JsonObject;
}

/** When a project has no file of labels. */
export const noLabels: ProjectLabels = { labels: [] };

/** The labels of a project that says nothing of its own. */
export const builtInLabels: readonly ProjectLabel[] = [
  { name: 'keyFact', colour: 'yellow' },
  { name: 'figure', colour: 'blue' },
  { name: 'quote', colour: 'green' },
  { name: 'opinion', colour: 'purple' },
  { name: 'question', colour: 'orange' },
  { name: 'context', colour: 'grey' },
];

/** What a claim has before it is judged: no scale can be without it, so none says it. */
export const openVerdict: Verdict = 'unreviewed';

/** What a list holds in a project that says nothing of its own. */
export const builtIn: Readonly<Record<LabelList, readonly ProjectLabel[]>> = {
  labels: builtInLabels,
  verdicts: verdicts.filter((name) => name !== openVerdict).map((name) => ({ name })),
};

/** The labels, or verdicts without {@link openVerdict}, that count in a project: its own in their order, else those of {@link builtIn}. */
export function labelsIn(labels: ProjectLabels, list: LabelList = 'labels'): readonly ProjectLabel[] {
  const own = (labels[list] ?? []).flatMap((item) => (item.kind === 'label' ? [item.label] : []));
  return own.length > 0 ? own : builtIn[list];
}

/** The names that a list gives to none of its entries: they are there anyway. */
export function reservedNames(list: LabelList): readonly string[] {
  return list === 'verdicts' ? [openVerdict] : [];
}

/** What tells a label from the others of its project: two names that people read as one have the same. */
export function labelKey(name: string): string {
  return fold(name).replace(/\s+/g, ' ').trim();
}

/**
 * The label that each number key gives: that which asks for it, else the free numbers go to the labels without one, in their order. Of two labels
 * that ask for the same number the first has it; the other is one without. Labels beyond the ninth may have none.
 *
 * @param labels in the order in which they are offered.
 */
export function labelShortcuts(labels: readonly ProjectLabel[]): ReadonlyMap<LabelNumber, ProjectLabel> {
  const wanted = new Map<LabelNumber, ProjectLabel>();
  for (const label of labels) {
    if (label.shortcut !== undefined && !wanted.has(label.shortcut)) wanted.set(label.shortcut, label);
  }
  const served = new Set(wanted.values());
  const others = labels.filter((label) => !served.has(label)).values();
  return new Map(
    labelNumbers.flatMap((number) => {
      const label = wanted.get(number) ?? others.next().value;
      return label ? [[number, label] as const] : [];
    }),
  );
}
