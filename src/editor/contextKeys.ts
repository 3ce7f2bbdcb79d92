import { commands, window } from 'vscode';
import type { Disposable } from '../app/ports';
import { activeArticle } from './activeArticle';
import type { Annotating } from './commands/annotate';
import type { ContextKey } from './ids';
import { isAnnotated } from './views/annotationsView';
import type { ArticlesView, ShownArticles } from './views/articlesView';
import type { EntitiesView } from './views/entitiesView';
import type { SearchView } from './views/searchView';

/** The views that keys tell about. */
interface KeyedViews {
  readonly articlesView: ArticlesView;
  readonly entitiesView: EntitiesView;
  readonly searchView: SearchView;
}

/** Keeps the keys that the manifest's `when` clauses ask for. */
export function watchContextKeys(
  { corpus, annotations, files }: Annotating,
  { articlesView, entitiesView, searchView }: KeyedViews,
): Disposable[] {
  const known = new Map<ContextKey, boolean>();
  const set = (key: ContextKey, value: boolean): void => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
  const showActive = (): void => set('newsmark.articleActive', activeArticle(corpus, files) !== undefined);
  const showCorpus = (): void => {
    set('newsmark.hasArticles', corpus.hasArticles());
    set('newsmark.hasAnnotations', corpus.annotatedArticles().some(isAnnotated));
    set('newsmark.indexed', corpus.isIndexed);
    showActive();
  };
  const showFilter = ({ filter, shown, total }: ShownArticles): void => {
    set('newsmark.articlesFiltered', filter !== '');
    set('newsmark.nothingMatches', filter !== '' && shown === 0 && total > 0);
  };
  set('newsmark.articlesFiltered', articlesView.filter !== '');
  showActive();
  return [
    articlesView.onDidShow(showFilter),
    entitiesView.onDidCount((count) => set('newsmark.hasEntities', count > 0)),
    searchView.onDidShow((results) => set('newsmark.hasSearch', results !== undefined)),
    corpus.onDidChange(showCorpus),
    annotations.onDidChangeUndo((canUndo) => set('newsmark.canUndo', canUndo)),
    window.onDidChangeActiveTextEditor(showActive),
  ];
}
