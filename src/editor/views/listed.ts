import type { ArticleEntry } from '../../app/articleEntry';
import type { ListedArticle } from '../../app/articleList/listedArticle';
import { articleTitle, metadataOf } from '../words';

/** Entries never change, so what a list shows of one is made once. */
const known = new WeakMap<ArticleEntry, ListedArticle>();

/** An article as lists show it. */
export function listed(entry: ArticleEntry): ListedArticle {
  const before = known.get(entry);
  if (before) return before;
  const { id, path, failure, annotations } = entry;
  const metadata = failure === undefined ? metadataOf(entry) : undefined;
  const article: ListedArticle = {
    id,
    path,
    title: articleTitle(entry),
    ...(metadata ? { metadata } : {}),
    annotations: annotations.length,
    openClaims: openClaims(entry),
  };
  known.set(entry, article);
  return article;
}

/** How many claims of an article have no verdict yet. */
export function openClaims({ annotations }: ArticleEntry): number {
  return annotations.filter(({ annotation }) => annotation.kind === 'claim' && annotation.verdict === 'unreviewed')
    .length;
}
