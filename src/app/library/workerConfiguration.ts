/** How the bytes of a folder's articles become text: the editor's settings. */
export interface TextEncoding {
  /** The setting `files.encoding`, such as `utf8` or `windows1252`; where only the editor can tell, all that it goes by. */
  readonly name: string;
  /** Whether only the editor can tell: it guesses (`files.autoGuessEncoding`), or the setting differs between languages. */
  readonly guess: boolean;
}

/** The encoding of who never set one. */
export const defaultEncoding: TextEncoding = { name: 'utf8', guess: false };

/** Whether a person left it to Newsmark to tell the encoding; a byte order mark is nothing to be told. */
export function isDefaultEncoding({ name, guess }: TextEncoding): boolean {
  return !guess && (name === defaultEncoding.name || name === 'utf8bom');
}

/** The editor's settings for the files of one language. */
export interface LanguageEncoding extends TextEncoding {
  /** The setting `files.candidateGuessEncodings`: what the editor chooses from when it guesses. */
  readonly candidates: readonly string[];
}

/**
 * The settings of several languages as one: the same when all are equal and nothing is guessed. Else its name differs whenever
 * one of them does, so that no stamp of a file outlives a change of the settings.
 */
export function joinEncodings(settings: readonly LanguageEncoding[]): TextEncoding {
  const names = settings.map(({ name, guess, candidates }) => (guess ? `${name}?${candidates.join('+')}` : name));
  const [first = defaultEncoding.name, ...others] = names;
  if (others.every((name) => name === first)) return { name: first, guess: settings.some(({ guess }) => guess) };
  return { name: names.join(), guess: true };
}

/** A folder whose articles are indexed. Patterns are relative to it. */
export interface ConfiguredFolder {
  /** As `vscode.Uri.toString()` gives it; ids of files are built on it by `fileId`. On the command line empty: ids are paths. */
  readonly uri: string;
  /** Leads the paths of its files; only there when there are several folders. */
  readonly name?: string;
  /** Where it is on the disk of the worker; absent when only the editor can reach it. */
  readonly diskPath?: string;
  /** The settings `newsmark.articles.include` and `.exclude`. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** The patterns of `files.exclude`, of which a parent folder can match, too. */
  readonly hidden: readonly string[];
  readonly encoding: TextEncoding;
}

/** What a worker has to know to find and read articles. Plain data: it is posted to the worker when it starts. */
export interface WorkerConfiguration {
  readonly folders: readonly ConfiguredFolder[];
  /** The folder of the index on the disk of the worker; absent when only the editor can reach it, or nothing is kept. */
  readonly cachePath?: string;
}
