import { isLabelName } from './labelsCodec';
import {
  labelKey,
  labelsIn,
  reservedNames,
  type LabelItem,
  type LabelList,
  type ProjectLabel,
  type ProjectLabels,
} from './projectLabel';

/** What a person says of a label or a verdict. What is told here of labels holds for the list that is named. */
export type LabelWords = Omit<ProjectLabel, 'stored'>;

/** The labels with another one at their end; undefined when it cannot be called so, or another one is. */
export function withNewLabel(
  labels: ProjectLabels,
  label: LabelWords,
  list: LabelList = 'labels',
): ProjectLabels | undefined {
  const items = ownItems(labels, list);
  if (!isFree(label.name, items, list)) return undefined;
  return withItems(labels, list, [...withoutNumber(items, label), { kind: 'label', label }]);
}

/**
 * The labels with what is said of one changed; undefined when there is none called so, or the new name is taken. The number that it
 * gets is taken from the label that had it.
 */
export function withLabelChanged(
  labels: ProjectLabels,
  name: string,
  label: LabelWords,
  list: LabelList = 'labels',
): ProjectLabels | undefined {
  const items = ownItems(labels, list);
  const at = indexOf(items, name);
  const others = items.toSpliced(at, 1);
  const [item] = items.slice(at, at + 1);
  if (at < 0 || item?.kind !== 'label' || !isFree(label.name, others, list)) return undefined;
  const { stored } = item.label;
  const changed: LabelItem = { kind: 'label', label: { ...label, ...(stored && { stored }) } };
  return withItems(labels, list, withoutNumber(others, label).toSpliced(at, 0, changed));
}

/** The labels without one; undefined when there is none called so. */
export function withoutLabel(
  labels: ProjectLabels,
  name: string,
  list: LabelList = 'labels',
): ProjectLabels | undefined {
  const items = ownItems(labels, list);
  const at = indexOf(items, name);
  return at < 0 ? undefined : withItems(labels, list, items.toSpliced(at, 1));
}

/**
 * The labels with one moved before (-1) or behind (1) the next label in that direction; undefined when there is none, or no label called so.
 * What is not used keeps its place.
 */
export function withLabelMoved(
  labels: ProjectLabels,
  name: string,
  by: -1 | 1,
  list: LabelList = 'labels',
): ProjectLabels | undefined {
  const items = ownItems(labels, list);
  const at = indexOf(items, name);
  let to = at + by;
  while (items[to]?.kind === 'unused') to += by;
  const [item, other] = [items[at], items[to]];
  if (at < 0 || !item || !other) return undefined;
  return withItems(labels, list, items.with(at, other).with(to, item));
}

/** The labels as a file that says them: those of the project, else the built-in ones. */
export function ownLabels(labels: ProjectLabels, list: LabelList): ProjectLabels {
  return withItems(labels, list, ownItems(labels, list));
}

/** The labels without those of the project, so that the built-in ones count; what is not used stays. */
export function withBuiltInLabels(labels: ProjectLabels, list: LabelList): ProjectLabels {
  const { [list]: items = [], ...others } = labels;
  const unused = items.filter(({ kind }) => kind === 'unused');
  return unused.length > 0 ? withItems(labels, list, unused) : others;
}

function withItems(labels: ProjectLabels, list: LabelList, items: readonly LabelItem[]): ProjectLabels {
  return { ...labels, [list]: items };
}

/** The first change starts from the built-in labels, so that those who want just one more keep them. */
function ownItems(labels: ProjectLabels, list: LabelList): readonly LabelItem[] {
  const items = labels[list] ?? [];
  if (items.some(({ kind }) => kind === 'label')) return items;
  return [...items, ...labelsIn(labels, list).map((label): LabelItem => ({ kind: 'label', label }))];
}

function indexOf(items: readonly LabelItem[], name: string): number {
  return items.findIndex((item) => item.kind === 'label' && item.label.name === name);
}

function isFree(name: string, items: readonly LabelItem[], list: LabelList): boolean {
  const taken = items.flatMap((item) => (item.kind === 'label' ? [item.label.name] : []));
  return isLabelName(name) && ![...reservedNames(list), ...taken].some((other) => labelKey(other) === labelKey(name));
}

/** The number of a label belongs to no other. */
function withoutNumber(items: readonly LabelItem[], { shortcut }: LabelWords): readonly LabelItem[] {
  if (shortcut === undefined) return items;
  return items.map((item) => {
    if (item.kind === 'unused' || item.label.shortcut !== shortcut) return item;
    const { shortcut: _taken, ...label } = item.label;
    return { kind: 'label', label };
  });
}
