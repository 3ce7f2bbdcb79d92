import type { TextField } from './query';
import type { WordLookup } from './wordLookup';

/** The indexed fields, in the order in which their scores are added. */
export const textFields: readonly TextField[] = ['title', 'text'];

/**
 * A part of an index, as the evaluation of a query sees it: all of a segment, or all that is live. Documents have numbers from 0
 * to below {@link capacity}; not every number need be a document.
 */
export interface IndexPart {
  readonly capacity: number;
  /** For each number 1 when a document has it that was neither removed nor replaced, else 0. */
  readonly alive: Uint8Array;
  readonly aliveCount: number;
  /** The sum of {@link lengthOf} over the documents alive. */
  totalLength(field: TextField): number;
  /** How many different words a field of a document holds. */
  lengthOf(document: number, field: TextField): number;
  idOf(document: number): string;
  /** The bit of its language, see `languageBit`. */
  languageOf(document: number): number;
  /** The words of this part that are found, ascending by code units. */
  expand(lookup: WordLookup): readonly PartTerm[];
}

/** A word of a part of an index, and where it stands. Documents come ascending, those not alive may be among them. */
export interface PartTerm {
  readonly word: string;
  /** Below 1 when it is another word than the one looked for. */
  readonly weight: number;
  /** It is found only in documents whose language bit is among these. */
  readonly languages: number;
  /** In how many documents it stands. */
  documentCount(field: TextField): number;
  /** @param visit gets how often the word stands in the document. */
  eachDocument(field: TextField, visit: (document: number, frequency: number) => void): void;
  /**
   * Gives every place in the wanted documents, ascending.
   *
   * @param wanted for each number whether the document is, 1 or 0.
   * @param visit gets places as numbers of words from the beginning of the field.
   */
  eachPosition(field: TextField, wanted: Uint8Array, visit: (document: number, position: number) => void): void;
}
