/** Every command of the manifest. */
export type CommandId =
  | 'newsmark.annotateClaim'
  | 'newsmark.arrangeArticles'
  | 'newsmark.clearArticleFilter'
  | 'newsmark.clearSearch'
  | 'newsmark.convertToReadable'
  | 'newsmark.copyArticlePath'
  | 'newsmark.copyArticleReference'
  | 'newsmark.editAnnotation'
  | 'newsmark.editArticleDetails'
  | 'newsmark.editSearch'
  | 'newsmark.exportAnnotations'
  | 'newsmark.filterArticles'
  | 'newsmark.highlightSelection'
  | 'newsmark.importFromClipboard'
  | 'newsmark.importFromFeed'
  | 'newsmark.importFromUrl'
  | 'newsmark.nextMention'
  | 'newsmark.openArticles'
  | 'newsmark.openArticlesToSide'
  | 'newsmark.openSidecar'
  | 'newsmark.previousMention'
  | 'newsmark.refreshArticles'
  | 'newsmark.removeAllAnnotations'
  | 'newsmark.removeAnnotation'
  | 'newsmark.removeSavedSearches'
  | 'newsmark.repeatSearch'
  | 'newsmark.retryArticles'
  | 'newsmark.revealArticleInExplorer'
  | 'newsmark.saveSearch'
  | 'newsmark.searchArticles'
  | 'newsmark.showInArticles'
  | 'newsmark.showLog'
  | 'newsmark.undoAnnotationChange';

/** Commands of tree rows and hovers, not offered in the palette. */
export type InternalCommandId =
  | '_newsmark.openHit'
  | '_newsmark.reveal'
  | '_newsmark.showMentions'
  | '_newsmark.showMoreArticles'
  | '_newsmark.showMoreEntities'
  | '_newsmark.showMoreResults';

export type ViewId = 'newsmark.annotations' | 'newsmark.articles' | 'newsmark.entities' | 'newsmark.search';

/** What `when` clauses of the manifest ask. */
export type ContextKey =
  | 'newsmark.articleActive'
  | 'newsmark.articlesFiltered'
  | 'newsmark.canUndo'
  | 'newsmark.hasAnnotations'
  | 'newsmark.hasArticles'
  | 'newsmark.hasEntities'
  | 'newsmark.hasSearch'
  | 'newsmark.indexed'
  | 'newsmark.nothingMatches';

/** What `viewItem` is in the menus of the views. */
export type RowKind =
  | 'annotatedArticle'
  | 'annotatedPage'
  | 'annotation'
  | 'article'
  | 'brokenSidecar'
  | 'entity'
  | 'foundArticle'
  | 'mention'
  | 'page'
  | 'passage'
  | 'unreadableArticle'
  | 'unreadableArticles';

/** The language that plain text articles are shown in; its defaults in the manifest make them comfortable to read. */
export const articleLanguage = 'newsmark-article';
