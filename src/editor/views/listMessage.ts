import { l10n } from 'vscode';
import { number } from '../words';

/** What a view shows of what there is, in numbers. */
export interface ShownRows {
  /** As typed; empty when everything is shown. */
  readonly filter: string;
  readonly shown: number;
  readonly total: number;
}

/** What a view may have to say above its rows. */
export interface ListState extends ShownRows {
  /** What is being done, such as "Reading 200 of 2,000 articles"; undefined when all is done. */
  readonly progress: string | undefined;
}

/** Says how many of what are shown: "12 of 2,000 articles". */
export type CountWords = (shown: number, total: number) => string;

/**
 * The one line above the rows: how far the work is, then the filter. Nothing while no row matches, since the editor shows
 * the welcome text with its *Clear Filter* only where there is no line.
 */
export function listMessage(state: ListState, countWords: CountWords): string | undefined {
  if (state.progress !== undefined) return state.progress;
  return state.shown === 0 ? undefined : filterLine(state, countWords);
}

/** What stands beside the title of the view: the filter, where the line above the rows does not say it. */
export function listDescription(state: ListState, countWords: CountWords): string | undefined {
  const line = filterLine(state, countWords);
  return listMessage(state, countWords) === line ? undefined : line;
}

/** "12 of 2,000 articles: kursk". */
function filterLine({ filter, shown, total }: ListState, countWords: CountWords): string | undefined {
  return filter === '' ? undefined : l10n.t('{0}: {1}', countWords(shown, total), filter);
}

/** "12 of 2,000 articles". */
export function shownArticles(shown: number, total: number): string {
  return total === 1
    ? l10n.t('{0} of 1 article', number(shown))
    : l10n.t('{0} of {1} articles', number(shown), number(total));
}

/** "12 of 80 entities". */
export function shownEntities(shown: number, total: number): string {
  return total === 1
    ? l10n.t('{0} of 1 entity', number(shown))
    : l10n.t('{0} of {1} entities', number(shown), number(total));
}

/** "12 of 80 annotations". */
export function shownAnnotations(shown: number, total: number): string {
  return total === 1
    ? l10n.t('{0} of 1 annotation', number(shown))
    : l10n.t('{0} of {1} annotations', number(shown), number(total));
}
