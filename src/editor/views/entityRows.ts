import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState } from 'vscode';
import { proseOf } from '../../core/article/prose';
import type { EntityType, PlacedMention } from '../../core/entity/entity';
import { toModelText } from '../../core/text/modelText';
import type { Corpus } from '../../app/corpus';
import { usualEntityArrangement, type EntityArrangement } from '../../app/entityArrangement';
import type { AmbiguousMentions, EntitySummary } from '../../app/library/library';
import type { FileId } from '../../app/ports';
import type { EntityReference } from '../entityReference';
import type { InternalCommandId, RowKind } from '../ids';
import { mentionExcerpt } from '../mentionExcerpt';
import { articleTitle, mentionCount, number } from '../words';
import { entityItem, typeItem } from './entityItems';
import { reviewRow } from './reviewRows';
import type { Row } from './rowTree';
import { withMore } from './withMore';

/** How many children of a row are shown at first, and how many more each time. */
const pageSize = 200;
const command: InternalCommandId = '_newsmark.showMoreEntities';

/** Longer trees hang: sentences of one article are never paged, and this is the most of them. */
const mostSentences = 1000;

/** An entity further down than this is not scrolled to. */
const mostRevealed = 2000;

const typeOrder: readonly EntityType[] = ['person', 'organisation', 'place', 'other'];

/** The level of all entities when they are not by type. */
const flatLevel = 'entities';

/** A row that stands for an entity, or for a mention of one. */
type ReferringRow = Row & EntityReference;

type EntityCounts = Readonly<Record<EntityType, number>>;

/** What the rows are made of. */
export interface EntityRowsState {
  /** As typed. */
  readonly filter: string;
  /** How many entities of each type the filter lets through. */
  readonly counts: EntityCounts;
  readonly arrangement: EntityArrangement;
  /** The names of which it is not known whom they mean. */
  readonly open: readonly AmbiguousMentions[];
}

const nothing: EntityRowsState = {
  filter: '',
  counts: { person: 0, organisation: 0, place: 0, other: 0 },
  arrangement: usualEntityArrangement,
  open: [],
};

/** The rows of the Entities view, asked of the library when they are unfolded. */
export class EntityRows {
  readonly #corpus: Corpus;
  /** How many children are shown of levels that were asked for more. */
  readonly #shown = new Map<string, number>();
  #state = nothing;

  constructor(corpus: Corpus) {
    this.#corpus = corpus;
  }

  /** Takes what there is to show now. Another filter or arrangement begins with the first page of each level. */
  setState(state: EntityRowsState): void {
    const { filter, arrangement } = this.#state;
    if (filter !== state.filter || arrangement !== state.arrangement) this.#shown.clear();
    this.#state = state;
  }

  /** The names to review, then the types that there are entities of, or all entities. */
  async roots(): Promise<readonly Row[]> {
    const { open, arrangement, counts } = this.#state;
    const review = open.length > 0 ? [reviewRow(open, this.#corpus)] : [];
    if (arrangement.isFlat) return [...review, ...(await this.#entitiesOf(undefined))];
    const types = typeOrder.filter((type) => counts[type] > 0);
    return [...review, ...types.map((type) => this.#typeRow(type))];
  }

  /** Shows a page more of a level, and gives the first row of it once it is known. */
  async showMore(level: string): Promise<Row | undefined> {
    const before = this.#shownOf(level);
    this.#shown.set(level, before + pageSize);
    const type = typeOrder.find((one) => one === level);
    if (type !== undefined || level === flatLevel) return (await this.#entitiesOf(type))[before];
    const row = await this.#entityRow(level);
    return (await row?.children())?.[before];
  }

  /** The row of an entity, on a page that is shown from now on; undefined when it is too far down, or the filter hides it. */
  async find(id: string): Promise<Row | undefined> {
    const { isFlat, order } = this.#state.arrangement;
    const entity = await this.#corpus.library.entity(id);
    if (!entity) return undefined;
    const type = isFlat ? undefined : entity.type;
    const query = { order, filter: this.#state.filter, limit: mostRevealed, ...(type && { type }) };
    const rank = (await this.#corpus.library.entities(query)).findIndex((one) => one.id === entity.id);
    if (rank < 0) return undefined;
    const level = type ?? flatLevel;
    this.#shown.set(level, Math.max(this.#shownOf(level), Math.ceil((rank + 1) / pageSize) * pageSize));
    return this.#rowOf(entity, type && this.#typeRow(type));
  }

  #typeRow(type: EntityType): Row {
    const isFiltered = this.#state.filter !== '';
    const count = this.#state.counts[type];
    const row: Row = {
      // While a filter is on types have other ids: they are unfolded, and folded as before when it is off again.
      id: isFiltered ? `filtered:${type}` : type,
      children: () => this.#entitiesOf(type, row),
      item: () => typeItem(type, count, isFiltered || type !== 'other'),
    };
    return row;
  }

  async #entitiesOf(type: EntityType | undefined, parent?: Row): Promise<readonly Row[]> {
    const { filter, counts, arrangement } = this.#state;
    const key = type ?? flatLevel;
    const limit = this.#shownOf(key);
    const query = { limit, filter, order: arrangement.order, ...(type && { type }) };
    const entities = await this.#corpus.library.entities(query);
    const above = parent ?? (type && this.#typeRow(type));
    const rows = entities.map((entity) => this.#rowOf(entity, above));
    const total = type ? counts[type] : sumOf(counts);
    return entities.length < limit ? rows : withMore(rows, { key, parent: above, total, pageSize, command });
  }

  async #entityRow(id: string): Promise<Row | undefined> {
    const entity = await this.#corpus.library.entity(id);
    return entity && this.#rowOf(entity, this.#state.arrangement.isFlat ? undefined : this.#typeRow(entity.type));
  }

  #rowOf(entity: EntitySummary, parent: Row | undefined): ReferringRow {
    const { id } = entity;
    const row: ReferringRow = {
      id,
      entity: id,
      ...(parent && { parent }),
      children: async () => {
        const byArticle = groupByArticle(await this.#corpus.library.mentionsOf(id));
        const shown = [...byArticle].slice(0, this.#shownOf(id));
        const rows = shown.map(([article, mentions]) => articleRow({ article, mentions }, row, this.#corpus));
        return withMore(rows, { key: id, parent: row, total: byArticle.size, pageSize, command });
      },
      item: () => entityItem(entity),
    };
    return row;
  }

  #shownOf(level: string): number {
    return this.#shown.get(level) ?? pageSize;
  }
}

/** How many entities there are of all types. */
export function sumOf(counts: EntityCounts): number {
  return Object.values<number>(counts).reduce((sum, count) => sum + count, 0);
}

interface ArticleMentions {
  readonly article: FileId;
  readonly mentions: readonly PlacedMention[];
}

function articleRow({ article, mentions }: ArticleMentions, parent: ReferringRow, corpus: Corpus): Row {
  const row: Row = {
    id: `${parent.id}#${article}`,
    parent,
    children: async () => {
      const text = await corpus.text(article);
      if (text.kind === 'failed') return [];
      const prose = proseOf(corpus.article(article)?.path ?? article, toModelText(text.value));
      return mentions
        .slice(0, mostSentences)
        .map((mention) => mentionRow(mention, prose, { parent: row, entity: parent.entity }));
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

/** @param prose the article without its markup, so that a sentence reads as one. */
function mentionRow(
  { article, start, end, text }: PlacedMention,
  prose: string,
  { parent, entity }: { readonly parent: Row; readonly entity: string },
): ReferringRow {
  const excerpt = mentionExcerpt(prose, { start, end });
  return {
    id: `${parent.id}#${start}`,
    parent,
    entity,
    article,
    text,
    children: () => [],
    item: () => {
      const [from, to] = excerpt.mark;
      const item = new TreeItem({ label: excerpt.label, highlights: [[from, to]] });
      item.tooltip = excerpt.sentence;
      item.contextValue = 'mention' satisfies RowKind;
      item.command = {
        command: '_newsmark.reveal' satisfies InternalCommandId,
        title: l10n.t('Show in Article'),
        arguments: [{ article, range: { start, end } }],
      };
      return item;
    },
  };
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
