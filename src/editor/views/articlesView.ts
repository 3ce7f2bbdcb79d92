import { l10n, ThemeIcon, TreeItem, Uri } from 'vscode';
import type { ArticleEntry } from '../../app/articleEntry';
import type { RowKind } from '../ids';
import { annotationCount, articleTitle, failureWords, sourceAndDate } from '../words';
import type { Row } from './rowTree';

/** The rows of the Articles view: readable articles first, then those with a problem. */
export function articleRows(entries: readonly ArticleEntry[]): readonly Row[] {
  const present = entries.filter(({ failure }) => failure !== 'missing');
  const readable = present.filter(({ failure }) => failure === undefined);
  const unreadable = present.filter(({ failure }) => failure !== undefined);
  return [...readable.map(articleRow), ...unreadable.map(unreadableRow)];
}

function articleRow(entry: ArticleEntry): Row {
  return {
    id: entry.id,
    children: () => [],
    item: () => {
      const title = articleTitle(entry);
      const metadata = entry.analysis && sourceAndDate(entry.analysis.metadata);
      const count = entry.annotations.length === 0 ? undefined : annotationCount(entry.annotations.length);
      const item = openingItem(title, entry);
      item.description = [metadata, count].filter(Boolean).join(' · ');
      item.tooltip = [title, metadata, entry.path, count].filter(Boolean).join('\n');
      item.accessibilityInformation = { label: [title, metadata, count].filter(Boolean).join(', ') };
      const kind: RowKind = entry.sidecar.kind === 'none' ? 'article' : 'annotatedArticle';
      item.contextValue = kind;
      return item;
    },
  };
}

function unreadableRow(entry: ArticleEntry): Row {
  return {
    id: entry.id,
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
  item.iconPath = ThemeIcon.File;
  item.command = { command: 'vscode.open', title: l10n.t('Open Article'), arguments: [uri] };
  return item;
}
