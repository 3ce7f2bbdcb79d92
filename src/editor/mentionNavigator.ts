import { l10n, StatusBarAlignment, window, type StatusBarItem } from 'vscode';
import { mentionAt, nextMention, previousMention, type MentionWalk } from '../core/entity/navigate';
import type { Corpus } from '../app/corpus';
import type { ArticleMention, EntitySummary } from '../app/library/library';
import type { Disposable, FileId, Log } from '../app/ports';
import { RefreshPace } from '../app/refreshPace';
import { activeArticle, readActiveArticle, revealRange, type ActiveArticle } from './activeArticle';
import { entityIcons } from './entityIcons';
import type { ArticleFiles } from './host/articleFiles';
import { later } from './later';
import { number } from './words';
import { withoutIcons } from './plainText';
import { hint } from './questions';
import { silent, type CommandOutcome } from './runCommand';

/** Milliseconds between two looks at what changed, while names are recognised. */
const pace = 500;

/** An entity with all its mentions in the order they are read in. */
interface Walked {
  readonly entity: EntitySummary;
  readonly walk: MentionWalk;
}

/** Steps through the mentions of the entity at the cursor, across articles, and shows the position in the status bar. */
export class MentionNavigator implements Disposable {
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;
  readonly #log: Log;
  readonly #status: StatusBarItem;
  readonly #listeners: readonly Disposable[];
  readonly #pace: RefreshPace;
  /** What was asked last of the library, until something changes: the cursor moves more often than names do. */
  #mentions: { readonly article: FileId; readonly found: Promise<readonly ArticleMention[]> } | undefined;
  #walked: { readonly entity: string; readonly found: Promise<Walked | undefined> } | undefined;
  #turn = 0;

  constructor(corpus: Corpus, files: ArticleFiles, log: Log) {
    this.#corpus = corpus;
    this.#files = files;
    this.#log = log;
    this.#status = window.createStatusBarItem('newsmark.mention', StatusBarAlignment.Left);
    this.#status.name = l10n.t('Newsmark: Mention at the Cursor');
    this.#status.command = 'newsmark.nextMention';
    this.#pace = new RefreshPace(
      () => this.#showPosition(),
      () => pace,
      later,
    );
    this.#pace.setVisible(true);
    this.#listeners = [
      this.#status,
      corpus.onDidChange(({ articles, entities }) => {
        if (entities || (this.#mentions && articles.has(this.#mentions.article))) this.#mentions = undefined;
        if (entities) this.#walked = undefined;
        this.#pace.want();
      }),
      window.onDidChangeTextEditorSelection(() => this.#showPosition()),
      window.onDidChangeActiveTextEditor(() => this.#showPosition()),
    ];
  }

  /** Goes to the next or previous mention, from the last one to the first and back. */
  async step(direction: 'next' | 'previous'): Promise<CommandOutcome> {
    const article = await readActiveArticle(this.#corpus, this.#files);
    const here = article && (await this.#mentionAt(article));
    const walked = here && (await this.#walk(here.entity));
    if (!walked) {
      hint(l10n.t('There is no name at the cursor.'));
      return silent;
    }
    const go = direction === 'next' ? nextMention : previousMention;
    const step = go(walked.walk, { article: article.id, offset: here.start });
    if (step) await revealRange(step.mention.article, step.mention);
    return silent;
  }

  dispose(): void {
    this.#turn = Infinity;
    this.#pace.end();
    for (const listener of this.#listeners) listener.dispose();
  }

  #showPosition(): void {
    const turn = ++this.#turn;
    const article = this.#corpus.isStarted ? activeArticle(this.#corpus, this.#files) : undefined;
    if (!article) {
      this.#status.hide();
      return;
    }
    this.#positionOf(article).then(
      (position) => (turn === this.#turn ? this.#show(position) : undefined),
      (error: unknown) => {
        if (turn === this.#turn) this.#log.warn(`The names at the cursor were not found: ${String(error)}`);
      },
    );
  }

  #show(position: Position | undefined): void {
    if (!position) {
      this.#status.hide();
      return;
    }
    const { index, total } = position;
    const { name, type } = position.entity;
    const place = l10n.t('{0}: {1} of {2}', withoutIcons(name), number(index + 1), number(total));
    this.#status.text = `$(${entityIcons[type]}) ${place}`;
    this.#status.tooltip = l10n.t(
      'Mention {0} of {1} of “{2}” in all articles. Click for the next one.',
      number(index + 1),
      number(total),
      name,
    );
    this.#status.show();
  }

  async #positionOf(article: ActiveArticle): Promise<Position | undefined> {
    const here = await this.#mentionAt(article);
    const walked = here && (await this.#walk(here.entity));
    if (!walked) return undefined;
    const { mentions } = walked.walk;
    const index = mentions.findIndex((mention) => mention.article === article.id && mention.start === here.start);
    return index < 0 ? undefined : { entity: walked.entity, index, total: mentions.length };
  }

  async #mentionAt({ id, map, editor }: ActiveArticle): Promise<ArticleMention | undefined> {
    const asked = this.#mentions?.article === id ? this.#mentions.found : this.#corpus.library.mentionsIn(id);
    this.#mentions = { article: id, found: asked };
    const mentions = await this.#orForget(asked);
    const { start, active } = editor.selection;
    return mentionAt(mentions, map.offset(start)) ?? mentionAt(mentions, map.offset(active));
  }

  #walk(entity: string): Promise<Walked | undefined> {
    const found = this.#walked?.entity === entity ? this.#walked.found : this.#findWalk(entity);
    this.#walked = { entity, found };
    return this.#orForget(found);
  }

  /** What the library could not answer is asked again next time. */
  async #orForget<Value>(asked: Promise<Value>): Promise<Value> {
    try {
      return await asked;
    } catch (error) {
      this.#mentions = undefined;
      this.#walked = undefined;
      throw error;
    }
  }

  async #findWalk(id: string): Promise<Walked | undefined> {
    const { library } = this.#corpus;
    const [entity, mentions] = await Promise.all([library.entity(id), library.mentionsOf(id)]);
    const pathOf = (article: FileId): string => this.#corpus.article(article)?.path ?? article;
    return entity && { entity, walk: { mentions, compareArticles: (a, b) => compare(pathOf(a), pathOf(b)) } };
  }
}

interface Position {
  readonly entity: EntitySummary;
  /** From 0. */
  readonly index: number;
  readonly total: number;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
