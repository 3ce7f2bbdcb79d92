import { parseArticle } from '../core/article/parseArticle';
import type { ArticleMetadata } from '../core/article/article';
import type { Mention } from '../core/entity/entity';
import { recognise } from '../core/entity/recognise';
import { createSearchIndex, type SearchHit } from '../core/search/searchIndex';
import { articleHash } from '../core/text/sha256';
import { toModelText } from '../core/text/modelText';
import type { Disposable, FileId } from './ports';

/** Everything that is computed from an article's text alone. Plain data: it crosses to a worker and back. */
export interface ArticleAnalysis {
  /** SHA-256 of the model text in UTF-8, hex. */
  readonly hash: string;
  readonly metadata: ArticleMetadata;
  /** By start, never overlapping. */
  readonly mentions: readonly Mention[];
}

/** An article's file name and text, to be analysed. */
export interface AnalysisRequest {
  readonly id: FileId;
  /** Its ending decides how it is read. */
  readonly path: string;
  /** Any line ends; a byte order mark is ignored. */
  readonly text: string;
}

/** The heavy work, here or in a worker. It keeps the search index of what it analysed. */
export interface Analyser {
  /** Rejects when this text cannot be analysed, or the worker died. */
  analyse(request: AnalysisRequest): Promise<ArticleAnalysis>;
  forget(id: FileId): Promise<void>;
  /** Best first, at most `limit`. */
  search(query: string, limit: number): Promise<readonly SearchHit[]>;
  /** True once every call rejects from now on; absent where that cannot happen. */
  readonly hasFailed?: boolean;
  /** Fires when the search index was lost and everything must be analysed again; absent where that cannot happen. */
  onDidRestart?(listener: () => void): Disposable;
  dispose(): void;
}

/** Does the work in the thread that asks: for the worker itself, the command line and tests. */
export class InProcessAnalyser implements Analyser {
  readonly #index = createSearchIndex();

  analyse({ id, path, text }: AnalysisRequest): Promise<ArticleAnalysis> {
    const article = parseArticle(path, toModelText(text));
    const { title = '', source = '' } = article.metadata;
    this.#index.replace({ id, title, source, text: article.prose });
    return Promise.resolve({
      hash: articleHash(article.text),
      metadata: article.metadata,
      mentions: recognise(article.prose, article.metadata.language),
    });
  }

  forget(id: FileId): Promise<void> {
    this.#index.remove(id);
    return Promise.resolve();
  }

  search(query: string, limit: number): Promise<readonly SearchHit[]> {
    return Promise.resolve(this.#index.search(query, limit));
  }

  dispose(): void {
    // Nothing outlives the object.
  }
}
