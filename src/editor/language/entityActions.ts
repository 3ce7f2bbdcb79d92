import { CodeAction, CodeActionKind, CodeActionTriggerKind, l10n, type CancellationToken } from 'vscode';
import type { CodeActionContext, CodeActionProvider, Range, TextDocument } from 'vscode';
import { mentionAt } from '../../core/entity/navigate';
import type { Corpus } from '../../app/corpus';
import { textMapOf } from '../convert';
import type { EntityReference } from '../entityReference';
import type { ArticleFiles } from '../host/articleFiles';
import type { CommandId } from '../ids';

/**
 * What can be corrected about the name at the cursor, in articles only. Given when a person asks: a light bulb at each name would be in
 * the way of reading.
 */
export class EntityActions implements CodeActionProvider {
  static readonly kinds = [CodeActionKind.Refactor];
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;

  constructor(corpus: Corpus, files: ArticleFiles) {
    this.#corpus = corpus;
    this.#files = files;
  }

  async provideCodeActions(
    document: TextDocument,
    range: Range,
    { triggerKind, only }: CodeActionContext,
    token: CancellationToken,
  ): Promise<CodeAction[] | undefined> {
    const article = document.uri.toString();
    const isAsked = triggerKind === CodeActionTriggerKind.Invoke && (!only || only.contains(CodeActionKind.Refactor));
    if (!isAsked || (!this.#corpus.article(article) && !this.#files.isArticle(document))) return undefined;
    if (!this.#corpus.article(article)) await this.#corpus.refresh([this.#files.reference(document.uri)]);
    const mentions = await this.#corpus.library.mentionsIn(article);
    const map = textMapOf(document);
    const mention = mentionAt(mentions, map.offset(range.start)) ?? mentionAt(mentions, map.offset(range.end));
    const entity = mention && (await this.#corpus.library.entity(mention.entity));
    if (!entity || token.isCancellationRequested) return undefined;
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
