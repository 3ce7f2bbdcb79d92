import { l10n, StatusBarAlignment, Uri, window, workspace } from 'vscode';
import type { Position as CursorPosition, StatusBarItem } from 'vscode';
import { nextMention, previousMention, type MentionWalk } from '../core/entity/navigate';
import type { Corpus } from '../app/corpus';
import type { EntitySummary } from '../app/library/library';
import type { Disposable, FileId, Log } from '../app/ports';
import { RefreshPace } from '../app/refreshPace';
import { activeArticle, revealRange, type ActiveArticle } from './activeArticle';
import type { DocumentNames, Interest, NameHere } from './entity/documentNames';
import { isMentionReference, type MentionReference } from './entity/mentionReference';
import { entityIcons } from './entityIcons';
import type { ArticleFiles } from './host/articleFiles';
import { later } from './later';
import { number } from './words';
import { withoutIcons } from './plainText';
import { hint } from './questions';
import { silent, type CommandOutcome } from './runCommand';
import { selectionOf } from './selections';

/** Milliseconds between two looks at what changed, while names are recognised. */
const pace = 500;

/** An entity with all its mentions in the order they are read in. */
interface Walked {
  readonly entity: EntitySummary;
  readonly walk: MentionWalk;
}

interface NavigatorTools {
  readonly corpus: Corpus;
  readonly files: ArticleFiles;
  readonly names: DocumentNames;
  readonly log: Log;
}

/** Steps through the mentions of the entity at the cursor, across articles unless a setting says otherwise, and shows the position in the status bar. */
export class MentionNavigator implements Disposable {
  readonly #corpus: Corpus;
  readonly #files: ArticleFiles;
  readonly #names: DocumentNames;
  readonly #log: Log;
  readonly #status: StatusBarItem;
  readonly #listeners: readonly Disposable[];
  readonly #pace: RefreshPace;
  /** What was asked last of the library, until something changes: the cursor moves more often than names do. */
  #walked: { readonly entity: string; readonly found: Promise<Walked | undefined> } | undefined;
  #turn = 0;

  constructor({ corpus, files, names, log }: NavigatorTools) {
    this.#corpus = corpus;
    this.#files = files;
    this.#names = names;
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
      corpus.onDidChange(({ entities }) => {
        if (entities) this.#walked = undefined;
        this.#pace.want();
      }),
      workspace.onDidChangeConfiguration((change) =>
        change.affectsConfiguration('newsmark.entities.stepIn') ? this.#showPosition() : undefined,
      ),
      window.onDidChangeTextEditorSelection(() => this.#showPosition()),
      window.onDidChangeActiveTextEditor(() => this.#showPosition()),
    ];
  }

  /**
   * Goes to the next or previous mention, from the last one to the first and back.
   *
   * @param from a mention that a link names; the one at the cursor when it is something else.
   */
  async step(direction: 'next' | 'previous', from?: unknown): Promise<CommandOutcome> {
    const here = isMentionReference(from) ? from : await this.#mentionAtCursor();
    const walked = here && (await this.#walk(here.entity));
    if (!walked) {
      hint(l10n.t('There is no name at the cursor.'));
      return silent;
    }
    const go = direction === 'next' ? nextMention : previousMention;
    const step = go(walkIn(here.article, walked.walk), { article: here.article, offset: here.start });
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
    const { index, total, scope } = position;
    const { name, type } = position.entity;
    const place = l10n.t('{0}: {1} of {2}', withoutIcons(name), number(index + 1), number(total));
    this.#status.text = `$(${entityIcons[type]}) ${place}`;
    const counted = [number(index + 1), number(total), name];
    this.#status.tooltip =
      scope === 'article'
        ? l10n.t('Mention {0} of {1} of “{2}” in this article. Click for the next one.', ...counted)
        : l10n.t('Mention {0} of {1} of “{2}” in all articles. Click for the next one.', ...counted);
    this.#status.show();
  }

  async #positionOf(article: ActiveArticle): Promise<Position | undefined> {
    const here = await this.#mentionAt(article, 'passing');
    const walked = here && (await this.#walk(here.mention.entity));
    if (!walked) return undefined;
    const { mentions } = walkIn(article.id, walked.walk);
    const index = mentions.findIndex(
      (mention) => mention.article === article.id && mention.start === here.mention.start,
    );
    if (index < 0) return undefined;
    return { entity: walked.entity, index, total: mentions.length, scope: scopeOf(article.id) };
  }

  async #mentionAtCursor(): Promise<MentionReference | undefined> {
    const article = activeArticle(this.#corpus, this.#files);
    const here = article && (await this.#mentionAt(article, 'asked'));
    return here && { article: here.article, entity: here.mention.entity, start: here.mention.start };
  }

  async #mentionAt({ editor }: ActiveArticle, interest: Interest): Promise<NameHere | undefined> {
    const { start, active } = selectionOf(editor);
    const at = (position: CursorPosition): Promise<NameHere | undefined> =>
      this.#names.at(editor.document, position, interest, undefined);
    return (await at(start)) ?? at(active);
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
  readonly scope: Scope;
}

/** Where one steps: through the mentions of one article or of all. */
type Scope = 'article' | 'corpus';

function scopeOf(article: FileId): Scope {
  const settings = workspace.getConfiguration('newsmark.entities', Uri.parse(article, true));
  return settings.get<unknown>('stepIn') === 'article' ? 'article' : 'corpus';
}

/** The mentions that are stepped through from an article. */
function walkIn(article: FileId, walk: MentionWalk): MentionWalk {
  if (scopeOf(article) === 'corpus') return walk;
  return { ...walk, mentions: walk.mentions.filter((mention) => mention.article === article) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
