/** Names one file for the whole run of a shell: a URI string in the editor, a path on the command line. Opaque to app. */
export type FileId = string;

/** A file that could be an article or a sidecar. */
export interface FileReference {
  readonly id: FileId;
  /** Relative to its folder, with `/`; led by the folder's name when there are several folders. */
  readonly path: string;
}

/**
 * Why a file could not be read or written. `changed`: somebody else wrote it since it was read; `empty`: an article without a
 * single character; `invalidEncoding`: the bytes of an article are text in no encoding that can be told; `notUtf8`: a sidecar.
 */
export type FileFailure =
  | 'missing'
  | 'denied'
  | 'full'
  | 'empty'
  | 'binary'
  | 'tooLarge'
  | 'invalidEncoding'
  | 'notUtf8'
  | 'nameTooLong'
  | 'changed'
  | 'unavailable';

/** The outcome of a file operation; failures are data. */
export type FileResult<Value> =
  { readonly kind: 'ok'; readonly value: Value } | { readonly kind: 'failed'; readonly failure: FileFailure };

/** Reads whole files. */
export interface FileReader {
  /** The text as an editor would show it, decoded, with its own line ends. */
  readText(id: FileId): Promise<FileResult<string>>;
}

/** Reads and writes whole files. */
export interface FileStore extends FileReader {
  /**
   * Replaces a file at once or not at all, in UTF-8. Fails with `changed` when the file's text is no longer `expected`
   * (undefined: the file did not exist).
   *
   * @param text undefined: there is to be no file.
   */
  replaceText(id: FileId, text: string | undefined, expected: string | undefined): Promise<FileResult<void>>;
}

/** Lists what the user's settings call articles, and the sidecars. */
export interface ArticleFinder {
  /** The folders that the articles are in, in their order; `''` where the ids of files are paths. See `fileIn`. */
  folders(): readonly FileId[];
  findArticles(): Promise<readonly FileReference[]>;
  findSidecars(): Promise<readonly FileReference[]>;
  /** Tells of an article, by the settings of this moment, whether {@link findSidecars} finds its sidecar, if there is one. */
  findsSidecars(): (article: FileReference) => boolean;
  /** The file named beside another, in the same folder. */
  sibling(id: FileId, name: string): FileId;
}

/** The time, as sidecars write it. */
export interface Clock {
  /** UTC, ISO 8601 to the second, with `Z`. */
  now(): string;
}

/** Fresh random ids. */
export interface Ids {
  /** `urn:uuid:…` */
  next(): string;
}

/** One text that outlives the window. */
export interface Keep {
  /** Undefined when nothing was written yet. */
  read(): Promise<string | undefined>;
  write(text: string): Promise<void>;
}

/** Where developers look. Ids and counts only: never a word of an article or an annotation. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
  error(message: string, error?: unknown): void;
}

/** Something that can be ended. */
export interface Disposable {
  dispose(): void;
}
