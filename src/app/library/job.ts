import type { FileId, FileReference } from '../ports';

/** A file to be indexed. */
export interface FileToIndex {
  readonly file: FileReference & { readonly stamp?: string };
  /** The hash of the text that is known already: an equal one is not analysed again. */
  readonly hash?: string;
}

/** Files whose texts become one shard; at most 500. */
export interface IndexJob {
  readonly kind: 'index';
  readonly files: readonly FileToIndex[];
}

/** A file whose names are to be recognised. */
export interface FileToRecognise {
  readonly file: FileReference;
  /** ISO 639-1, with a person's correction; undefined when unknown. */
  readonly language: string | undefined;
}

/** Files whose names become one block of mentions. */
export interface RecogniseJob {
  readonly kind: 'recognise';
  readonly files: readonly FileToRecognise[];
}

/** Work on files that needs nothing but their source, so that any thread can do it. Plain data: it crosses to a thread. */
export type Job = IndexJob | RecogniseJob;

/** What came of an {@link IndexJob}. */
export interface IndexResult {
  readonly kind: 'index';
  /** See `openShard`: the records and the search segment of all files but those named below. */
  readonly shard: Uint8Array;
  /** Files that hold the text that was known. */
  readonly unchanged: readonly { readonly id: FileId; readonly stamp?: string }[];
  /** Files that are no more. */
  readonly gone: readonly FileId[];
}

/** What came of a {@link RecogniseJob}. */
export interface RecogniseResult {
  readonly kind: 'recognise';
  /** See `openMentions`; files that could not be read are not in it. */
  readonly mentions: Uint8Array;
}

/** The bytes own their buffers, so that they can be transferred. */
export type JobResult = IndexResult | RecogniseResult;
