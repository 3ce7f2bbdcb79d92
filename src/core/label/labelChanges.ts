import { isLabelName } from './labelsCodec';
import { labelKey, labelsIn, type LabelItem, type ProjectLabel, type ProjectLabels } from './projectLabel';

/** What a person says of a label. */
export type LabelWords = Omit<ProjectLabel, 'stored'>;

/** The labels with another one at their end; undefined when it cannot be called so, or another one is. */
export function withNewLabel(labels: ProjectLabels, label: LabelWords): ProjectLabels | undefined {
  const items = ownItems(labels);
  if (!isFree(items, label.name)) return undefined;
  return { ...labels, items: [...withoutNumber(items, label), { kind: 'label', label }] };
}

/**
 * The labels with what is said of one changed; undefined when there is none called so, or the new name is taken. The number that it
 * gets is taken from the label that had it.
 */
export function withLabelChanged(labels: ProjectLabels, name: string, label: LabelWords): ProjectLabels | undefined {
  const items = ownItems(labels);
  const at = indexOf(items, name);
  const others = items.toSpliced(at, 1);
  const [item] = items.slice(at, at + 1);
  if (at < 0 || item?.kind !== 'label' || !isFree(others, label.name)) return undefined;
  const { stored } = item.label;
  const changed: LabelItem = { kind: 'label', label: { ...label, ...(stored && { stored }) } };
  return { ...labels, items: withoutNumber(others, label).toSpliced(at, 0, changed) };
}

/** The labels without one; undefined when there is none called so. */
export function withoutLabel(labels: ProjectLabels, name: string): ProjectLabels | undefined {
  const items = ownItems(labels);
  const at = indexOf(items, name);
  return at < 0 ? undefined : { ...labels, items: items.toSpliced(at, 1) };
}

/**
 * The labels with one moved before (-1) or behind (1) the next label in that direction; undefined when there is none, or no label called so.
 * What is not used keeps its place.
 */
export function withLabelMoved(labels: ProjectLabels, name: string, by: -1 | 1): ProjectLabels | undefined {
  const items = ownItems(labels);
  const at = indexOf(items, name);
  let to = at + by;
  while (items[to]?.kind === 'unused') to += by;
  const [item, other] = [items[at], items[to]];
  if (at < 0 || !item || !other) return undefined;
  return { ...labels, items: items.with(at, other).with(to, item) };
}

/** The labels as a file that says them: those of the project, else the built-in ones. */
export function ownLabels(labels: ProjectLabels): ProjectLabels {
  return { ...labels, items: ownItems(labels) };
}

/** The first change starts from the built-in labels, so that those who want just one more keep them. */
function ownItems(labels: ProjectLabels): readonly LabelItem[] {
  if (labels.items.some(({ kind }) => kind === 'label')) return labels.items;
  return [...labels.items, ...labelsIn(labels).map((label): LabelItem => ({ kind: 'label', label }))];
}

function indexOf(items: readonly LabelItem[], name: string): number {
  return items.findIndex((item) => item.kind === 'label' && item.label.name === name);
}

function isFree(items: readonly LabelItem[], name: string): boolean {
  const isTaken = (item: LabelItem): boolean => item.kind === 'label' && labelKey(item.label.name) === labelKey(name);
  return isLabelName(name) && !items.some(isTaken);
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
