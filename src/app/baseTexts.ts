import { toModelText, type ModelText } from '../core/text/modelText';
import { articleHash } from '../core/text/sha256';
import { fileIn, pathIn } from './folderPath';
import type { BasesOf } from './placing';
import type { ArticleFinder, FileId, FileReader, FileStore, Log } from './ports';

/** Where the texts that annotations were made on are kept, in each folder of the workspace. */
export const BASE_TEXTS_FOLDER = '.newsmark/texts';

/** The texts that an article had in the history of its folder, such as git's. */
export interface TextHistory {
  /** Whether the text with this hash is the last one of the file. Cheaper than {@link read}. */
  holds(article: FileId, hash: string): Promise<boolean>;
  /** The text with this hash among those that the file had; undefined when there is none, or no history can be reached. */
  read(article: FileId, hash: string): Promise<ModelText | undefined>;
}

interface BaseTextPorts {
  readonly files: FileReader;
  readonly finder: Pick<ArticleFinder, 'folders'>;
  readonly log: Log;
  /** Absent where there is none, as in a browser. */
  readonly history?: TextHistory | undefined;
}

/** How many texts are remembered, so that typing in an annotated article reads its base once. */
const mostRemembered = 50;

/**
 * The texts that annotations were made on: what they are aligned with when their article has changed. Each is kept once, under its
 * hash, beside the articles; a text that is in the history of the folder is left there. What is read is checked against its hash,
 * so that a file that was changed counts as absent.
 */
export class BaseTexts {
  readonly #ports: BaseTextPorts;
  /** The longest unused first. */
  readonly #remembered = new Map<string, ModelText>();

  /** What the history has not. */
  readonly #missed = new Set<string>();

  constructor(ports: BaseTextPorts) {
    this.#ports = ports;
  }

  /**
   * Keeps the text of an article, if it is not kept already. False when it could not be: annotations made on it are found by their
   * words alone then.
   */
  async keep(article: FileId, text: ModelText, files: FileStore): Promise<boolean> {
    const hash = articleHash(text);
    if (this.#remembered.has(hash)) return true;
    const file = this.#fileOf(article, hash);
    if (file === undefined) return false;
    if ((await this.#readFile(file, hash)) !== undefined || (await this.#ports.history?.holds(article, hash))) {
      this.#remember(hash, text);
      return true;
    }
    const written = await files.replaceText(file, text, undefined);
    if (written.kind === 'failed' && (await this.#readFile(file, hash)) === undefined) {
      this.#ports.log.warn(`Could not keep the text ${hash} (${written.failure}).`);
      return false;
    }
    this.#remember(hash, text);
    return true;
  }

  /** The text with a hash that an article had; undefined when it is kept nowhere. */
  async read(article: FileId, hash: string): Promise<ModelText | undefined> {
    const remembered = this.#remembered.get(hash);
    if (remembered !== undefined) return this.#remember(hash, remembered);
    const file = this.#fileOf(article, hash);
    const kept = file === undefined ? undefined : await this.#readFile(file, hash);
    const text = kept ?? (await this.#readHistory(article, hash));
    return text === undefined ? undefined : this.#remember(hash, text);
  }

  /** A history is looked through once for each text; it may be long. */
  async #readHistory(article: FileId, hash: string): Promise<ModelText | undefined> {
    const asked = `${article}\n${hash}`;
    if (this.#missed.has(asked)) return undefined;
    const text = await this.#ports.history?.read(article, hash);
    if (text === undefined) this.#missed.add(asked);
    return text;
  }

  /** Reads texts that an article had, for what has no time to wait; those that are kept nowhere are left out. */
  async readAll(article: FileId, hashes: Iterable<string>): Promise<BasesOf> {
    const texts = new Map<string, ModelText>();
    for (const hash of hashes) {
      const text = await this.read(article, hash);
      if (text !== undefined) texts.set(hash, text);
    }
    return (hash) => texts.get(hash);
  }

  /** The hashes of texts that were read or kept lately: an annotation made on one may be about to be written. */
  rememberedHashes(): readonly string[] {
    return [...this.#remembered.keys()];
  }

  /** The text with a hash if it was read or kept lately. */
  remembered(hash: string): ModelText | undefined {
    return this.#remembered.get(hash);
  }

  async #readFile(file: FileId, hash: string): Promise<ModelText | undefined> {
    const content = await this.#ports.files.readText(file);
    if (content.kind === 'failed') return undefined;
    const text = toModelText(content.value);
    return articleHash(text) === hash ? text : undefined;
  }

  /** In the innermost folder of the workspace that the article is in. */
  #fileOf(article: FileId, hash: string): FileId | undefined {
    const folders = this.#ports.finder.folders().filter((folder) => pathIn(folder, article) !== undefined);
    const folder = folders.sort((a, b) => b.length - a.length)[0];
    return folder === undefined ? undefined : fileIn(folder, `${BASE_TEXTS_FOLDER}/${hash}`);
  }

  #remember(hash: string, text: ModelText): ModelText {
    this.#remembered.delete(hash);
    this.#remembered.set(hash, text);
    const [oldest] = this.#remembered.keys();
    if (this.#remembered.size > mostRemembered && oldest !== undefined) this.#remembered.delete(oldest);
    return text;
  }
}

/** Whether a file, by its path, is a text that annotations were made on. */
export function isBaseText(path: string): boolean {
  return `/${path}`.includes(`/${BASE_TEXTS_FOLDER}/`);
}
