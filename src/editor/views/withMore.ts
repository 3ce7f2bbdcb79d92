import { l10n, ThemeIcon, TreeItem } from 'vscode';
import type { InternalCommandId } from '../ids';
import { number } from '../words';
import type { Row } from './rowTree';

/** A level of a view that is shown a page at a time. */
interface PagedLevel {
  readonly key: string;
  readonly parent: Row | undefined;
  readonly total: number;
  readonly pageSize: number;
  /** Shows the next page; given the key. */
  readonly command: InternalCommandId;
}

/** The rows, and behind them one that shows the next page where there are more. */
export function withMore(rows: readonly Row[], { key, parent, total, pageSize, command }: PagedLevel): readonly Row[] {
  const left = total - rows.length;
  if (left <= 0) return rows;
  const item = (): TreeItem => {
    const title = l10n.t('Show {0} More', number(Math.min(left, pageSize)));
    const more = new TreeItem(title);
    more.description = l10n.t('{0} left', number(left));
    more.iconPath = new ThemeIcon('ellipsis');
    more.command = { command, title, arguments: [key] };
    return more;
  };
  // Another id after each page: the focus does not stay on the row at the end of the next one.
  return [...rows, { id: `${key}#more ${rows.length}`, ...(parent && { parent }), children: () => [], item }];
}
