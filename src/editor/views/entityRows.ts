import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { withoutFiller } from '../../core/article/filler';
import { proseOf } from '../../core/article/prose';
import type { EntityType, PlacedMention } from '../../core/entity/entity';
import { sentenceAt } from '../../core/text/sentenceAt';
import { toModelText } from '../../core/text/modelText';
import type { Corpus } from '../../app/corpus';
import type { EntitySummary } from '../../app/library/library';
import type { FileId } from '../../app/ports';
import { entityIcons } from '../entityIcons';
import type { InternalCommandId, RowKind } from '../ids';
import { articleCount, articleTitle, entityTypeWord, mentionCount, number } from '../words';
import type { Row } from './rowTree';

/** How many children of a row are shown at first, and how many more each time. */
const pageSize = 500;

/** Longer trees hang: sentences of one article are never paged, and this is the most of them. */
const mostSentences = 1000;

const typeOrder: readonly EntityType[] = ['person', 'organisation', 'place', 'other'];

/** The rows of the Entities view, asked of the library when they are unfolded. */
export class EntityRows {
  readonly #corpus: Corpus;
  /** How many children are shown of rows that were asked for more, by row. */
  readonly #shown = new Map<string, number>();
  #counts: Readonly<Record<EntityType, number>> = { person: 0, organisation: 0, place: 0, other: 0 };

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** Takes the number of entities of each type. */
  setCounts(counts: Readonly<Record<EntityType, number>>): void {
    this.#counts = counts;
  }

  /** The types that there are entities of. */
  types(): readonly Row[] {
    return typeOrder.filter((type) => this.#counts[type] > 0).map((type) => this.#typeRow(type));
  }

  /** Shows a page more of the children of a row, and gives the first of them once it is known. */
  async showMore(parent: string): Promise<Row | undefined> {
    const before = this.#shownOf(parent);
    this.#shown.set(parent, before + pageSize);
    const type = typeOrder.find((one) => one === parent);
    const row = type ? this.#typeRow(type) : await this.#entityRow(parent);
    return (await row?.children())?.[before];
  }

  #typeRow(type: EntityType): Row {
    const count = this.#counts[type];
    const row: Row = {
      id: type,
      children: async () => {
        const limit = this.#shownOf(type);
        const entities = await this.#corpus.library.entities({ type, limit });
        const rows = entities.map((entity) => this.#rowOf(entity, row));
        return entities.length < limit ? rows : withMore(rows, row, count);
      },
      item: () => {
        const state = type === 'other' ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
        const item = new TreeItem(entityTypeWord(type), state);
        item.description = number(count);
        item.iconPath = new ThemeIcon(entityIcons[type]);
        return item;
      },
    };
    return row;
  }

  async #entityRow(id: string): Promise<Row | undefined> {
    const entity = await this.#corpus.library.entity(id);
    return entity && this.#rowOf(entity, this.#typeRow(entity.type));
  }

  #rowOf(entity: EntitySummary, parent: Row): Row {
    const row: Row = {
      id: entity.id,
      parent,
      children: async () => {
        const byArticle = groupByArticle(await this.#corpus.library.mentionsOf(entity.id));
        const shown = [...byArticle].slice(0, this.#shownOf(entity.id));
        const rows = shown.map(([article, mentions]) => articleRow({ article, mentions }, row, this.#corpus));
        return withMore(rows, row, byArticle.size);
      },
      item: () => entityItem(entity),
    };
    return row;
  }

  #shownOf(parent: string): number {
    return this.#shown.get(parent) ?? pageSize;
  }
}

/** The rows, and behind them one that shows the next page where there are more. */
function withMore(rows: readonly Row[], parent: Row, total: number): readonly Row[] {
  const left = total - rows.length;
  if (left <= 0) return rows;
  const item = (): TreeItem => {
    const title = l10n.t('Show {0} More', number(Math.min(left, pageSize)));
    const more = new TreeItem(title);
    more.description = l10n.t('{0} left', number(left));
    more.iconPath = new ThemeIcon('ellipsis');
    more.command = {
      command: '_newsmark.showMoreEntities' satisfies InternalCommandId,
      title,
      arguments: [parent.id],
    };
    return more;
  };
  return [...rows, { id: `${parent.id}#more`, parent, children: () => [], item }];
}

function entityItem({ name, type, aliases, mentions, articles }: EntitySummary): TreeItem {
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  const count = mentionCount(mentions);
  item.description = number(mentions);
  item.iconPath = new ThemeIcon(entityIcons[type]);
  item.tooltip = [aliases.join(', '), count, articleCount(articles)].join('\n');
  item.accessibilityInformation = { label: `${name}, ${count}, ${articleCount(articles)}` };
  item.contextValue = 'entity' satisfies RowKind;
  return item;
}

interface ArticleMentions {
  readonly article: FileId;
  readonly mentions: readonly PlacedMention[];
}

function articleRow({ article, mentions }: ArticleMentions, parent: Row, corpus: Corpus): Row {
  const row: Row = {
    id: `${parent.id}#${article}`,
    parent,
    children: async () => {
      const text = await corpus.text(article);
      if (text.kind === 'failed') return [];
      const prose = proseOf(corpus.article(article)?.path ?? article, toModelText(text.value));
      return mentions.slice(0, mostSentences).map((mention) => mentionRow(mention, prose, row));
    },
    item: () => {
      const entry = corpus.article(article);
      const item = new TreeItem(entry ? articleTitle(entry) : article, TreeItemCollapsibleState.Collapsed);
      item.iconPath = new ThemeIcon('book');
      item.description = number(mentions.length);
      item.tooltip = [entry?.path, mentionCount(mentions.length)].filter(Boolean).join('\n');
      return item;
    },
  };
  return row;
}

/** How much of a sentence stands before the name, so that the name is seen in a narrow view. */
const contextBefore = 24;

/** @param prose the article without its markup, so that a sentence reads as one. */
function mentionRow(mention: PlacedMention, prose: string, parent: Row): Row {
  const sentence = sentenceAt(prose, mention.start);
  const from = wordStart(prose, Math.max(sentence.start, mention.start - contextBefore), mention.start);
  const lead = from > sentence.start ? '…' : '';
  const label = lead + prose.slice(from, Math.min(sentence.end, mention.end + 200)).replace(/\s/g, ' ');
  const at = lead.length + mention.start - from;
  return {
    id: `${parent.id}#${mention.start}`,
    parent,
    children: () => [],
    item: () => {
      const item = new TreeItem({ label, highlights: [[at, at + mention.end - mention.start]] });
      item.tooltip = withoutFiller(prose.slice(sentence.start, sentence.end)).replace(/\s+/g, ' ');
      item.contextValue = 'mention' satisfies RowKind;
      item.command = {
        command: '_newsmark.reveal' satisfies InternalCommandId,
        title: l10n.t('Show in Article'),
        arguments: [{ article: mention.article, range: { start: mention.start, end: mention.end } }],
      };
      return item;
    },
  };
}

/** The first start of a word at or after the offset, at most `limit`. */
function wordStart(text: string, offset: number, limit: number): number {
  if (offset === 0 || /\s/.test(text.charAt(offset - 1))) return offset;
  const space = text.slice(offset, limit).search(/\s/);
  return space < 0 ? limit : offset + space + 1;
}

function groupByArticle(mentions: readonly PlacedMention[]): ReadonlyMap<FileId, readonly PlacedMention[]> {
  const groups = new Map<FileId, PlacedMention[]>();
  for (const mention of mentions) {
    const group = groups.get(mention.article);
    if (group) group.push(mention);
    else groups.set(mention.article, [mention]);
  }
  return groups;
}
