import { Location, type CancellationToken, type DefinitionProvider, type LocationLink } from 'vscode';
import type { Position, TextDocument } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { DocumentNames, NameHere } from './documentNames';
import type { MentionPlaces } from './mentionPlaces';

/**
 * *Go to Definition* of a name: where it is first mentioned in this article, from there where it is in the whole corpus. From that
 * place it leads to itself, and VS Code shows all mentions instead.
 */
export class EntityDefinition implements DefinitionProvider {
  readonly #corpus: Corpus;
  readonly #names: DocumentNames;
  readonly #places: MentionPlaces;

  constructor(corpus: Corpus, names: DocumentNames, places: MentionPlaces) {
    this.#corpus = corpus;
    this.#names = names;
    this.#places = places;
  }

  async provideDefinition(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<LocationLink[] | undefined> {
    const here = await this.#names.at(document, position, 'asked', token);
    if (!here) return undefined;
    const { map, mention, mentions } = here;
    const firstHere = mentions.find(({ entity }) => entity === mention.entity) ?? mention;
    const inThisArticle = new Location(document.uri, map.range(firstHere));
    const target = firstHere === mention ? ((await this.#firstOfAll(here, token)) ?? inThisArticle) : inThisArticle;
    if (token.isCancellationRequested) return undefined;
    return [
      {
        originSelectionRange: map.range(mention),
        targetUri: target.uri,
        targetRange: target.range,
        targetSelectionRange: target.range,
      },
    ];
  }

  async #firstOfAll({ mention }: NameHere, token: CancellationToken): Promise<Location | undefined> {
    const [first] = await this.#corpus.library.firstMentions([mention.entity]);
    if (!first || token.isCancellationRequested) return undefined;
    const [location] = await this.#places.locations([first], token);
    return location;
  }
}
