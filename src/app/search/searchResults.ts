import { annotationKey } from '../library/facts';
import type { AnnotationHit, ArticleHit, Library, MarkedTitle, PassageWithText } from '../library/library';
import type { FileId } from '../ports';

/** An article that was found, with the sentences that hold what was searched. */
export interface FoundArticle {
  readonly article: FileId;
  readonly title?: MarkedTitle;
  /** In the order of the text; none when only the title or a fact was found. */
  readonly passages: readonly PassageWithText[];
}

/** What a search found, as it was then: the articles so far, more can follow. Ranges are offsets into the model texts. */
export interface SearchResults {
  /** As typed. */
  readonly query: string;
  /** How many articles are found in all. */
  readonly total: number;
  readonly articles: readonly FoundArticle[];
  readonly annotationTotal: number;
  readonly annotations: readonly AnnotationHit[];
  /** How many of each were asked for so far. */
  readonly asked: number;
  /** Nothing was found as typed; similar words were taken instead. */
  readonly isSimilar: boolean;
}

/** One place of an article that a query marks; what a row of a list opens. */
export interface Hit {
  readonly article: FileId;
  readonly query: string;
  readonly passage: PassageWithText;
}

export interface ResultsRequest {
  /** How many articles and how many annotations are given at most. */
  readonly limit: number;
  readonly passagesEach: number;
  /** Whether the results are still of use; when they are not, undefined is given. */
  readonly isWanted?: () => boolean;
}

/** So many articles are read for their passages at a time: a query that comes in between waits for no more. */
const readTogether = 8;

/** Searches as a person types: the last word is also taken as the beginning of one, see `parseQuery`. */
export async function findResults(
  library: Library,
  query: string,
  request: ResultsRequest,
): Promise<SearchResults | undefined> {
  const { limit, isWanted = () => true } = request;
  const found = await library.search({ query, limit, whileTyping: true });
  if (!isWanted()) return undefined;
  const articles = await withPassages(library, query, found.hits, request);
  const { total, annotationTotal, annotations, isSimilar } = found;
  return articles && { query, total, articles, annotationTotal, annotations, asked: limit, isSimilar };
}

/** Whether {@link findMore} can find more. */
export function hasMore({ asked, total, annotationTotal }: SearchResults): boolean {
  return asked < Math.max(total, annotationTotal);
}

/** The same results with the next page. Articles that changed in the meantime can be missing; none is there twice. */
export async function findMore(
  library: Library,
  results: SearchResults,
  request: ResultsRequest,
): Promise<SearchResults | undefined> {
  const { query, asked } = results;
  const { limit, isWanted = () => true } = request;
  const found = await library.search({ query, limit, offset: asked, whileTyping: true });
  if (!isWanted()) return undefined;
  const known = new Set(results.articles.map(({ article }) => article));
  const hits = found.hits.filter(({ article }) => !known.has(article));
  const articles = await withPassages(library, query, hits, request);
  const knownAnnotations = new Set(results.annotations.map(keyOf));
  const annotations = found.annotations.filter((hit) => !knownAnnotations.has(keyOf(hit)));
  return (
    articles && {
      ...results,
      total: found.total,
      articles: [...results.articles, ...articles],
      annotationTotal: found.annotationTotal,
      annotations: [...results.annotations, ...annotations],
      asked: asked + limit,
    }
  );
}

/** A sidecar that was copied has annotations with the ids of another's. */
function keyOf({ article, annotation }: AnnotationHit): string {
  return annotationKey(article, annotation);
}

async function withPassages(
  library: Library,
  query: string,
  hits: readonly ArticleHit[],
  { passagesEach, isWanted = () => true }: ResultsRequest,
): Promise<readonly FoundArticle[] | undefined> {
  const found: FoundArticle[] = [];
  for (let at = 0; at < hits.length; at += readTogether) {
    const together = hits.slice(at, at + readTogether).map(async ({ article, title }) => {
      const passages = await library.passages(article, query, passagesEach, true);
      return { article, ...(title && { title }), passages };
    });
    found.push(...(await Promise.all(together)));
    if (!isWanted()) return undefined;
  }
  return found;
}
