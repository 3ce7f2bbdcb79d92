import { Hover, type CancellationToken, type HoverProvider, type Position, type TextDocument } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { CoMention, EntitySummary } from '../../app/library/library';
import type { Disposable } from '../../app/ports';
import type { DocumentNames } from './documentNames';
import { entityCard } from './entityCard';

/** How many entities are told that are named in the same articles. */
const mostCompanions = 4;

interface Known {
  readonly entity: EntitySummary | undefined;
  readonly companions: readonly CoMention[];
}

/** Shows what is known of the name under the pointer. */
export class EntityHover implements HoverProvider, Disposable {
  readonly #corpus: Corpus;
  readonly #names: DocumentNames;
  readonly #listener: Disposable;
  /** What was asked last: the pointer moves about on one name. */
  #asked: { readonly id: string; readonly known: Promise<Known> } | undefined;

  constructor(corpus: Corpus, names: DocumentNames) {
    this.#corpus = corpus;
    this.#names = names;
    this.#listener = corpus.onDidChange(() => (this.#asked = undefined));
  }

  async provideHover(document: TextDocument, position: Position, token: CancellationToken): Promise<Hover | undefined> {
    const here = await this.#names.at(document, position, 'passing', token);
    if (!here) return undefined;
    const { article, map, mention } = here;
    const { entity, companions } = await this.#know(mention.entity);
    if (!entity || token.isCancellationRequested) return undefined;
    const reference = { article, entity: mention.entity, start: mention.start, text: mention.text };
    return new Hover(entityCard(entity, companions, reference), map.range(mention));
  }

  dispose(): void {
    this.#listener.dispose();
  }

  #know(id: string): Promise<Known> {
    if (this.#asked?.id === id) return this.#asked.known;
    const known = this.#ask(id);
    this.#asked = { id, known };
    known.catch(() => (this.#asked = undefined));
    return known;
  }

  async #ask(id: string): Promise<Known> {
    const { library } = this.#corpus;
    return { entity: await library.entity(id), companions: await library.coMentions(id, mostCompanions) };
  }
}
