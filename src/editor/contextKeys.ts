import { commands, window } from 'vscode';
import type { Disposable } from '../app/ports';
import type { Annotations } from '../app/annotations';
import type { Corpus } from '../app/corpus';
import { activeArticle } from './activeArticle';
import { isAnnotated } from './views/annotationsView';
import type { ArticleFiles } from './host/articleFiles';
import type { ContextKey } from './ids';

/** Keeps the keys that the manifest's `when` clauses ask for. */
export function watchContextKeys(corpus: Corpus, annotations: Annotations, files: ArticleFiles): Disposable[] {
  const known = new Map<ContextKey, boolean>();
  const set = (key: ContextKey, value: boolean): void => {
    if (known.get(key) === value) return;
    known.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
  const showActive = (): void => set('newsmark.articleActive', activeArticle(corpus, files) !== undefined);
  const showCorpus = (): void => {
    const articles = corpus.articles();
    set(
      'newsmark.hasArticles',
      articles.some(({ failure }) => failure !== 'missing'),
    );
    set('newsmark.hasAnnotations', articles.some(isAnnotated));
    set(
      'newsmark.hasEntities',
      articles.some(({ analysis }) => analysis !== undefined && analysis.mentions.length > 0),
    );
    set('newsmark.indexed', corpus.isIndexed);
    showActive();
  };
  showActive();
  return [
    corpus.onDidChange(showCorpus),
    annotations.onDidChangeUndo((canUndo) => set('newsmark.canUndo', canUndo)),
    window.onDidChangeActiveTextEditor(showActive),
  ];
}
