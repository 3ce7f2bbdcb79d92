import { parseArticle } from '../../core/article/parseArticle';
import type { SearchDocument } from '../../core/search/searchEngine';
import type { ModelText } from '../../core/text/modelText';
import type { FileReference } from '../ports';
import type { ArticleAnalysis } from './library';

/** What is listed and what is searched of an article. */
export interface AnalysedArticle {
  readonly analysis: ArticleAnalysis;
  readonly document: SearchDocument;
}

/** Parses an article, once for both. O(text). */
export function analyseArticle({ id, path }: FileReference, text: ModelText, hash: string): AnalysedArticle {
  const { metadata, prose } = parseArticle(path, text);
  const { title = '', language } = metadata;
  return { analysis: { hash, metadata }, document: { id, language, title, text: prose } };
}
