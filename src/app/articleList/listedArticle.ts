import type { ArticleMetadata } from '../../core/article/article';
import type { FileId } from '../ports';

/** What a list of articles shows, sorts, groups and filters by. The same object for as long as nothing of it changes. */
export interface ListedArticle {
  readonly id: FileId;
  readonly path: string;
  /** The file's name where the article has no title. */
  readonly title: string;
  /** Absent when the article cannot be read. */
  readonly metadata?: ArticleMetadata;
  readonly annotations: number;
  /** Claims without a verdict. */
  readonly openClaims: number;
  /** What sorting by date goes by, once it was worked out: kept here since a weak map of all articles slows every collection. */
  instant?: number | undefined;
  /** What filters look through, once it was worked out. */
  folded?: string | undefined;
}
