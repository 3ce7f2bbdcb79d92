import { commands, window } from 'vscode';
import type { Entities } from '../app/entities';
import type { Disposable } from '../app/ports';
import { activeArticle } from './activeArticle';
import type { AnnotateMode } from './annotateMode/annotateMode';
import type { Annotating } from './commands/annotate';
import type { ContextKey } from './ids';
import { isAnnotated } from '../app/annotationList/listedAnnotation';
import type { AnnotationsView } from './views/annotationsView';
import type { ArticlesView } from './views/articlesView';
import type { EntitiesView } from './views/entitiesView';
import type { ShownRows } from './views/listMessage';
import type { SearchView } from './views/searchView';

/** The views that keys tell about. */
interface KeyedViews {
  readonly annotationsView: AnnotationsView;
  readonly articlesView: ArticlesView;
  readonly entitiesView: EntitiesView;
  readonly searchView: SearchView;
}

/** Keeps the keys that the manifest's `when` clauses ask for. */
export function watchContextKeys(
  {
    corpus,
    annotations,
    entities,
    files,
    mode,
  }: Annotating & { readonly entities: Entities; readonly mode: AnnotateMode },
  { annotationsView, articlesView, entitiesView, searchView }: KeyedViews,
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
  const showFilter = ({ filter, shown, total }: ShownRows): void => {
    set('newsmark.articlesFiltered', filter !== '');
    set('newsmark.nothingMatches', filter !== '' && shown === 0 && total > 0);
  };
  const showEntityFilter = ({ filter, shown, total }: ShownRows): void => {
    set('newsmark.hasEntities', total > 0);
    set('newsmark.entitiesFiltered', filter !== '');
    set('newsmark.noEntityMatches', filter !== '' && shown === 0 && total > 0);
  };
  const showAnnotationFilter = ({ filter, shown, total }: ShownRows): void => {
    set('newsmark.annotationsFiltered', filter !== '');
    set('newsmark.noAnnotationMatches', filter !== '' && shown === 0 && total > 0);
  };
  set('newsmark.annotationsFiltered', annotationsView.filter !== '');
  set('newsmark.articlesFiltered', articlesView.filter !== '');
  set('newsmark.entitiesFiltered', entitiesView.filter !== '');
  showActive();
  return [
    annotationsView.onDidShow(showAnnotationFilter),
    articlesView.onDidShow(showFilter),
    entitiesView.onDidShow(showEntityFilter),
    searchView.onDidShow((results) => set('newsmark.hasSearch', results !== undefined)),
    corpus.onDidChange(({ articles }) => {
      if (articles.size > 0 || corpus.isIndexed !== known.get('newsmark.indexed')) showCorpus();
    }),
    annotations.onDidChangeJournal(({ canUndo, canRedo }) => {
      set('newsmark.canUndo', canUndo);
      set('newsmark.canRedo', canRedo);
    }),
    annotations.onDidChangeUnsaved(({ length }) => set('newsmark.hasUnsaved', length > 0)),
    entities.onDidChangeUndo((canUndo) => set('newsmark.canUndoEntities', canUndo)),
    // The key that turns the mode on sets its condition itself, at once (`_setContext`), so that the next key is no text: what is known here may be old.
    mode.onDidChange(
      (isOn) => void commands.executeCommand('setContext', 'newsmark.annotating' satisfies ContextKey, isOn),
    ),
    window.onDidChangeActiveTextEditor(showActive),
  ];
}
