import type { MentionStore } from '../../core/entity/mentionStore';
import type { SegmentedIndex } from '../../core/search/segmentedIndex';
import type { ModelText } from '../../core/text/modelText';
import type { FileId, Log } from '../ports';
import type { Catalogue } from './catalogue';
import type { Changes } from './changes';
import type { ArticleSource, JobPool } from './librarySource';
import type { Pacer } from './pacer';
import type { ReadOrder } from './readOrder';
import type { ShardCache } from './shardCache';

/** What the parts of a local library share. */
export interface LibraryParts {
  readonly source: ArticleSource;
  readonly cache: ShardCache;
  readonly pool: JobPool;
  readonly log: Log;
  readonly pacer: Pacer;
  readonly catalogue: Catalogue;
  /** The texts of all articles. */
  readonly index: SegmentedIndex;
  readonly mentions: MentionStore;
  readonly changes: Changes;
  readonly order: ReadOrder;
  /** The texts of open editors. */
  readonly liveTexts: ReadonlyMap<FileId, string>;
  readonly hash: (text: ModelText) => string;
  /** Told which files are worked on in this thread, and by the function it gives that they are done. */
  readonly begin: (files: readonly FileId[]) => () => void;
  readonly isDisposed: () => boolean;
}
