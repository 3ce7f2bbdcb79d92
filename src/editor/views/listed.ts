import type { ArticleEntry } from '../../app/articleEntry';
import type { ListedArticle } from '../../app/articleList/listedArticle';
import { articleTitle, metadataOf } from '../words';

/** An article as lists show it; made once, since entries do not change. */
export function listed(entry: ArticleEntry): ListedArticle {
  entry.listed ??= made(entry);
  return entry.listed;
}

function made(entry: ArticleEntry): ListedArticle {
  const { id, path, failure, annotations } = entry;
  const metadata = failure === undefined ? metadataOf(entry) : undefined;
  return {
    id,
    path,
    title: articleTitle(entry),
    ...(metadata ? { metadata } : {}),
    annotations: annotations.length,
    openClaims: openClaims(entry),
    instant: undefined,
    folded: undefined,
  };
}

/** How many claims of an article have no verdict yet. */
export function openClaims({ annotations }: ArticleEntry): number {
  return annotations.filter(({ annotation }) => annotation.kind === 'claim' && annotation.verdict === 'unreviewed')
    .length;
}
