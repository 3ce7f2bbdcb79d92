import { env, type TreeItem } from 'vscode';
import type { Arrangement } from '../../app/articleList/arrangement';
import type { ArticleGroup, ArticleLevel } from '../../app/articleList/articleGroup';
import { filterArticles, filterWords } from '../../app/articleList/filterArticles';
import { groupArticles } from '../../app/articleList/groupArticles';
import type { ListedArticle } from '../../app/articleList/listedArticle';
import { articleOrder, firstInOrder, rankOf, type ArticleOrder } from '../../app/articleList/sortArticles';
import type { ArticleEntry } from '../../app/articleEntry';
import type { FileId, FileResult } from '../../app/ports';
import { languageName } from '../words';
import { articleItem, groupItem, moreItem, unreadableGroupItem, unreadableItem } from './articleItems';
import { articleTooltip } from './articleTooltip';
import { listed } from './listed';
import type { Row } from './rowTree';

/** A row that stands for an article. */
export interface ArticleRow extends Row {
  readonly article: FileId;
}

/** No level gives the editor more rows at once, and as many more each time the person asks. */
export const pageSize = 200;

/** The level of the view itself; the other levels are named by their groups. */
const topLevel = 'top';
const unreadableLevel = 'unreadable';

/** What the rows are made of and how. */
export interface ArticleRowsSource {
  readonly entries: readonly ArticleEntry[];
  readonly arrangement: Arrangement;
  /** As typed. */
  readonly filter: string;
  /** How many rows of a level are shown, where it is more than a page. */
  readonly shownRows: ReadonlyMap<string, number>;
  readonly entryOf: (id: FileId) => ArticleEntry | undefined;
  readonly textOf: (id: FileId) => Promise<FileResult<string>>;
}

/** Where the row of an article is: the row, and which row of which level it and its groups are. */
export interface ArticlePlace {
  readonly row: ArticleRow;
  readonly steps: readonly { readonly level: string; readonly rank: number }[];
}

/**
 * The rows of the Articles view for one state of the corpus: readable articles in their groups, then those that cannot be read.
 * Making it costs a few milliseconds for ten thousand articles; rows of a group are sorted when it is unfolded, a page at a time.
 */
export class ArticleRows {
  readonly #source: ArticleRowsSource;
  readonly #words: readonly string[];
  readonly #order: ArticleOrder;
  readonly #level: ArticleLevel;
  readonly #unreadable: readonly ListedArticle[];
  /** Titles that several articles have. */
  readonly #namesakes: ReadonlySet<string>;
  /** How many articles the filter lets through. */
  readonly shown: number;
  readonly total: number;

  constructor(source: ArticleRowsSource) {
    this.#source = source;
    const present = source.entries.filter(({ failure }) => failure !== 'missing');
    const readable = present.filter(({ failure }) => failure === undefined).map(listed);
    const unreadable = present.filter(({ failure }) => failure !== undefined).map(listed);
    this.#words = filterWords(source.filter);
    this.#namesakes = sharedTitles(readable);
    this.#order = articleOrder(source.arrangement, env.language);
    const filtered = filterArticles(readable, this.#words);
    this.#level = groupArticles(filtered, source.arrangement, { language: env.language, languageName });
    this.#unreadable = filterArticles(unreadable, this.#words);
    this.shown = filtered.length + this.#unreadable.length;
    this.total = present.length;
  }

  get roots(): readonly Row[] {
    const rows = this.#rowsOf(topLevel, this.#level);
    return this.#unreadable.length === 0 ? rows : [...rows, this.#unreadableGroup()];
  }

  /** Where an article is in the view; undefined when the filter hides it or it is none of the corpus. */
  placeOf(id: FileId): ArticlePlace | undefined {
    const inGroups = this.#placeIn({ level: topLevel, of: this.#level }, id);
    if (inGroups) return inGroups;
    const rank = this.#unreadable.findIndex((article) => article.id === id);
    const article = this.#unreadable[rank];
    if (!article) return undefined;
    return {
      row: this.#unreadableRow(article, this.#unreadableGroup()),
      steps: [{ level: unreadableLevel, rank }],
    };
  }

  /** The row at a rank of a level, to put the focus on when more rows are shown; undefined for the rank of a group. */
  articleAt(level: string, rank: number): FileId | undefined {
    if (level === unreadableLevel) return this.#unreadable[rank]?.id;
    const found = level === topLevel ? this.#level : findGroup(this.#level.groups, level);
    if (!found || rank < found.groups.length) return undefined;
    const index = rank - found.groups.length;
    return firstInOrder(found.articles, this.#order, index + 1)[index]?.id;
  }

  /** How many rows of a level are shown. */
  shownOf(level: string): number {
    return this.#source.shownRows.get(level) ?? pageSize;
  }

  #rowsOf(name: string, level: ArticleLevel, parent?: Row): readonly Row[] {
    const limit = this.shownOf(name);
    const groups = level.groups.slice(0, limit);
    const articles = firstInOrder(level.articles, this.#order, limit - groups.length);
    const rows = [
      ...groups.map((group) => this.#groupRow(group, parent)),
      ...articles.map((article) => this.#articleRow(article, parent)),
    ];
    return this.#paged(rows, { name, left: level.groups.length + level.articles.length - rows.length, parent });
  }

  #paged(
    rows: readonly Row[],
    { name, left, parent }: { readonly name: string; readonly left: number; readonly parent: Row | undefined },
  ): readonly Row[] {
    if (left === 0) return rows;
    const more: Row = {
      // Another id after each page: the focus does not stay on the row at the end of the next one.
      id: `more:${name}:${rows.length}`,
      ...(parent ? { parent } : {}),
      children: () => [],
      item: () => moreItem(Math.min(left, pageSize), left, [name]),
    };
    return [...rows, more];
  }

  /** While a filter is on groups have other ids: they are unfolded, and folded as before when it is off again. */
  #groupId(key: string): string {
    return this.#words.length > 0 ? `filtered:${key}` : key;
  }

  #groupRow(group: ArticleGroup, parent?: Row): Row {
    const row: Row = {
      id: this.#groupId(group.key),
      ...(parent ? { parent } : {}),
      item: () => groupItem(group, this.#words.length > 0),
      children: () => this.#rowsOf(group.key, group, row),
    };
    return row;
  }

  #articleRow(article: ListedArticle, parent?: Row): ArticleRow {
    const { entryOf, textOf, arrangement } = this.#source;
    const options = { arrangement, words: this.#words, isNamesake: this.#namesakes.has(article.title) };
    return {
      ...leaf(article, parent),
      item: () => articleItem(article, entryOf(article.id), options),
      tooltip: async () => articleTooltip(article, await textOf(article.id)),
    };
  }

  #unreadableGroup(): Row {
    const all = this.#unreadable;
    const row: Row = {
      id: this.#groupId(unreadableLevel),
      item: () => unreadableGroupItem(all.length, this.#words.length > 0),
      children: () => {
        const rows = all.slice(0, this.shownOf(unreadableLevel)).map((article) => this.#unreadableRow(article, row));
        return this.#paged(rows, { name: unreadableLevel, left: all.length - rows.length, parent: row });
      },
    };
    return row;
  }

  #unreadableRow(article: ListedArticle, parent: Row): ArticleRow {
    const item = (): TreeItem => unreadableItem(article, this.#source.entryOf(article.id), this.#words);
    return { ...leaf(article, parent), item };
  }

  #placeIn(
    { level, of, parent }: { readonly level: string; readonly of: ArticleLevel; readonly parent?: Row },
    id: FileId,
  ): ArticlePlace | undefined {
    const article = of.articles.find((one) => one.id === id);
    if (article) {
      const rank = of.groups.length + rankOf(of.articles, article, this.#order);
      return { row: this.#articleRow(article, parent), steps: [{ level, rank }] };
    }
    for (const [rank, group] of of.groups.entries()) {
      const inner = this.#placeIn({ level: group.key, of: group, parent: this.#groupRow(group, parent) }, id);
      if (inner) return { ...inner, steps: [{ level, rank }, ...inner.steps] };
    }
    return undefined;
  }
}

function leaf(
  { id }: ListedArticle,
  parent: Row | undefined,
): Pick<ArticleRow, 'id' | 'article' | 'parent' | 'children'> {
  return { id, article: id, ...(parent ? { parent } : {}), children: () => [] };
}

function sharedTitles(articles: readonly ListedArticle[]): ReadonlySet<string> {
  const met = new Set<string>();
  const shared = new Set<string>();
  for (const { title } of articles) {
    if (met.has(title)) shared.add(title);
    met.add(title);
  }
  return shared;
}

function findGroup(groups: readonly ArticleGroup[], key: string): ArticleGroup | undefined {
  for (const group of groups) {
    const found = group.key === key ? group : findGroup(group.groups, key);
    if (found) return found;
  }
  return undefined;
}
