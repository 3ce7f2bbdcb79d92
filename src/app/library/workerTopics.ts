import type { FileId, FileReference, FileResult, Log } from '../ports';
import type { Library, LibraryChange, LibraryProgress } from './library';
import type { ArticleText, ByteRange, FoundFile } from './librarySource';
import type { PackedMentions } from './packedMentions';
import type { PackedRecords } from './shard';
import type { WorkerConfiguration } from './workerConfiguration';

/** The functions of a library that are called across a channel and answered. */
export type LibraryCall = Exclude<keyof Library, `onDid${string}` | LibraryNews | 'dispose'>;

/** The functions of a library that are told across a channel. */
type LibraryNews = 'setLiveText' | 'setSidecarFacts' | 'setCorrections';

/** What a worker is told first. */
export interface WorkerStart {
  readonly configuration: WorkerConfiguration;
  /** Whether the extension host keeps the index for a worker that cannot reach a disk. */
  readonly hasHostCache: boolean;
  /** Articles that killed earlier workers, one after the other: they are not worked on any more. */
  readonly refused: readonly FileId[];
}

/** What the extension host asks and tells the worker. */
export type WorkerTopics = Pick<Library, Exclude<LibraryCall, 'mentionsOf'> | LibraryNews> & {
  mentionsOf(entity: string): Promise<PackedMentions>;
  /** Comes before everything else, once. */
  start(start: WorkerStart): void;
  /** The settings changed; a scan follows. */
  configure(configuration: WorkerConfiguration): void;
  /** Files of a listing that the worker asked for. */
  found(listing: number, files: readonly FoundFile[]): void;
};

/** What the worker asks and tells the extension host. */
export interface HostTopics {
  /** Answered when the host has taken the change over: it is not sent more than it can bear at once. */
  changed(change: LibraryChange): Promise<void>;
  /** What an earlier session knew of the articles of a shard, see `RestoredChange`; answered like {@link changed}. */
  restored(packed: PackedRecords, gone: readonly FileId[]): Promise<void>;
  progressed(progress: LibraryProgress): void;
  /** These are being worked on from now on; a worker that dies before the end died of one of them, if of any. */
  begun(job: number, files: readonly FileId[]): void;
  ended(job: number): void;
  /** A line for the log: ids and counts, never a word of an article. */
  logged(level: keyof Log, message: string): void;
  /** Tells what is {@link WorkerTopics.found} and answers when that is all. */
  listFiles(listing: number): Promise<void>;
  readFile(file: FileReference): Promise<FileResult<ArticleText>>;
  cacheList(): Promise<readonly string[]>;
  cacheRead(name: string, range?: ByteRange): Promise<Uint8Array | undefined>;
  cacheWrite(name: string, bytes: Uint8Array): Promise<void>;
  cacheRemove(name: string): Promise<void>;
}

/** The topics as a conversation takes them: an interface has no index signature. */
export type TopicsOf<Interface> = { readonly [Topic in keyof Interface]: Interface[Topic] };
