import { Location, Uri, workspace, type CancellationToken, type TextDocument } from 'vscode';
import { toModelText } from '../../core/text/modelText';
import { articleHash } from '../../core/text/sha256';
import type { TextRange } from '../../core/text/textRange';
import type { Corpus } from '../../app/corpus';
import type { FileId } from '../../app/ports';
import { TextMap, textMapOf } from '../convert';

/** How many articles are read at once; each read is a message to the editor's file service. */
const readAtOnce = 20;

/** How many UTF-16 code units of articles are kept, so that the next question about them reads nothing. */
const mostKept = 4_000_000;

/** A range of an article. Offsets in UTF-16 code units over its model text. */
export interface ArticlePlace extends TextRange {
  readonly article: FileId;
}

interface Kept {
  /** The hash of the text; a text of another hash is read again. */
  readonly hash: string | undefined;
  readonly map: TextMap;
}

/**
 * Turns offsets in articles into lines and columns, which only the text knows. An open article is taken as it is, others are read and
 * the last ones kept.
 */
export class MentionPlaces {
  readonly #corpus: Corpus;
  /** The longest unused first. */
  readonly #kept = new Map<FileId, Kept>();
  #size = 0;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** In the order of the places; undefined for one in an article that cannot be read, and for all that are left when it is given up. */
  async locations(
    places: readonly ArticlePlace[],
    token: CancellationToken | undefined,
  ): Promise<readonly (Location | undefined)[]> {
    const texts = await this.#texts(new Set(places.map(({ article }) => article)), token);
    return places.map((place) => {
      const text = texts.get(place.article);
      return text && new Location(text.uri, text.map.range(place));
    });
  }

  async #texts(
    articles: ReadonlySet<FileId>,
    token: CancellationToken | undefined,
  ): Promise<ReadonlyMap<FileId, { readonly uri: Uri; readonly map: TextMap }>> {
    const open = new Map(workspace.textDocuments.map((document) => [document.uri.toString(), document]));
    const texts = new Map<FileId, { readonly uri: Uri; readonly map: TextMap }>();
    const left = articles.values();
    const read = async (): Promise<void> => {
      for (const article of left) {
        if (token?.isCancellationRequested) return;
        const document = this.#current(open.get(article));
        const map = document ? textMapOf(document) : await this.#mapOf(article);
        if (map) texts.set(article, { uri: document?.uri ?? Uri.parse(article, true), map });
      }
    };
    await Promise.all(Array.from({ length: readAtOnce }, read));
    return texts;
  }

  /** The document, unless its file changed and the editor, which keeps closed documents for a while, does not show that yet. */
  #current(document: TextDocument | undefined): TextDocument | undefined {
    if (!document || document.isDirty) return document;
    const hash = this.#corpus.article(document.uri.toString())?.analysis?.hash;
    return hash === undefined || hash === articleHash(textMapOf(document).text) ? document : undefined;
  }

  async #mapOf(article: FileId): Promise<TextMap | undefined> {
    const hash = this.#corpus.article(article)?.analysis?.hash;
    const kept = this.#kept.get(article);
    if (kept && kept.hash === hash && hash !== undefined) {
      this.#keep(article, kept);
      return kept.map;
    }
    const text = await this.#corpus.text(article);
    if (text.kind === 'failed') return undefined;
    const map = new TextMap(toModelText(text.value));
    this.#keep(article, { hash, map });
    return map;
  }

  #keep(article: FileId, kept: Kept): void {
    this.#forget(article);
    this.#kept.set(article, kept);
    this.#size += kept.map.text.length;
    for (const oldest of this.#kept.keys()) {
      if (this.#size <= mostKept) return;
      this.#forget(oldest);
    }
  }

  #forget(article: FileId): void {
    this.#size -= this.#kept.get(article)?.map.text.length ?? 0;
    this.#kept.delete(article);
  }
}
