import { CancellationTokenSource, commands, l10n, Uri } from 'vscode';
import type { CancellationToken, Location, Position, ReferenceProvider, TextDocument } from 'vscode';
import type { Corpus } from '../../app/corpus';
import { hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { number } from '../words';
import type { DocumentNames } from './documentNames';
import { isMentionReference } from './mentionReference';
import type { MentionPlaces } from './mentionPlaces';
import type { NamesComing } from './namesComing';

/** More places than this are no list that anybody reads, and each may be in a file to read. */
const mostPlaces = 5000;

/** *Find All References* of a name: all mentions of its entity in all articles. */
export class EntityReferences implements ReferenceProvider {
  readonly #corpus: Corpus;
  readonly #names: DocumentNames;
  readonly #places: MentionPlaces;
  readonly #coming: NamesComing;

  constructor(corpus: Corpus, names: DocumentNames, places: MentionPlaces, coming: NamesComing) {
    this.#corpus = corpus;
    this.#names = names;
    this.#places = places;
    this.#coming = coming;
  }

  async provideReferences(
    document: TextDocument,
    position: Position,
    _context: unknown,
    token: CancellationToken,
  ): Promise<Location[] | undefined> {
    const here = await this.#names.at(document, position, 'asked', token);
    return here && this.#find(here.mention.entity, token);
  }

  /** Peeks at all mentions of the entity that a link of a card names. */
  async peek(argument: unknown): Promise<CommandOutcome> {
    if (!isMentionReference(argument)) return silent;
    const source = new CancellationTokenSource();
    try {
      const places = (await this.#find(argument.entity, source.token)) ?? [];
      const uri = Uri.parse(argument.article, true);
      const [at] = await this.#places.locations([{ ...argument, end: argument.start }], source.token);
      if (at) await commands.executeCommand('editor.action.showReferences', uri, at.range.start, places);
    } finally {
      source.dispose();
    }
    return silent;
  }

  async #find(entity: string, token: CancellationToken): Promise<Location[] | undefined> {
    await this.#coming.wait(token);
    const mentions = token.isCancellationRequested ? [] : await this.#corpus.library.mentionsOf(entity);
    const found = await this.#places.locations(mentions.slice(0, mostPlaces), token);
    if (token.isCancellationRequested) return undefined;
    if (mentions.length > mostPlaces) {
      hint(l10n.t('Only the first {0} of {1} mentions are listed.', number(mostPlaces), number(mentions.length)));
    } else if (!this.#coming.isComplete) hint(l10n.t('The articles are still being read: there may be more mentions.'));
    return found.filter((location) => location !== undefined);
  }
}
