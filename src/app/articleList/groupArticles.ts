import { fold } from '../../core/text/fold';
import type { Arrangement } from './arrangement';
import type { ArticleGroup, ArticleLevel, GroupName } from './articleGroup';
import { groupByFolder } from './groupByFolder';
import type { ListedArticle } from './listedArticle';
import { collator } from './sortArticles';

/** What names and their order depend on. */
export interface GroupWords {
  /** The language of whoever reads the list. */
  readonly language: string;
  /** The name of a language by its ISO 639-1 code. */
  readonly languageName: (code: string) => string;
}

/**
 * Gathers articles under what they have in common. Years and months are newest first, unless the list is sorted with the oldest
 * first; sources, languages and folders are in the order of the alphabet. What tells nothing comes last. O(articles).
 */
export function groupArticles(
  articles: readonly ListedArticle[],
  arrangement: Arrangement,
  words: GroupWords,
): ArticleLevel {
  const { compare } = collator(words.language);
  switch (arrangement.grouping) {
    case 'none':
      return { groups: [], articles };
    case 'date':
      return byDate(articles, arrangement.sorting === 'date' && !arrangement.isDescending);
    case 'source':
      return bySource(articles, compare);
    case 'language':
      return byLanguage(articles, (one, other) => compare(words.languageName(one), words.languageName(other)));
    case 'folder':
      return groupByFolder(articles, compare);
  }
}

function byDate(articles: readonly ListedArticle[], oldestFirst: boolean): ArticleLevel {
  const order = (one: string, other: string): number => (one < other === oldestFirst ? -1 : 1);
  const years = gather(articles, ({ metadata }) => metadata?.date?.slice(0, 4));
  const groups = inOrder(years, order).map(([year, inYear]): ArticleGroup => {
    const key = `date:${year ?? ''}`;
    const name: GroupName = { kind: 'year', year };
    if (year === undefined) return leaf(key, name, inYear);
    const months = gather(inYear, ({ metadata }) => metadata?.date?.slice(5, 7));
    const yearOnly = months.get('') ?? [];
    months.delete('');
    const inMonths = inOrder(months, order).map(([month = '', inMonth]) =>
      leaf(`${key}-${month}`, { kind: 'month', year, month: Number(month) }, inMonth),
    );
    return { key, name, groups: inMonths, articles: yearOnly, count: inYear.length };
  });
  return { groups, articles: [] };
}

function bySource(articles: readonly ListedArticle[], compare: (one: string, other: string) => number): ArticleLevel {
  const sources = gather(articles, ({ metadata }) => metadata?.source && fold(metadata.source));
  const groups = inOrder(sources, compare).map(([key, ofSource]) =>
    leaf(`source:${key ?? ''}`, { kind: 'source', source: key && ofSource[0]?.metadata?.source }, ofSource),
  );
  return { groups, articles: [] };
}

function byLanguage(articles: readonly ListedArticle[], compare: (one: string, other: string) => number): ArticleLevel {
  const languages = gather(articles, ({ metadata }) => metadata?.language);
  const groups = inOrder(languages, compare).map(([language, inLanguage]) =>
    leaf(`language:${language ?? ''}`, { kind: 'language', language }, inLanguage),
  );
  return { groups, articles: [] };
}

function leaf(key: string, name: GroupName, articles: readonly ListedArticle[]): ArticleGroup {
  return { key, name, groups: [], articles, count: articles.length };
}

/** The articles by what is asked of them; what tells nothing is under the empty string. */
function gather(
  articles: readonly ListedArticle[],
  ask: (article: ListedArticle) => string | undefined,
): Map<string, ListedArticle[]> {
  const groups = new Map<string, ListedArticle[]>();
  for (const article of articles) {
    const answer = ask(article) ?? '';
    const group = groups.get(answer);
    if (group) group.push(article);
    else groups.set(answer, [article]);
  }
  return groups;
}

/** Groups in order; last what tells nothing, under undefined. */
function inOrder(
  groups: ReadonlyMap<string, ListedArticle[]>,
  order: (one: string, other: string) => number,
): readonly [string | undefined, ListedArticle[]][] {
  const named = [...groups].filter(([key]) => key !== '').sort(([one], [other]) => order(one, other));
  const unnamed = groups.get('');
  return unnamed ? [...named, [undefined, unnamed]] : named;
}
