/**
 * The labels and the verdict scale of a project: `.newsmark/labels.json` at the root of its folder. Their order is the one in which they are
 * offered. Unknown fields are allowed everywhere and survive a rewrite. Without labels the project has the built-in ones, without verdicts the built-in scale.
 */
export interface LabelsFile {
  /** Version of this format. A file of a later version is read-only. */
  version: 1;
  /** The labels, in the order in which they are offered. */
  labels?: LabelEntry[];
  /** The verdict scale for claims, in the order in which it is offered. `unreviewed` is always there, before the first, and is not listed. */
  verdicts?: VerdictEntry[];
}

/** A label of a highlight. */
export interface LabelEntry {
  /**
   * What it is called, and what annotations hold: no two labels have the same name, whatever letter case and accents. `keyFact`, `figure`, `quote`,
   * `opinion`, `question` and `context` are built in and shown in the language of the editor.
   * @pattern ^[^\r\n]*[^\s][^\r\n]*$
   */
  name: string;
  /** Its colour in the text, in lists and in the overview ruler; themes decide what it looks like. */
  colour?: LabelColour;
  /** When to use it: shown as a guideline wherever a label is asked for. */
  description?: string;
  /**
   * The number key that gives it; no two labels have the same. Labels without one get the free numbers in their order.
   * @pattern ^[1-9]$
   */
  shortcut?: string;
}

/** A verdict on a claim. */
export interface VerdictEntry {
  /**
   * What it is called, and what claims hold: no two verdicts have the same name, whatever letter case and accents. `true`, `mostlyTrue`,
   * `misleading`, `false` and `unverifiable` are built in and shown in the language of the editor.
   * @pattern ^[^\r\n]*[^\s][^\r\n]*$
   */
  name: string;
  /** When to give it: shown as a guideline wherever a verdict is asked for. */
  description?: string;
}

/** A colour of the palette. */
export type LabelColour = 'yellow' | 'blue' | 'green' | 'purple' | 'orange' | 'grey' | 'teal' | 'red' | 'pink';
