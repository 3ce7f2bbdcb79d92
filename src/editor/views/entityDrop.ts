import { DataTransferItem, EventEmitter, type DataTransfer, type TreeDragAndDropController } from 'vscode';
import { isEntityReference } from '../entityReference';
import type { ViewId } from '../ids';
import type { Row } from './rowTree';

/** Entities that were dropped on another one, by their ids. */
export interface Drop {
  readonly entities: readonly string[];
  readonly into: string;
}

const ownType = `application/vnd.code.tree.${'newsmark.entities' satisfies ViewId}`;

/** Dragging entities onto another one of the view; mentions can be dragged into an editor, which opens their article. */
export class EntityDrop implements TreeDragAndDropController<Row> {
  readonly dragMimeTypes = [ownType, 'text/uri-list'];
  readonly dropMimeTypes = [ownType];
  readonly #dropped = new EventEmitter<Drop>();

  /** Fires before anything is changed. */
  readonly onDidDrop = this.#dropped.event;

  handleDrag(rows: readonly Row[], data: DataTransfer): void {
    const references = (rows as readonly unknown[]).filter(isEntityReference);
    const wholes = references.filter(({ article }) => article === undefined).map(({ entity }) => entity);
    if (wholes.length > 0) data.set(ownType, new DataTransferItem(wholes));
    const articles = new Set(references.flatMap(({ article }) => article ?? []));
    if (articles.size > 0) data.set('text/uri-list', new DataTransferItem([...articles].join('\r\n')));
  }

  handleDrop(target: Row | undefined, data: DataTransfer): void {
    const dragged: unknown = data.get(ownType)?.value;
    if (!isEntityReference(target) || target.article !== undefined || !Array.isArray(dragged)) return;
    const ids = dragged.filter((id): id is string => typeof id === 'string' && id !== target.entity);
    if (ids.length > 0) this.#dropped.fire({ entities: ids, into: target.entity });
  }

  dispose(): void {
    this.#dropped.dispose();
  }
}
