import { labels } from '../core/annotation/annotation';

/** The labels that a number key puts on words, from 1 to 9. */
export function numberedLabels(): ReadonlyMap<number, string> {
  return new Map(labels.map((label, index) => [index + 1, label]));
}
