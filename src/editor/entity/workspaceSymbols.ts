import { l10n, Location, Position, SymbolInformation, SymbolKind, Uri } from 'vscode';
import type { CancellationToken, WorkspaceSymbolProvider } from 'vscode';
import { placedRange } from '../../core/anchor/placement';
import type { Claim } from '../../core/annotation/annotation';
import type { EntityType } from '../../core/entity/entity';
import type { PlacedAnnotation } from '../../core/export/exporting';
import { fold, nameKey } from '../../core/text/fold';
import type { ArticleEntry } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import type { EntitySummary } from '../../app/library/library';
import { verdictWord } from '../../app/words';
import { entityKindWord } from '../words';
import type { ArticlePlace, MentionPlaces } from './mentionPlaces';

/** More of a kind are no list to pick from: one types on. */
const most = 200;

/** Of those with icons of their own; what it is stands in words beside the name. */
const kinds: Readonly<Record<EntityType, SymbolKind>> = {
  person: SymbolKind.Class,
  organisation: SymbolKind.Interface,
  place: SymbolKind.Struct,
  other: SymbolKind.Variable,
};

/** Entities and claims in *Go to Symbol in Workspace*. Nothing is read for it: they are those of a corpus that somebody wanted. */
export class WorkspaceSymbols implements WorkspaceSymbolProvider {
  readonly #corpus: Corpus;
  readonly #places: MentionPlaces;

  constructor(corpus: Corpus, places: MentionPlaces) {
    this.#corpus = corpus;
    this.#places = places;
  }

  async provideWorkspaceSymbols(query: string, token: CancellationToken): Promise<SymbolInformation[]> {
    if (!this.#corpus.isStarted) return [];
    const found = await Promise.all([this.#entities(query, token), this.#claims(query, token)]);
    return token.isCancellationRequested ? [] : found.flat();
  }

  async #entities(query: string, token: CancellationToken): Promise<readonly SymbolInformation[]> {
    const { library } = this.#corpus;
    const entities = await library.entities({ filter: query, limit: most });
    if (token.isCancellationRequested) return [];
    const mentions = await library.firstMentions(entities.map(({ id }) => id));
    const named = entities.flatMap((entity, index) => {
      const place = mentions[index];
      return place ? [{ entity, place }] : [];
    });
    return this.#symbols(
      named.map(({ entity, place }) => ({ ...entityWords(entity, query), kind: kinds[entity.type], place })),
      token,
    );
  }

  async #claims(query: string, token: CancellationToken): Promise<readonly SymbolInformation[]> {
    const words = fold(query).split(/\s+/).filter(Boolean);
    const claims = this.#corpus
      .annotatedArticles()
      .filter(({ failure }) => failure !== 'missing')
      .flatMap((entry) => entry.annotations.flatMap((placed) => claimIn(entry, placed) ?? []))
      .filter(({ name }) => {
        const folded = fold(name);
        return words.every((word) => folded.includes(word));
      });
    return this.#symbols(claims.slice(0, most), token);
  }

  async #symbols(found: readonly FoundSymbol[], token: CancellationToken): Promise<readonly SymbolInformation[]> {
    const locations = await this.#places.locations(
      found.map(({ place }) => place),
      token,
    );
    return found.map(({ name, container, kind, place }, index) => {
      const start = (): Location => new Location(Uri.parse(place.article, true), new Position(0, 0));
      return new SymbolInformation(name, kind, container, locations[index] ?? start());
    });
  }
}

interface FoundSymbol {
  readonly name: string;
  readonly container: string;
  readonly kind: SymbolKind;
  readonly place: ArticlePlace;
}

/** VS Code keeps only what is named as it was typed: an entity that was found by another spelling goes by that one. */
function entityWords({ name, type, aliases }: EntitySummary, query: string): { name: string; container: string } {
  const key = nameKey(query);
  const isNamed = (spelling: string): boolean => ` ${nameKey(spelling)}`.includes(` ${key}`);
  const alias = isNamed(name) ? undefined : aliases.find(isNamed);
  const kind = entityKindWord(type);
  return alias === undefined ? { name, container: kind } : { name: alias, container: l10n.t('{0}, {1}', name, kind) };
}

/** A claim that has lost its place leads to the beginning of its article. */
function claimIn({ id }: ArticleEntry, { annotation, placement }: PlacedAnnotation): FoundSymbol | undefined {
  if (annotation.kind !== 'claim') return undefined;
  const place = { article: id, ...(placedRange(placement) ?? { start: 0, end: 0 }) };
  return { name: annotation.statement, container: claimWords(annotation), kind: SymbolKind.String, place };
}

function claimWords({ verdict }: Claim): string {
  return l10n.t('Claim, {0}', verdictWord(verdict));
}
