import { Corpus } from '../../../src/app/corpus';
import { activate as activateNewsmark } from '../../../src/extension';
import { RowTree, type Row } from '../../../src/editor/views/rowTree';
import type { ExtensionContext } from 'vscode';

/** What the measuring part sees of the extension. */
export interface MeasuredExtension {
  /** The one corpus; there as soon as anybody asked for it. */
  corpus(): Corpus | undefined;
  /** How many articles there were when a visible view was last given its top rows; 0 before that. */
  articlesShown(): number;
  /** How many articles wait for their names to be recognised; undefined until the library told. */
  unrecognised(): number | undefined;
}

/** The extension as it ships; what it makes inside is looked at from outside, nothing is added. */
export function activate(context: ExtensionContext): MeasuredExtension {
  let corpus: Corpus | undefined;
  let articlesShown = 0;
  let unrecognised: number | undefined;
  const rescan: (this: Corpus) => Promise<void> = Reflect.get(Corpus.prototype, 'rescan');
  const seen = (made: Corpus): void => {
    if (!corpus) made.library.onDidProgress((progress) => (unrecognised = progress.unrecognised));
    corpus = made;
  };
  Corpus.prototype.rescan = function (this: Corpus): Promise<void> {
    seen(this);
    return rescan.call(this);
  };
  const getChildren: (this: RowTree, row?: Row) => Promise<Row[]> = Reflect.get(RowTree.prototype, 'getChildren');
  RowTree.prototype.getChildren = async function (this: RowTree, row) {
    const rows = await getChildren.call(this, row);
    if (!row) articlesShown = corpus?.articles().length ?? 0;
    return rows;
  };
  activateNewsmark(context);
  return { corpus: () => corpus, articlesShown: () => articlesShown, unrecognised: () => unrecognised };
}
