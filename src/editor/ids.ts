/** Every command of the manifest. */
export type CommandId =
  | 'newsmark.annotateClaim'
  | 'newsmark.editAnnotation'
  | 'newsmark.exportAnnotations'
  | 'newsmark.highlightSelection'
  | 'newsmark.nextMention'
  | 'newsmark.openSidecar'
  | 'newsmark.previousMention'
  | 'newsmark.refreshArticles'
  | 'newsmark.removeAllAnnotations'
  | 'newsmark.removeAnnotation'
  | 'newsmark.searchArticles'
  | 'newsmark.showLog'
  | 'newsmark.undoAnnotationChange';

/** Commands of tree rows and hovers, not offered in the palette. */
export type InternalCommandId = '_newsmark.reveal';

export type ViewId = 'newsmark.annotations' | 'newsmark.articles' | 'newsmark.entities';

/** What `when` clauses of the manifest ask. */
export type ContextKey =
  | 'newsmark.articleActive'
  | 'newsmark.canUndo'
  | 'newsmark.hasAnnotations'
  | 'newsmark.hasArticles'
  | 'newsmark.hasEntities'
  | 'newsmark.indexed';

/** What `viewItem` is in the menus of the views. */
export type RowKind = 'annotatedArticle' | 'annotation' | 'article' | 'brokenSidecar' | 'entity' | 'mention';

/** The language that plain text articles are shown in; its defaults in the manifest make them comfortable to read. */
export const articleLanguage = 'newsmark-article';
