import type { FileReference, FileResult } from '../ports';
import type { Job, JobResult } from './job';

/** A file that is an article. */
export interface FoundFile extends FileReference {
  /** Changes when the file does (`mtimeMs:size`); undefined when the file system tells nothing of the kind. */
  readonly stamp?: string;
}

/** The decoded text of a file, as the editor shows it, with its own line ends. */
export interface ArticleText {
  readonly text: string;
  /** The stamp of the file that was read; undefined when the file system has none. */
  readonly stamp?: string;
}

/** Where the articles are. */
export interface ArticleSource {
  /**
   * Gives what it finds in batches of at most 1,000 as it goes, each file once; settles when everything is listed. Rejects
   * when a folder that is open cannot be listed at all: nothing is taken for gone then.
   */
  list(onFound: (files: readonly FoundFile[]) => void): Promise<void>;
  /** Never rejects. Work that blocks the thread is fine where it is the thread of a worker. */
  read(file: FileReference): Promise<FileResult<ArticleText>>;
}

/** A part of a file, in bytes from its beginning; it may end behind the end of the file. */
export interface ByteRange {
  readonly start: number;
  /** The byte after the last. */
  readonly end: number;
}

/** A flat folder of files that can be thrown away at any time. Every call may reject: the library works without a cache. */
export interface CacheStore {
  /** The names of all files in it; of a folder that does not exist none. */
  list(): Promise<readonly string[]>;
  /** The file or a part of it; undefined when there is no such file. */
  read(name: string, range?: ByteRange): Promise<Uint8Array | undefined>;
  /** Writes the whole file or nothing, also when the process is killed in between. */
  write(name: string, bytes: Uint8Array): Promise<void>;
  /** One that does not exist is ignored. */
  remove(name: string): Promise<void>;
}

/** Runs jobs, in this thread or in others. Those have a source of their own that finds the same files. */
export interface JobPool {
  /** How many jobs are worth giving at once. */
  readonly lanes: number;
  /** How many files a job has at most; 2,000 unless told. */
  readonly filesAJob?: number;
  /** Rejects when the job failed or the thread it ran in died; the next job finds another thread. */
  run(job: Job): Promise<JobResult>;
}
