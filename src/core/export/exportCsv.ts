import { indexCodePoints, type CodePointIndex } from '../text/codePointIndex';
import type { ExportArticle, ExportResult, PlacedAnnotation } from './exporting';
import { modelLosses } from './losses';
import { placementWord } from './placementWord';
import { quoteOf, sureRanges } from './sureRanges';

/**
 * Exports one row an annotation as CSV (RFC 4180): commas, CRLF between rows, UTF-8 with a byte order mark so that
 * spreadsheets read it as such. Offsets are in code points over the article as it is now, those of
 * the first passage where there are several, and empty without a sure place.
 *
 * A cell that a spreadsheet would run as a formula gets a leading apostrophe; so does one that already starts with such an
 * apostrophe, which makes the change reversible.
 */
export function exportCsv(articles: readonly ExportArticle[]): ExportResult {
  const rows = articles.flatMap((article) => {
    const index = indexCodePoints(article.text);
    return article.annotations.map((placed) => cellsOf(placed, article, index));
  });
  const lines = [columns, ...rows].map((cells) => `${cells.map(toCell).join(',')}\r\n`);
  return { content: `\uFEFF${lines.join('')}`, losses: modelLosses(articles) };
}

/** Part of the format: add at the end, never rename. */
const columns = [
  'id',
  'kind',
  'article_path',
  'article_title',
  'article_source',
  'article_date',
  'article_language',
  'start_code_point',
  'end_code_point',
  'placement',
  'quote',
  'label',
  'comment',
  'statement',
  'claimant',
  'verdict',
  'creator',
  'created',
  'modified',
] as const;
type Column = (typeof columns)[number];

function cellsOf(placed: PlacedAnnotation, article: ExportArticle, index: CodePointIndex): string[] {
  const { annotation, placement } = placed;
  const [range] = sureRanges(placed) ?? [];
  const { path, text, metadata } = article;
  const highlight = annotation.kind === 'highlight' ? annotation : undefined;
  const claim = annotation.kind === 'claim' ? annotation : undefined;
  const row: Record<Column, string | undefined> = {
    id: annotation.id,
    kind: annotation.kind,
    article_path: path,
    article_title: metadata.title,
    article_source: metadata.source,
    article_date: metadata.date,
    article_language: metadata.language,
    start_code_point: range && String(index.toCodePoint(range.start)),
    end_code_point: range && String(index.toCodePoint(range.end)),
    placement: placementWord(article, placement),
    quote: quoteOf(placed, text),
    label: highlight?.label,
    comment: highlight?.comment,
    statement: claim?.statement,
    claimant: claim?.claimant?.name,
    verdict: claim?.verdict,
    creator: annotation.creator,
    created: annotation.created,
    modified: annotation.modified,
  };
  return columns.map((column) => row[column] ?? '');
}

/**
 * What a spreadsheet may take for a formula: a formula sign, also full-width, behind any blanks; a leading tab or line end.
 * See https://owasp.org/www-community/attacks/CSV_Injection.
 */
const FORMULA = /^'*(?:[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|[\t\r\n])/u;

function toCell(value: string): string {
  const harmless = FORMULA.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
