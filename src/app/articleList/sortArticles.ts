import type { Arrangement } from './arrangement';
import type { ListedArticle } from './listedArticle';

/** Negative when the first article comes before the second; 0 for an article and itself only. */
export type ArticleOrder = (one: ListedArticle, other: ListedArticle) => number;

/**
 * The order of a list. Articles without a date come last in either direction; what is equal is in the order of paths.
 *
 * @param language of whoever reads the list, as `env.language` has it: letters are sorted as that language does.
 */
export function articleOrder({ sorting, isDescending }: Arrangement, language: string): ArticleOrder {
  const sign = isDescending ? -1 : 1;
  switch (sorting) {
    case 'date':
      return (one, other) => byDate(one, other, sign) || byPath(one, other);
    case 'title': {
      const { compare } = collator(language);
      return (one, other) => sign * compare(titleKey(one.title), titleKey(other.title)) || byPath(one, other);
    }
    case 'path': {
      const { compare } = collator(language);
      return (one, other) => sign * compare(one.path, other.path) || byPath(one, other);
    }
    case 'annotations':
      return (one, other) => sign * (one.annotations - other.annotations) || byPath(one, other);
    case 'openClaims':
      return (one, other) => sign * (one.openClaims - other.openClaims) || byPath(one, other);
  }
}

/** Sorts words as a language does, numbers in them by their value. */
export function collator(language: string): Intl.Collator {
  return new Intl.Collator(language, { numeric: true });
}

/**
 * The first so many items in an order. Does not change the list. A small part of a long list costs about as much as looking at
 * each item once, which sorting it whole would not: lists are shown page by page.
 */
export function firstInOrder<Item>(
  items: readonly Item[],
  order: (one: Item, other: Item) => number,
  count: number,
): readonly Item[] {
  if (count <= 0) return [];
  if (count * 4 >= items.length) return [...items].sort(order).slice(0, count);
  const first = items.slice(0, count).sort(order);
  for (let index = count; index < items.length; index++) {
    const item = items[index] as Item;
    if (order(item, first[first.length - 1] as Item) >= 0) continue;
    first.pop();
    first.splice(placeFor(first, item, order), 0, item);
  }
  return first;
}

/** How many items of a list come before one of them. O(items). */
export function rankOf<Item>(items: readonly Item[], item: Item, order: (one: Item, other: Item) => number): number {
  return items.reduce((rank, other) => (order(other, item) < 0 ? rank + 1 : rank), 0);
}

/** Where an item belongs in a sorted list: after all that are not after it. */
function placeFor<Item>(sorted: readonly Item[], item: Item, order: (one: Item, other: Item) => number): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (order(sorted[middle] as Item, item) <= 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Quotation marks and other signs before the first word do not count. */
function titleKey(title: string): string {
  return /^[\p{L}\p{N}]/u.test(title) ? title : title.replace(/^[^\p{L}\p{N}]+(?=.)/u, '');
}

function byDate(one: ListedArticle, other: ListedArticle, sign: number): number {
  const [first, second] = [instantOf(one), instantOf(other)];
  if (Number.isNaN(first) || Number.isNaN(second)) return Number(Number.isNaN(first)) - Number(Number.isNaN(second));
  return sign * (first - second);
}

/** The first moment of the time that a date names, in milliseconds; a clock time without a zone is taken for UTC. NaN without a date. Worked out once. */
export function instantOf(article: ListedArticle): number {
  if (article.instant !== undefined) return article.instant;
  const { date = '', datePrecision } = article.metadata ?? {};
  const isLocal = datePrecision === 'time' && !/(?:Z|[+-]\d\d:?\d\d)$/i.test(date);
  article.instant = date === '' ? Number.NaN : Date.parse(isLocal ? `${date}Z` : date);
  return article.instant;
}

/** By code unit: the same on every machine. */
function byPath(one: ListedArticle, other: ListedArticle): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
