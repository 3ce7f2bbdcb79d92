import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri } from 'vscode';
import { filterMarks } from '../../app/articleList/filterArticles';
import type { ArticleGroup, GroupName } from '../../app/articleList/articleGroup';
import type { Arrangement } from '../../app/articleList/arrangement';
import type { ListedArticle } from '../../app/articleList/listedArticle';
import type { ArticleEntry } from '../../app/articleEntry';
import type { InternalCommandId, RowKind } from '../ids';
import { articleCount, articleDate, failureWords, number } from '../words';
import { annotationCounts } from './articleTooltip';
import { groupTitle } from './groupTitle';

/** What the row of an article depends on besides the article. */
export interface ArticleItemOptions {
  readonly arrangement: Arrangement;
  /** Folded words of the filter, marked in the title. */
  readonly words: readonly string[];
  /** Whether another article has the same title, so that the path tells which one it is. */
  readonly isNamesake: boolean;
}

/** The row of an article that can be read; its tooltip is made when it is wanted. */
export function articleItem(
  article: ListedArticle,
  entry: ArticleEntry | undefined,
  options: ArticleItemOptions,
): TreeItem {
  const { title } = article;
  const facts = factsOf(article, options);
  const item = openingItem(article, options.words);
  item.description = facts.join(' · ');
  item.accessibilityInformation = { label: [title, ...facts].join(', ') };
  item.contextValue = kindOf(article, entry);
  return item;
}

/** The row of a file that cannot be read, with the reason. */
export function unreadableItem(
  article: ListedArticle,
  entry: ArticleEntry | undefined,
  words: readonly string[],
): TreeItem {
  const item = openingItem(article, words);
  const reason = failureWords(entry?.failure ?? 'unavailable');
  item.iconPath = warningIcon();
  item.description = reason;
  item.tooltip = l10n.t('{0} cannot be read: {1}.', article.path, reason);
  item.accessibilityInformation = { label: `${article.title}, ${reason}` };
  item.contextValue = 'unreadableArticle' satisfies RowKind;
  return item;
}

/** The heading of a group. Years are unfolded at first: their months are few. While a filter is on every group is. */
export function groupItem({ name, count }: ArticleGroup, isFiltered: boolean): TreeItem {
  const isExpanded = isFiltered || (name.kind === 'year' && name.year !== undefined);
  const item = heading(groupTitle(name), count, isExpanded);
  item.iconPath = groupIcon(name);
  return item;
}

/** The heading of the files that cannot be read. */
export function unreadableGroupItem(count: number, isFiltered: boolean): TreeItem {
  const item = heading(l10n.t('Not readable'), count, isFiltered);
  item.iconPath = warningIcon();
  item.contextValue = 'unreadableArticles' satisfies RowKind;
  return item;
}

/** The row that shows the next rows of its level. */
export function moreItem(next: number, left: number, command: readonly unknown[]): TreeItem {
  const item = new TreeItem(l10n.t('Show {0} More', number(next)));
  item.description = l10n.t('{0} left', number(left));
  item.iconPath = new ThemeIcon('ellipsis');
  item.command = {
    command: '_newsmark.showMoreArticles' satisfies InternalCommandId,
    title: l10n.t('Show {0} More', number(next)),
    arguments: [...command],
  };
  return item;
}

function heading(title: string, count: number, isExpanded: boolean): TreeItem {
  const item = new TreeItem(title, isExpanded ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed);
  item.description = number(count);
  item.tooltip = `${title}\n${articleCount(count)}`;
  item.accessibilityInformation = { label: `${title}, ${articleCount(count)}` };
  return item;
}

function openingItem({ id, title }: ListedArticle, words: readonly string[]): TreeItem {
  const marks = filterMarks(title, words);
  const item = new TreeItem(marks.length === 0 ? title : { label: title, highlights: marks.map(([a, b]) => [a, b]) });
  const uri = Uri.parse(id, true);
  item.resourceUri = uri;
  item.iconPath = new ThemeIcon('book');
  item.command = { command: 'vscode.open', title: l10n.t('Open Article'), arguments: [uri] };
  return item;
}

/** Source, date and counts; first what the list is sorted by, without what the group says already. */
function factsOf(article: ListedArticle, { arrangement, isNamesake }: ArticleItemOptions): readonly string[] {
  const { metadata, path } = article;
  const source = arrangement.grouping === 'source' ? undefined : metadata?.source;
  const date = metadata && articleDate(metadata);
  const counts = annotationCounts(article);
  const place = isNamesake || arrangement.sorting === 'path' ? path : undefined;
  const isByCount = arrangement.sorting === 'annotations' || arrangement.sorting === 'openClaims';
  const facts = isByCount ? [counts, place, source, date] : [place, source, date, counts];
  return facts.filter((fact) => fact !== undefined);
}

function kindOf({ path }: ListedArticle, entry: ArticleEntry | undefined): RowKind {
  const hasSidecar = entry !== undefined && entry.sidecar.kind !== 'none';
  if (/\.html?$/i.test(path)) return hasSidecar ? 'annotatedPage' : 'page';
  return hasSidecar ? 'annotatedArticle' : 'article';
}

function groupIcon({ kind }: GroupName): ThemeIcon {
  switch (kind) {
    case 'year':
    case 'month':
      return new ThemeIcon('calendar');
    case 'source':
      return new ThemeIcon('organization');
    case 'language':
      return new ThemeIcon('globe');
    case 'folder':
      return ThemeIcon.Folder;
  }
}

function warningIcon(): ThemeIcon {
  return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
}
