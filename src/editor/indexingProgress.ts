import { l10n } from 'vscode';
import type { Corpus } from '../app/corpus';
import type { Disposable } from '../app/ports';
import type { ArticlesView } from './views/articlesView';
import { number } from './words';

/** Says above the articles how many of them are read, while they are. */
export function watchIndexing(corpus: Corpus, articlesView: ArticlesView): Disposable[] {
  let isShown = false;
  const show = (progress: string | undefined): void => {
    if (progress === undefined && !isShown) return;
    isShown = progress !== undefined;
    articlesView.setProgress(progress);
  };
  return [
    corpus.library.onDidProgress(({ indexed, found }) => {
      const isReading = corpus.isScanning && indexed < found;
      show(isReading ? l10n.t('Reading {0} of {1} articles', number(indexed), number(found)) : undefined);
    }),
    corpus.onDidChange(() => (corpus.isScanning ? undefined : show(undefined))),
  ];
}
