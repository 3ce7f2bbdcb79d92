import type { TextField } from './query';

/** BM25+ as MiniSearch has it by default: how soon more of the same word counts less, how much length counts, the least a hit gives. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/** A word in the title weighs three times. */
export const fieldBoost: Readonly<Record<TextField, number>> = { title: 3, text: 1 };

/** Weight of another form of the word looked for. */
export const formWeight = 0.8;

/** Weight of a word that begins with the one looked for, as MiniSearch has it: the less, the more follows. */
export function prefixWeight(length: number, prefixLength: number): number {
  return (0.375 * length) / (length + 0.3 * (length - prefixLength));
}

/** Weight of a word spelled alike, as MiniSearch has it; for a distance above 0. */
export function fuzzyWeight(length: number, distance: number): number {
  return (0.45 * length) / (length + distance);
}

/** What the scores in a field depend on beside the word and the document. */
export interface FieldStatistics {
  /** Documents in all. */
  readonly documents: number;
  /** Mean of the field's different words. */
  readonly averageLength: number;
}

/** How rare a word is that stands in so many documents of a field. */
export function rarity({ documents }: FieldStatistics, holders: number): number {
  return Math.log(1 + (documents - holders + 0.5) / (holders + 0.5));
}

/** BM25+ of a word that is as rare as can be but one, for how often it stands in a field and how many different words that has. */
export function frequencyScore({ averageLength }: FieldStatistics, frequency: number, length: number): number {
  return D + (frequency * (K + 1)) / (frequency + K * (1 - B + (B * length) / averageLength));
}
