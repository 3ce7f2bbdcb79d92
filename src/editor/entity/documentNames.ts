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
  readonly text: string;
  readonly state: number;
  readonly found: Promise<readonly ArticleMention[]>;
}

/** How often the library is asked while everything changes; the next question comes after that. */
const attempts = 4;

/** Tells which names stand in an open article, unsaved edits included; asks the library once for each state of the text. */
export class DocumentNames implements Disposable {
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;
  readonly #asked = new WeakMap<TextDocument, Asked>();
  /** The text of each document that was read out of turn: what cannot be read is not read again and again. */
  readonly #readFor = new WeakMap<TextDocument, string>();
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
    const text = textOf(document);
    const before = this.#asked.get(document);
    if (before?.text === text && before.state === this.#state) return before.found;
    const found = this.#find(document, article, map);
    this.#asked.set(document, { text, state: this.#state, found });
    // What the library could not answer is asked again next time.
    found.catch(() => this.#asked.delete(document));
    return found;
  }

  /** Has the article read if the corpus has another text of it, as right after an edit; offsets would be those of that text. */
  async #find(document: TextDocument, article: FileId, map: TextMap): Promise<readonly ArticleMention[]> {
    const text = textOf(document);
    if (!this.#isCurrent(article, map) && this.#readFor.get(document) !== text) {
      this.#readFor.set(document, text);
      await this.#corpus.refresh([this.#files.reference(document.uri)]);
    }
    const mentions = await this.#settledMentions(article);
    return this.#isCurrent(article, map) ? mentions.filter(({ entity }) => entity !== '') : [];
  }

  /** An answer is asked for again when something changed meanwhile: the article may have been read again just then, and have no names yet. */
  async #settledMentions(article: FileId): Promise<readonly ArticleMention[]> {
    for (let attempt = 1; ; attempt++) {
      const state = this.#state;
      const mentions = await this.#corpus.library.mentionsIn(article);
      if (state === this.#state || attempt === attempts) return mentions;
    }
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

/** Stands for the text of a document: also whether it is that of the file, which is told a little later than the text. */
function textOf({ version, isDirty }: TextDocument): string {
  return `${version} ${String(isDirty)}`;
}
