import { labelShortcuts, type ProjectLabel } from '../../core/label/projectLabel';
import { labelWord } from '../../app/words';
import { labelIcon } from '../decorate/colours';
import type { Choice } from '../questions';

/** The rows of labels to pick from: each in its colour, with its number and, under it, when to use it. */
export function labelRows(labels: readonly ProjectLabel[]): readonly Choice<string>[] {
  const numbers = new Map([...labelShortcuts(labels)].map(([number, { name }]) => [name, number]));
  return labels.map((label) => {
    const number = numbers.get(label.name);
    const guideline = label.description?.replace(/\s+/g, ' ').trim() ?? '';
    return {
      label: labelWord(label.name),
      ...(number !== undefined && { description: number }),
      ...(guideline !== '' && { detail: guideline }),
      iconPath: labelIcon(label),
      value: label.name,
    };
  });
}
