import type { SegmentBuilder } from '../../core/search/segmentBuilder';
import type { ModelText } from '../../core/text/modelText';
import type { FileId } from '../ports';
import type { ArticleSource } from './librarySource';

/** What a job needs of the thread it runs in. */
export interface JobTools {
  readonly source: ArticleSource;
  /** Like `articleHash`, perhaps faster. */
  readonly hash: (text: ModelText) => string;
  /** Packs articles, for one job at a time, and is worth keeping from one to the next; each job has its own unless given. */
  readonly segments?: SegmentBuilder;
  /** Lets waiting messages in; a thread that does nothing else need not wait. */
  readonly pause: () => Promise<void>;
  /** Told which files are worked on now, and by the function it gives that they are done. */
  readonly begin?: (files: readonly FileId[]) => () => void;
  /** Whether nobody waits for the result any more. */
  readonly isEnded?: () => boolean;
}
