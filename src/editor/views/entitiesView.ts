import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { proseOf } from '../../core/article/prose';
import type { Entity, EntityType, PlacedMention } from '../../core/entity/entity';
import { sentenceAt } from '../../core/text/sentenceAt';
import { toModelText } from '../../core/text/modelText';
import type { Corpus } from '../../app/corpus';
import type { FileId } from '../../app/ports';
import { entityIcons } from '../entityIcons';
import type { InternalCommandId, RowKind } from '../ids';
import { articleCount, articleTitle, entityTypeWord, mentionCount } from '../words';
import type { Row } from './rowTree';

const typeOrder: readonly EntityType[] = ['person', 'organisation', 'place', 'other'];

/** The rows of the Entities view: types, entities by number of mentions, their articles, the sentences of the mentions. */
export function entityRows(corpus: Corpus): readonly Row[] {
  const entities = corpus.entities();
  return typeOrder.flatMap((type) => {
    const ofType = entities.filter((entity) => entity.type === type);
    return ofType.length === 0 ? [] : [typeRow(type, ofType, corpus)];
  });
}

function typeRow(type: EntityType, entities: readonly Entity[], corpus: Corpus): Row {
  const row: Row = {
    id: type,
    children: () => entities.map((entity) => entityRow(entity, row, corpus)),
    item: () => {
      const state = type === 'other' ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded;
      const item = new TreeItem(entityTypeWord(type), state);
      item.description = String(entities.length);
      item.iconPath = new ThemeIcon(entityIcons[type]);
      return item;
    },
  };
  return row;
}

function entityRow(entity: Entity, parent: Row, corpus: Corpus): Row {
  const byArticle = groupByArticle(entity.mentions);
  const row: Row = {
    id: entity.id,
    parent,
    children: () => [...byArticle].map(([article, mentions]) => articleRow({ article, mentions, entity }, row, corpus)),
    item: () => {
      const item = new TreeItem(entity.name, TreeItemCollapsibleState.Collapsed);
      const count = mentionCount(entity.mentions.length);
      item.description = String(entity.mentions.length);
      item.iconPath = new ThemeIcon(entityIcons[entity.type]);
      item.tooltip = [[...entity.aliases.keys()].join(', '), count, articleCount(byArticle.size)].join('\n');
      item.accessibilityInformation = { label: `${entity.name}, ${count}, ${articleCount(byArticle.size)}` };
      item.contextValue = 'entity' satisfies RowKind;
      return item;
    },
  };
  return row;
}

interface ArticleMentions {
  readonly entity: Entity;
  readonly article: FileId;
  readonly mentions: readonly PlacedMention[];
}

function articleRow({ entity, article, mentions }: ArticleMentions, parent: Row, corpus: Corpus): Row {
  const row: Row = {
    id: `${entity.id}#${article}`,
    parent,
    children: async () => {
      const text = await corpus.text(article);
      if (text.kind === 'failed') return [];
      const prose = proseOf(corpus.article(article)?.path ?? article, toModelText(text.value));
      return mentions.map((mention) => mentionRow(mention, prose, row));
    },
    item: () => {
      const entry = corpus.article(article);
      const item = new TreeItem(entry ? articleTitle(entry) : article, TreeItemCollapsibleState.Collapsed);
      item.iconPath = new ThemeIcon('book');
      item.description = String(mentions.length);
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
      item.tooltip = prose.slice(sentence.start, sentence.end).replace(/\s+/g, ' ');
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
