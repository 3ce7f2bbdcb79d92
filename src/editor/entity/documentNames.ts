import type { CancellationToken, Position, TextDocument } from 'vscode';
import { mentionAt } from '../../core/entity/navigate';
import { articleHash } from '../../core/text/sha256';
import type { Corpus } from '../../app/corpus';
import type { ArticleMention } from '../../app/library/library';
import type { Disposable, FileId } from '../../app/ports';
import { textMapOf, type TextMap } from '../convert';
import type { ArticleFiles } from '../host/articleFiles';

/**
 * Who wants to know: `passing` is the editor while somebody reads, for which no article is read that nobody asked for; `asked` is
 * a person who pressed a key, for whom the article is read now.
 */
export type Interest = 'passing' | 'asked';

/** The names in a document that is an article, as its text is now. */
export interface NamesHere {
  readonly article: FileId;
  readonly map: TextMap;
  /** By start, never overlapping. */
  readonly mentions: readonly ArticleMention[];
}

/** A name at a position of a document. */
export interface NameHere extends NamesHere {
  readonly mention: ArticleMention;
}

/** What was asked of the library, for one state of a document and of the corpus. */
interface Asked {
  readonly version: number;
  readonly state: number;
  readonly found: Promise<readonly ArticleMention[]>;
}

/** Tells which names stand in an open article, unsaved edits included; asks the library once for each state of the text. */
export class DocumentNames implements Disposable {
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;
  readonly #asked = new WeakMap<TextDocument, Asked>();
  /** The version of each document that was read out of turn: what cannot be read is not read again and again. */
  readonly #readFor = new WeakMap<TextDocument, number>();
  readonly #hashes = new WeakMap<TextMap, string>();
  readonly #listener: Disposable;
  /** Counts the changes of the corpus. */
  #state = 0;

  constructor(corpus: Corpus, files: ArticleFiles) {
    this.#corpus = corpus;
    this.#files = files;
    this.#listener = corpus.onDidChange(() => this.#state++);
  }

  /** The names in a document; undefined for one that is no article, and when the question is given up or the text changed meanwhile. */
  async in(
    document: TextDocument,
    interest: Interest,
    token: CancellationToken | undefined,
  ): Promise<NamesHere | undefined> {
    const article = document.uri.toString();
    if (!this.#isArticle(document, interest)) return undefined;
    const { version } = document;
    const map = textMapOf(document);
    const mentions = await this.#ask(document, article, map);
    if (token?.isCancellationRequested || document.isClosed || document.version !== version) return undefined;
    return { article, map, mentions };
  }

  /** The name that a position touches; undefined where there is none, and as {@link in}. */
  async at(
    document: TextDocument,
    position: Position,
    interest: Interest,
    token: CancellationToken | undefined,
  ): Promise<NameHere | undefined> {
    const names = await this.in(document, interest, token);
    const mention = names && mentionAt(names.mentions, names.map.offset(position));
    return mention && { ...names, mention };
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #isArticle(document: TextDocument, interest: Interest): boolean {
    if (this.#corpus.article(document.uri.toString())) return true;
    return (interest === 'asked' || this.#corpus.isStarted) && this.#files.isArticle(document);
  }

  #ask(document: TextDocument, article: FileId, map: TextMap): Promise<readonly ArticleMention[]> {
    const { version } = document;
    const before = this.#asked.get(document);
    if (before?.version === version && before.state === this.#state) return before.found;
    const found = this.#find(document, article, map);
    this.#asked.set(document, { version, state: this.#state, found });
    // What the library could not answer is asked again next time.
    found.catch(() => this.#asked.delete(document));
    return found;
  }

  /** Has the article read if the corpus has another text of it, as right after an edit; offsets would be those of that text. */
  async #find(document: TextDocument, article: FileId, map: TextMap): Promise<readonly ArticleMention[]> {
    if (!this.#isCurrent(article, map) && this.#readFor.get(document) !== document.version) {
      this.#readFor.set(document, document.version);
      await this.#corpus.refresh([this.#files.reference(document.uri)]);
    }
    if (!this.#isCurrent(article, map)) return [];
    const mentions = await this.#corpus.library.mentionsIn(article);
    return mentions.filter(({ entity }) => entity !== '');
  }

  #isCurrent(article: FileId, map: TextMap): boolean {
    const known = this.#corpus.article(article)?.analysis?.hash;
    return known !== undefined && known === this.#hashOf(map);
  }

  #hashOf(map: TextMap): string {
    const hash = this.#hashes.get(map) ?? articleHash(map.text);
    this.#hashes.set(map, hash);
    return hash;
  }
}
