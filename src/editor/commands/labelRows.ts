import { labelShortcuts, type LabelList, type ProjectLabel } from '../../core/label/projectLabel';
import { labelWord, verdictWord } from '../../app/words';
import { labelIcon } from '../decorate/colours';
import type { Choice } from '../questions';

/** The rows of labels to pick from: each in its colour, with its number and, under it, when to use it. Verdicts have the latter only. */
export function labelRows(labels: readonly ProjectLabel[], list: LabelList): readonly Choice<string>[] {
  const numbers = new Map([...labelShortcuts(labels)].map(([number, { name }]) => [name, number]));
  return labels.map((label) => {
    const number = list === 'labels' ? numbers.get(label.name) : undefined;
    const guideline = label.description?.replace(/\s+/g, ' ').trim() ?? '';
    return {
      label: wordIn(list, label.name),
      ...(number !== undefined && { description: number }),
      ...(guideline !== '' && { detail: guideline }),
      ...(list === 'labels' && { iconPath: labelIcon(label) }),
      value: label.name,
    };
  });
}

/** What a name in a list is called in the language of the editor. */
export function wordIn(list: LabelList, name: string): string {
  return list === 'labels' ? labelWord(name) : verdictWord(name);
}
