import type { Claim, Highlight } from '../annotation/annotation';
import { toModelText } from '../text/modelText';
import { escapeMarkdown } from './escapeMarkdown';
import type { ExportArticle, ExportResult, PlacedAnnotation } from './exporting';
import { modelLosses } from './losses';
import { quoteOf, sureRanges } from './sureRanges';

/** The words of a report in the reader's language; plain text, escaped where it is written. */
export interface ReportWords {
  /** Heading of the whole report. */
  readonly report: string;
  readonly highlights: string;
  readonly claims: string;
  /** Heading of annotations whose words are in several places, or doubtful. */
  readonly ambiguous: string;
  /** Heading of annotations whose words are gone. */
  readonly orphans: string;
  readonly claimant: string;
  readonly verdict: string;
  /** Names of labels by id; a label without a name is shown as it is. */
  readonly labels: Readonly<Record<string, string>>;
  /** Names of verdicts by id; a verdict without a name is shown as it is. */
  readonly verdicts: Readonly<Record<string, string>>;
}

/**
 * Exports a report to read: article by article, highlights and claims in the order of the text, then those without a sure
 * place. Articles without annotations are left out. All text is escaped, comments too: they may come from anybody.
 */
export function exportMarkdown(articles: readonly ExportArticle[], words: ReportWords): ExportResult {
  const annotated = articles.filter(({ annotations }) => annotations.length > 0);
  const blocks = [heading(1, words.report), ...annotated.flatMap((article) => articleBlocks(article, words))];
  return { content: `${blocks.join('\n\n')}\n`, losses: modelLosses(articles) };
}

function articleBlocks(article: ExportArticle, words: ReportWords): string[] {
  const { path, metadata, annotations } = article;
  const facts = [metadata.source, metadata.date, path].filter((fact) => fact !== undefined);
  const section = (title: string, placed: readonly PlacedAnnotation[]): string[] =>
    placed.length === 0 ? [] : [heading(3, title), ...placed.flatMap((one) => annotationBlocks(one, article, words))];
  const placed = annotations.filter((one) => sureRanges(one)).sort(byStart);
  const others = annotations.filter((one) => !sureRanges(one));
  return [
    heading(2, metadata.title ?? path),
    facts.map(escapeMarkdown).join(' · '),
    ...section(
      words.highlights,
      placed.filter(({ annotation }) => annotation.kind === 'highlight'),
    ),
    ...section(
      words.claims,
      placed.filter(({ annotation }) => annotation.kind === 'claim'),
    ),
    ...section(
      words.ambiguous,
      others.filter(({ placement }) => placement.kind !== 'orphan'),
    ),
    ...section(
      words.orphans,
      others.filter(({ placement }) => placement.kind === 'orphan'),
    ),
  ];
}

function annotationBlocks(placed: PlacedAnnotation, article: ExportArticle, words: ReportWords): string[] {
  const { annotation } = placed;
  const quote = quoteOf(placed, article.text);
  const blocks =
    annotation.kind === 'claim' ? claimBlocks(annotation, quote, words) : highlightBlocks(annotation, quote, words);
  return blocks.filter((block) => block !== '');
}

function highlightBlocks({ label, comment }: Highlight, quote: string, words: ReportWords): string[] {
  return [label === undefined ? '' : strong(nameOf(label, words.labels)), quotation(quote), paragraphs(comment ?? '')];
}

function claimBlocks({ statement, claimant, verdict }: Claim, quote: string, words: ReportWords): string[] {
  const facts = [
    ...(claimant ? [[words.claimant, claimant.name] as const] : []),
    [words.verdict, nameOf(verdict, words.verdicts)] as const,
  ];
  const list = facts.map(([name, value]) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(value)}`);
  return [strong(statement), list.join('\n'), quotation(quote)];
}

function byStart(a: PlacedAnnotation, b: PlacedAnnotation): number {
  return (sureRanges(a)?.[0]?.start ?? 0) - (sureRanges(b)?.[0]?.start ?? 0);
}

function nameOf(id: string, names: Readonly<Record<string, string>>): string {
  return Object.hasOwn(names, id) ? (names[id] ?? id) : id;
}

function heading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${escapeMarkdown(text)}`;
}

function strong(text: string): string {
  const escaped = escapeMarkdown(text);
  return escaped === '' ? '' : `**${escaped}**`;
}

/** Every line of the text in the blockquote, the blank ones too, so that paragraphs stay apart. */
function quotation(text: string): string {
  if (text === '') return '';
  return linesOf(text)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

function paragraphs(text: string): string {
  return linesOf(text)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

function linesOf(text: string): string[] {
  return toModelText(text).trim().split('\n').map(escapeMarkdown);
}
