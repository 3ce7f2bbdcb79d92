import { l10n } from 'vscode';
import { number } from '../words';

/** What the Articles view may have to say above its rows. */
export interface ArticlesState {
  /** What is being done, such as "Reading 200 of 2,000 articles"; undefined when all is read. */
  readonly progress: string | undefined;
  /** As typed; empty when everything is shown. */
  readonly filter: string;
  readonly shown: number;
  readonly total: number;
}

/**
 * The one line above the rows: how far the reading is, then the filter. Nothing while no article matches, since the editor shows
 * the welcome text with its *Clear Filter* only where there is no line.
 */
export function articlesMessage(state: ArticlesState): string | undefined {
  if (state.progress !== undefined) return state.progress;
  return state.shown === 0 ? undefined : filterLine(state);
}

/** What stands beside the title of the view: the filter, where the line above the rows does not say it. */
export function articlesDescription(state: ArticlesState): string | undefined {
  const line = filterLine(state);
  return articlesMessage(state) === line ? undefined : line;
}

/** "12 of 2,000 articles: kursk". */
function filterLine({ filter, shown, total }: ArticlesState): string | undefined {
  return filter === '' ? undefined : l10n.t('{0}: {1}', shownCount(shown, total), filter);
}

/** "12 of 2,000 articles". */
export function shownCount(shown: number, total: number): string {
  return total === 1
    ? l10n.t('{0} of 1 article', number(shown))
    : l10n.t('{0} of {1} articles', number(shown), number(total));
}
