import {
  EventEmitter,
  type CancellationToken,
  type Event,
  type MarkdownString,
  type TreeDataProvider,
  type TreeItem,
} from 'vscode';

/** A row of a tree view. */
export interface Row {
  /** The same for the same thing after every refresh, so that what was expanded or selected stays so. */
  readonly id: string;
  readonly parent?: Row;
  /** Without `id`, which the tree sets. */
  item(): TreeItem;
  /** Called when the row is expanded, and again after each refresh. */
  children(): readonly Row[] | Promise<readonly Row[]>;
  /** What to show over a row whose item has no tooltip; asked when the pointer rests on it. */
  tooltip?(): Promise<string | MarkdownString | undefined>;
}

/** One tree shell for all views: what a view shows is given as its top rows. */
export class RowTree<Top extends Row = Row> implements TreeDataProvider<Row> {
  readonly #roots: () => readonly Top[] | Promise<readonly Top[]>;
  readonly #changed = new EventEmitter<undefined>();

  readonly onDidChangeTreeData: Event<undefined> = this.#changed.event;

  constructor(roots: () => readonly Top[] | Promise<readonly Top[]>) {
    this.#roots = roots;
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getTreeItem(row: Row): TreeItem {
    const item = row.item();
    item.id = row.id;
    item.accessibilityInformation ??= { label: spoken(item) };
    return item;
  }

  async getChildren(row?: Row): Promise<Row[]> {
    return [...(await (row ? row.children() : this.#roots()))];
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  async resolveTreeItem(item: TreeItem, row: Row, token: CancellationToken): Promise<TreeItem> {
    const tooltip = await row.tooltip?.();
    if (tooltip !== undefined && !token.isCancellationRequested) item.tooltip = tooltip;
    return item;
  }
}

/** What a screen reader says of a row that says nothing itself: without it, it would read the tooltip. */
function spoken({ label, description }: TreeItem): string {
  const name = typeof label === 'string' ? label : (label?.label ?? '');
  return typeof description === 'string' && description !== '' ? `${name}, ${description}` : name;
}
