/** Every command of the manifest. */
export type CommandId =
  | 'newsmark.addEntityAlias'
  | 'newsmark.annotateClaim'
  | 'newsmark.annotateHits'
  | 'newsmark.annotateMentions'
  | 'newsmark.arrangeAnnotations'
  | 'newsmark.arrangeArticles'
  | 'newsmark.arrangeEntities'
  | 'newsmark.cancelComment'
  | 'newsmark.changeEntityType'
  | 'newsmark.clearAnnotationFilter'
  | 'newsmark.clearArticleFilter'
  | 'newsmark.clearEntityFilter'
  | 'newsmark.clearSearch'
  | 'newsmark.commentOnPassage'
  | 'newsmark.confirmEntity'
  | 'newsmark.convertToReadable'
  | 'newsmark.copyArticlePath'
  | 'newsmark.copyArticleReference'
  | 'newsmark.deleteComment'
  | 'newsmark.discussAnnotation'
  | 'newsmark.editAnnotation'
  | 'newsmark.editArticleDetails'
  | 'newsmark.editComment'
  | 'newsmark.editSearch'
  | 'newsmark.exportAnnotations'
  | 'newsmark.filterAnnotations'
  | 'newsmark.filterArticles'
  | 'newsmark.filterEntities'
  | 'newsmark.highlightSelection'
  | 'newsmark.importFromClipboard'
  | 'newsmark.importFromFeed'
  | 'newsmark.importFromUrl'
  | 'newsmark.labelAnnotations'
  | 'newsmark.linkEntity'
  | 'newsmark.markMention'
  | 'newsmark.mergeEntities'
  | 'newsmark.nextMention'
  | 'newsmark.noteEntity'
  | 'newsmark.openArticles'
  | 'newsmark.openArticlesToSide'
  | 'newsmark.openSidecar'
  | 'newsmark.openWikidata'
  | 'newsmark.previousMention'
  | 'newsmark.redoAnnotationChange'
  | 'newsmark.refreshArticles'
  | 'newsmark.rejectEntity'
  | 'newsmark.rejectEntityHere'
  | 'newsmark.removeAllAnnotations'
  | 'newsmark.removeAnnotation'
  | 'newsmark.removeSavedSearches'
  | 'newsmark.removeThread'
  | 'newsmark.renameEntity'
  | 'newsmark.reopenDiscussion'
  | 'newsmark.repeatSearch'
  | 'newsmark.replyInThread'
  | 'newsmark.resolveDiscussion'
  | 'newsmark.restoreNames'
  | 'newsmark.retryArticles'
  | 'newsmark.revealArticleInExplorer'
  | 'newsmark.saveComment'
  | 'newsmark.saveSearch'
  | 'newsmark.saveUnsavedAnnotations'
  | 'newsmark.searchArticles'
  | 'newsmark.setUpGitMerge'
  | 'newsmark.showCoMentions'
  | 'newsmark.showInArticles'
  | 'newsmark.showLog'
  | 'newsmark.splitEntity'
  | 'newsmark.unconfirmEntity'
  | 'newsmark.undoAnnotationChange'
  | 'newsmark.undoEntityChange';

/** Commands of tree rows and hovers, not offered in the palette. */
export type InternalCommandId =
  | '_newsmark.chooseCandidate'
  | '_newsmark.openHit'
  | '_newsmark.reveal'
  | '_newsmark.showMentions'
  | '_newsmark.showMoreAnnotations'
  | '_newsmark.showMoreArticles'
  | '_newsmark.showMoreEntities'
  | '_newsmark.showMoreResults';

export type ViewId = 'newsmark.annotations' | 'newsmark.articles' | 'newsmark.entities' | 'newsmark.search';

/** What `when` clauses of the manifest ask. */
export type ContextKey =
  | 'newsmark.annotationsFiltered'
  | 'newsmark.articleActive'
  | 'newsmark.articlesFiltered'
  | 'newsmark.canRedo'
  | 'newsmark.canUndo'
  | 'newsmark.canUndoEntities'
  | 'newsmark.entitiesFiltered'
  | 'newsmark.hasAnnotations'
  | 'newsmark.hasArticles'
  | 'newsmark.hasEntities'
  | 'newsmark.hasSearch'
  | 'newsmark.hasUnsaved'
  | 'newsmark.indexed'
  | 'newsmark.noAnnotationMatches'
  | 'newsmark.noEntityMatches'
  | 'newsmark.nothingMatches';

/** What `viewItem` is in the menus of the views. */
export type RowKind =
  | 'ambiguousName'
  | 'annotatedArticle'
  | 'annotatedPage'
  | 'annotation'
  | 'article'
  | 'brokenSidecar'
  | 'confirmedEntity'
  | 'confirmedLinkedEntity'
  | 'entity'
  | 'foundArticle'
  | 'linkedEntity'
  | 'mention'
  | 'page'
  | 'passage'
  | 'unreadableArticle'
  | 'unreadableArticles';

/** What `commentThread` is in the menus of threads; empty for a thread that the editor made and nothing was written for yet. */
export type ThreadKind = 'openThread' | 'resolvedThread';

/** What `comment` is in the menus of comments. `draft`: words that could not be written. */
export type CommentKind = 'comment' | 'draft' | 'reply';

/** The language that plain text articles are shown in; its defaults in the manifest make them comfortable to read. */
export const articleLanguage = 'newsmark-article';
