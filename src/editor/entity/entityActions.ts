import { CodeAction, CodeActionKind, CodeActionTriggerKind, l10n, type CancellationToken } from 'vscode';
import type { CodeActionContext, CodeActionProvider, Range, TextDocument } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { EntityReference } from '../entityReference';
import type { CommandId } from '../ids';
import type { DocumentNames } from './documentNames';

/**
 * What can be corrected about the name at the cursor, in articles only. Given when a person asks: a light bulb at each name would be in
 * the way of reading.
 */
export class EntityActions implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.Refactor];
  readonly #corpus: Corpus;
  readonly #names: DocumentNames;

  constructor(corpus: Corpus, names: DocumentNames) {
    this.#corpus = corpus;
    this.#names = names;
  }

  async provideCodeActions(
    document: TextDocument,
    range: Range,
    { triggerKind, only }: CodeActionContext,
    token: CancellationToken,
  ): Promise<CodeAction[] | undefined> {
    const isAsked = triggerKind === CodeActionTriggerKind.Invoke && (!only || only.contains(CodeActionKind.Refactor));
    if (!isAsked) return undefined;
    const here =
      (await this.#names.at(document, range.start, 'asked', token)) ??
      (await this.#names.at(document, range.end, 'asked', token));
    const entity = here && (await this.#corpus.library.entity(here.mention.entity));
    if (!entity || token.isCancellationRequested) return undefined;
    const { article, mention } = here;
    const reference: EntityReference = { entity: entity.id, article, text: mention.text };
    return [
      action(l10n.t('Merge “{0}” with…', entity.name), 'newsmark.mergeEntities', reference),
      action(l10n.t('“{0}” Is Not an Entity in This Article', mention.text), 'newsmark.rejectEntityHere', reference),
      action(l10n.t('“{0}” Is Not an Entity in Any Article', mention.text), 'newsmark.rejectEntity', reference),
      action(l10n.t('Change Type of “{0}”…', entity.name), 'newsmark.changeEntityType', reference),
      action(l10n.t('Rename “{0}”…', entity.name), 'newsmark.renameEntity', reference),
    ];
  }
}

function action(title: string, command: CommandId, reference: EntityReference): CodeAction {
  const made = new CodeAction(title, CodeActionKind.Refactor);
  made.command = { command, title, arguments: [reference] };
  return made;
}
