import type { DatePrecision } from '../../../../src/core/article/article';
import type { ListedArticle } from '../../../../src/app/articleList/listedArticle';

/** What a test says of an article; its path is all it needs. */
export interface ArticleSketch {
  readonly title?: string;
  readonly source?: string;
  readonly author?: string;
  readonly language?: string;
  /** Its length tells how exact it is. */
  readonly date?: string;
  readonly annotations?: number;
  readonly openClaims?: number;
}

export function listedArticle(path: string, sketch: ArticleSketch = {}): ListedArticle {
  const { title = path, annotations = 0, openClaims = 0, date, ...metadata } = sketch;
  const dated = date === undefined ? {} : { date, datePrecision: precisionOf(date) };
  return {
    id: `file:///${path}`,
    path,
    title,
    annotations,
    openClaims,
    metadata: { ...metadata, ...dated, words: 1, provenance: {} },
  };
}

export function listedArticles(sketches: Readonly<Record<string, ArticleSketch>>): readonly ListedArticle[] {
  return Object.entries(sketches).map(([path, sketch]) => listedArticle(path, sketch));
}

export function pathsOf(articles: readonly ListedArticle[]): readonly string[] {
  return articles.map(({ path }) => path);
}

function precisionOf({ length }: string): DatePrecision {
  return length === 4 ? 'year' : length === 7 ? 'month' : length === 10 ? 'day' : 'time';
}
