import { l10n, ThemeIcon, TreeItem, Uri } from 'vscode';
import type { ArticleEntry } from '../../app/articleEntry';
import type { RowKind } from '../ids';
import { annotationCount, articleTitle, failureWords, sourceAndDate } from '../words';
import type { Row } from './rowTree';

/** A row that stands for an article. */
interface ArticleRow extends Row {
  readonly article: string;
}

/** The rows of the Articles view: readable articles first, then those with a problem. */
export function articleRows(entries: readonly ArticleEntry[]): readonly ArticleRow[] {
  const present = entries.filter(({ failure }) => failure !== 'missing');
  const readable = present.filter(({ failure }) => failure === undefined);
  const unreadable = present.filter(({ failure }) => failure !== undefined);
  const titles = new Map<string, number>();
  for (const entry of readable) titles.set(articleTitle(entry), (titles.get(articleTitle(entry)) ?? 0) + 1);
  const isAmbiguous = (entry: ArticleEntry): boolean => (titles.get(articleTitle(entry)) ?? 0) > 1;
  return [...readable.map((entry) => articleRow(entry, isAmbiguous(entry))), ...unreadable.map(unreadableRow)];
}

/** The file's path is said where the title alone does not tell which article it is. */
function articleRow(entry: ArticleEntry, needsPath: boolean): ArticleRow {
  return {
    id: entry.id,
    article: entry.id,
    children: () => [],
    item: () => {
      const title = articleTitle(entry);
      const metadata = entry.analysis && sourceAndDate(entry.analysis.metadata);
      const count = entry.annotations.length === 0 ? undefined : annotationCount(entry.annotations.length);
      const item = openingItem(title, entry);
      const facts = [needsPath ? entry.path : undefined, metadata].filter(Boolean);
      item.description = facts.join(' · ');
      item.tooltip = [title, metadata, entry.path, count].filter(Boolean).join('\n');
      item.accessibilityInformation = { label: [title, ...facts, count].filter(Boolean).join(', ') };
      const kind: RowKind = entry.sidecar.kind === 'none' ? 'article' : 'annotatedArticle';
      item.contextValue = kind;
      return item;
    },
  };
}

function unreadableRow(entry: ArticleEntry): ArticleRow {
  return {
    id: entry.id,
    article: entry.id,
    children: () => [],
    item: () => {
      const item = openingItem(articleTitle(entry), entry);
      const reason = failureWords(entry.failure ?? 'unavailable');
      item.iconPath = new ThemeIcon('warning');
      item.description = reason;
      item.tooltip = l10n.t('{0} cannot be read: {1}.', entry.path, reason);
      return item;
    },
  };
}

function openingItem(label: string, { id }: ArticleEntry): TreeItem {
  const item = new TreeItem(label);
  const uri = Uri.parse(id, true);
  item.resourceUri = uri;
  item.iconPath = new ThemeIcon('book');
  item.command = { command: 'vscode.open', title: l10n.t('Open Article'), arguments: [uri] };
  return item;
}
