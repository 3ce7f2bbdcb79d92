import { l10n, ThemeIcon, TreeItem, TreeItemCollapsibleState, Uri, type Command } from 'vscode';
import type { Corpus } from '../../app/corpus';
import type { AnnotationHit } from '../../app/library/library';
import type { FileId } from '../../app/ports';
import { hasMore, type FoundArticle, type Hit, type SearchResults } from '../../app/search/searchResults';
import { shortPassage } from '../../app/search/shortPassage';
import { findAnnotation } from '../commands/annotationAtHand';
import { iconOf } from '../decorate/colours';
import type { OpenedHit } from '../search/openHit';
import type { InternalCommandId, RowKind } from '../ids';
import { annotationCount, annotationKindWord, articleTitle, metadataOf, number, sourceAndDate } from '../words';
import type { Row } from './rowTree';

/** How many articles a page of the results has. */
export const resultsPage = 100;
/** More passages of one article are not listed. */
export const passagesListed = 100;
/** Articles with more passages than this are folded at first. */
const unfoldedPassages = 10;

/** A row that stands for an article; commands on articles take it. */
interface FoundArticleRow extends Row {
  readonly article: FileId;
}

/** The rows of the results: annotations, then articles with the sentences that hold what was searched, best first. */
export function searchRows(results: SearchResults | undefined, corpus: Corpus): readonly Row[] {
  if (!results) return [];
  const { annotations, articles, asked, total, annotationTotal } = results;
  const rows: Row[] = annotations.length > 0 ? [annotationsRow(results, corpus)] : [];
  rows.push(...articles.map((found) => articleRow(found, results.query, corpus)));
  if (hasMore(results)) rows.push(moreRow(Math.max(total, annotationTotal) - asked));
  return rows;
}

function articleRow(found: FoundArticle, query: string, corpus: Corpus): FoundArticleRow {
  const { article, passages } = found;
  const row: FoundArticleRow = {
    id: article,
    article,
    item: () => articleItem(found, query, corpus),
    children: () => passages.map((passage) => passageRow({ article, query, passage }, row)),
  };
  return row;
}

function articleItem({ article, title: found, passages }: FoundArticle, query: string, corpus: Corpus): TreeItem {
  const entry = corpus.article(article);
  const metadata = entry && metadataOf(entry);
  const title = entry ? articleTitle(entry) : article;
  const marks = found?.text === title ? found.marks : [];
  const item = new TreeItem({ label: title, highlights: marks.map(({ start, end }) => [start, end]) });
  const facts = [metadata ? sourceAndDate(metadata) : '', passageCount(passages.length)].filter((fact) => fact !== '');
  item.description = facts.join(' · ');
  item.tooltip = [title, entry?.path ?? article, ...facts].join('\n');
  item.accessibilityInformation = { label: [title, ...facts].join(', ') };
  item.iconPath = new ThemeIcon('book');
  item.resourceUri = Uri.parse(article, true);
  item.contextValue = 'foundArticle' satisfies RowKind;
  if (passages.length === 0) item.command = openCommand({ article, query });
  else if (passages.length > unfoldedPassages) item.collapsibleState = TreeItemCollapsibleState.Collapsed;
  else item.collapsibleState = TreeItemCollapsibleState.Expanded;
  return item;
}

/** A row that stands for a passage. */
interface PassageRow extends Row {
  readonly hit: Hit;
}

function passageRow(hit: Hit, parent: Row): PassageRow {
  const { passage, article } = hit;
  return {
    id: `${article}#${passage.range.start}`,
    parent,
    hit,
    children: () => [],
    item: () => {
      const { text, marks } = shortPassage(passage);
      const item = new TreeItem({ label: text, highlights: marks.map(([start, end]) => [start, end]) });
      item.tooltip = passage.text;
      item.accessibilityInformation = { label: passage.text };
      item.contextValue = 'passage' satisfies RowKind;
      item.command = openCommand(hit);
      return item;
    },
  };
}

/** Whether a command's argument is a row of a passage. */
export function isPassageRow(argument: unknown): argument is PassageRow {
  return typeof argument === 'object' && argument !== null && 'hit' in argument;
}

function openCommand(hit: OpenedHit): Command {
  return {
    command: '_newsmark.openHit' satisfies InternalCommandId,
    title: l10n.t('Show in Article'),
    arguments: [hit],
  };
}

function annotationsRow(results: SearchResults, corpus: Corpus): Row {
  const { annotations, annotationTotal, articles } = results;
  const row: Row = {
    id: 'annotations',
    children: () => annotations.flatMap((hit) => annotationRow(hit, row, corpus)),
    item: () => {
      const isAlone = articles.length === 0;
      const state = isAlone ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
      const item = new TreeItem(l10n.t('Annotations'), state);
      const isPart = annotations.length < annotationTotal;
      const shown = number(annotations.length);
      const total = number(annotationTotal);
      item.description = isPart ? l10n.t('{0} of {1}', shown, total) : total;
      item.iconPath = new ThemeIcon('comment-discussion');
      item.accessibilityInformation = { label: annotationCount(annotationTotal) };
      return item;
    },
  };
  return row;
}

/** None for an annotation that was removed since the search. */
function annotationRow(hit: AnnotationHit, parent: Row, corpus: Corpus): readonly Row[] {
  const found = findAnnotation(corpus, hit);
  if (!found) return [];
  const { annotation, entry } = found;
  const words = annotation.kind === 'claim' ? annotation.statement : annotation.target.exact;
  const row: Row & AnnotationHit = {
    ...hit,
    id: `annotation ${hit.article} ${hit.annotation}`,
    parent,
    children: () => [],
    item: () => {
      const item = new TreeItem(words.replace(/\s+/g, ' '));
      item.description = [annotationKindWord(annotation), articleTitle(entry)].join(' · ');
      item.tooltip = [words, item.description].join('\n\n');
      item.iconPath = iconOf(annotation, corpus.labels.of(hit.article));
      item.contextValue = 'annotation' satisfies RowKind;
      item.command = {
        command: '_newsmark.reveal' satisfies InternalCommandId,
        title: l10n.t('Show in Article'),
        arguments: [{ article: hit.article, annotation: hit.annotation }],
      };
      return item;
    },
  };
  return [row];
}

function moreRow(left: number): Row {
  return {
    id: 'more',
    children: () => [],
    item: () => {
      const next = Math.min(left, resultsPage);
      const item = new TreeItem(l10n.t('Show {0} More', number(next)));
      item.description = l10n.t('{0} left', number(left));
      item.iconPath = new ThemeIcon('ellipsis');
      item.command = {
        command: '_newsmark.showMoreResults' satisfies InternalCommandId,
        title: l10n.t('Show {0} More', number(next)),
      };
      return item;
    },
  };
}

/** Empty where no sentence is marked: the title or a fact was found. */
function passageCount(count: number): string {
  if (count === 0) return '';
  if (count >= passagesListed) return l10n.t('{0} passages or more', number(passagesListed));
  return count === 1 ? l10n.t('1 passage') : l10n.t('{0} passages', number(count));
}
