import { Corpus } from '../../../src/app/corpus';
import { activate as activateNewsmark } from '../../../src/extension';
import { RowTree } from '../../../src/editor/views/rowTree';
import type { ExtensionContext } from 'vscode';

/** What the measuring part sees of the extension. */
export interface MeasuredExtension {
  /** The one corpus; there as soon as anybody asked for it. */
  corpus(): Corpus | undefined;
  /** How many rows a view was given when it last asked for its top rows; of the view that was asked last. */
  topRows(): number;
}

/** The extension as it ships; what it makes inside is looked at from outside, nothing is added. */
export function activate(context: ExtensionContext): MeasuredExtension {
  let corpus: Corpus | undefined;
  let topRows = 0;
  const rescan = Corpus.prototype.rescan;
  Corpus.prototype.rescan = function (this: Corpus): Promise<void> {
    corpus = this;
    return rescan.call(this);
  };
  const getChildren = RowTree.prototype.getChildren;
  RowTree.prototype.getChildren = async function (this: RowTree, row) {
    const rows = await getChildren.call(this, row);
    if (!row) topRows = rows.length;
    return rows;
  };
  activateNewsmark(context);
  return { corpus: () => corpus, topRows: () => topRows };
}
