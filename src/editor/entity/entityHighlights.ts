import { DocumentHighlight, type CancellationToken, type DocumentHighlightProvider } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import type { ArticleFiles } from '../host/articleFiles';
import { articleLanguage } from '../ids';
import type { DocumentNames } from './documentNames';

/** Lights up all mentions of the entity at the cursor, whatever its spelling. */
export class EntityHighlights implements DocumentHighlightProvider {
  readonly #names: DocumentNames;
  readonly #files: ArticleFiles;

  constructor(names: DocumentNames, files: ArticleFiles) {
    this.#names = names;
    this.#files = files;
  }

  /**
   * The first answer that is not undefined counts, and the word at the cursor is lit up when there is none. So it is off names, but
   * for plain text articles: there every "the" would light up while somebody reads.
   */
  async provideDocumentHighlights(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<DocumentHighlight[] | undefined> {
    const here = await this.#names.at(document, position, 'passing', token);
    if (!here) return document.languageId === articleLanguage && this.#files.isArticle(document) ? [] : undefined;
    const { map, mention, mentions } = here;
    return mentions
      .filter(({ entity }) => entity === mention.entity)
      .map((other) => new DocumentHighlight(map.range(other)));
  }
}
