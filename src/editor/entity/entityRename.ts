import { l10n, WorkspaceEdit, type CancellationToken, type Position, type Range, type RenameProvider } from 'vscode';
import type { TextDocument } from 'vscode';
import type { Corpus } from '../../app/corpus';
import { hint } from '../questions';
import type { DocumentNames } from './documentNames';

/** Has a person name an entity. The answer says why it was not done; undefined when it was. */
export type RenameEntity = (entity: string, name: string) => Promise<string | undefined>;

/** *Rename Symbol* of a name: what its entity is called. What the article says is never changed. */
export class EntityRename implements RenameProvider {
  readonly #corpus: Corpus;
  readonly #names: DocumentNames;
  readonly #rename: RenameEntity;

  constructor(corpus: Corpus, names: DocumentNames, rename: RenameEntity) {
    this.#corpus = corpus;
    this.#names = names;
    this.#rename = rename;
  }

  async prepareRename(
    document: TextDocument,
    position: Position,
    token: CancellationToken,
  ): Promise<{ range: Range; placeholder: string } | undefined> {
    const here = await this.#names.at(document, position, 'asked', token);
    const entity = here && (await this.#corpus.library.entity(here.mention.entity));
    if (here && entity) return { range: here.map.range(here.mention), placeholder: entity.name };
    if (isRenamedByOthers(document) || token.isCancellationRequested) return undefined;
    throw new Error(l10n.t('There is no name here. Put the cursor on a name to say what it is called.'));
  }

  /** An edit of nothing: the name is written into the file of corrections, which has an undo of its own. */
  async provideRenameEdits(
    document: TextDocument,
    position: Position,
    newName: string,
    token: CancellationToken,
  ): Promise<WorkspaceEdit | undefined> {
    const here = await this.#names.at(document, position, 'asked', token);
    if (!here) return undefined;
    const failure = await this.#rename(here.mention.entity, newName);
    if (failure !== undefined) throw new Error(failure);
    hint(l10n.t('“{0}” is now called “{1}”. The articles stay as they are.', here.mention.text, newName.trim()));
    return new WorkspaceEdit();
  }
}

/**
 * Whether VS Code itself renames things in such documents, as headings and tags. It takes the refusal of one for the answer where the
 * next one cannot be asked beforehand; so nothing is said there.
 */
function isRenamedByOthers({ languageId }: TextDocument): boolean {
  return languageId === 'markdown' || languageId === 'html';
}
