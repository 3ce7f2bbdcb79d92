import { l10n, StatusBarAlignment, window, type StatusBarItem } from 'vscode';
import type { Disposable } from '../app/ports';
import { entityAt, nextMention, occurrencesByArticle, previousMention, type Occurrence } from '../core/entity/navigate';
import type { Corpus } from '../app/corpus';
import { activeArticle, readActiveArticle, revealRange, type ActiveArticle } from './activeArticle';
import { entityIcons } from './entityIcons';
import type { ArticleFiles } from './host/articleFiles';
import { withoutIcons } from './plainText';
import { hint } from './questions';
import { silent, type CommandOutcome } from './runCommand';

/** Steps through the mentions of the entity at the cursor, across articles, and shows the position in the status bar. */
export class MentionNavigator implements Disposable {
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;
  readonly #status: StatusBarItem;
  readonly #listeners: readonly Disposable[];
  #occurrences: ReadonlyMap<string, readonly Occurrence[]> | undefined;

  constructor(corpus: Corpus, files: ArticleFiles) {
    this.#corpus = corpus;
    this.#files = files;
    this.#status = window.createStatusBarItem('newsmark.mention', StatusBarAlignment.Left);
    this.#status.name = l10n.t('Newsmark: Mention at the Cursor');
    this.#status.command = 'newsmark.nextMention';
    this.#listeners = [
      this.#status,
      corpus.onDidChange(({ entities }) => {
        if (entities) this.#occurrences = undefined;
        this.#showPosition();
      }),
      window.onDidChangeTextEditorSelection(() => this.#showPosition()),
      window.onDidChangeActiveTextEditor(() => this.#showPosition()),
    ];
  }

  /** Goes to the next or previous mention, from the last one to the first and back. */
  async step(direction: 'next' | 'previous'): Promise<CommandOutcome> {
    const article = await readActiveArticle(this.#corpus, this.#files);
    const here = article && this.#occurrenceAt(article);
    if (!here) {
      hint(l10n.t('There is no name at the cursor.'));
      return silent;
    }
    const go = direction === 'next' ? nextMention : previousMention;
    const from = { article: here.mention.article, offset: here.mention.start };
    const step = go(here.entity, from, this.#order());
    if (step) await revealRange(step.mention.article, step.mention);
    return silent;
  }

  dispose(): void {
    for (const listener of this.#listeners) listener.dispose();
  }

  #showPosition(): void {
    const article = this.#corpus.isStarted ? activeArticle(this.#corpus, this.#files) : undefined;
    const here = article && this.#occurrenceAt(article);
    if (!here) {
      this.#status.hide();
      return;
    }
    const { name, mentions } = here.entity;
    const index = mentions.findIndex(
      ({ article, start }) => article === here.mention.article && start === here.mention.start,
    );
    this.#status.text = `$(${entityIcons[here.entity.type]}) ${l10n.t('{0}: {1} of {2}', withoutIcons(name), index + 1, mentions.length)}`;
    this.#status.tooltip = l10n.t(
      'Mention {0} of {1} of “{2}” in all articles. Click for the next one.',
      index + 1,
      mentions.length,
      name,
    );
    this.#status.show();
  }

  #occurrenceAt({ id, map, editor }: ActiveArticle): Occurrence | undefined {
    this.#occurrences ??= occurrencesByArticle(this.#corpus.entities());
    const occurrences = this.#occurrences.get(id) ?? [];
    const { start, active } = editor.selection;
    return entityAt(occurrences, map.offset(start)) ?? entityAt(occurrences, map.offset(active));
  }

  #order(): readonly string[] {
    return this.#corpus.articles().map(({ id }) => id);
  }
}
