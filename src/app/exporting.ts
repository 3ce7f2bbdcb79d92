import type { Annotation } from '../core/annotation/annotation';
import type { ExportArticle, ExportResult, PlacedAnnotation } from '../core/export/exporting';
import { exportCsv } from '../core/export/exportCsv';
import { exportMarkdown, type ReportWords } from '../core/export/exportMarkdown';
import { exportW3c } from '../core/export/exportW3c';
import type { Sidecar } from '../core/annotation/sidecar';
import { withDetails } from '../core/article/details';
import { toModelText } from '../core/text/modelText';
import type { ArticleEntry } from './articleEntry';
import type { Corpus } from './corpus';
import { articleHash } from '../core/text/sha256';
import { basesNeeded, placeInSlices } from './placing';
import type { FileId } from './ports';

/** The formats that can be exported, as the command line and the editor name them. */
export const exportFormats = ['w3c', 'csv', 'markdown'] as const;

/** One of {@link exportFormats}. */
export type ExportFormat = (typeof exportFormats)[number];

/** The file name ending of each format. */
export const exportEndings: Readonly<Record<ExportFormat, string>> = { w3c: 'jsonld', csv: 'csv', markdown: 'md' };

/** What came out of an export, and what could not take part in it. */
export interface ExportOutcome extends ExportResult {
  /** How many annotations are in the file; in `w3c` with the items of sidecars that were not understood, which it holds too. */
  readonly annotations: number;
  /** Articles whose sidecar cannot be read: their annotations are not in the file. */
  readonly unreadable: readonly ArticleEntry[];
}

/**
 * Exports the annotations of the corpus, of the articles named, or those named of each article. Articles without annotations are left out.
 * The texts are read anew, so that the offsets are those of the words as they stand now; annotations of an article that
 * cannot be read have no place.
 */
export async function exportAnnotations(
  corpus: Corpus,
  format: ExportFormat,
  words: ReportWords,
  only?: ReadonlySet<FileId> | ReadonlyMap<FileId, ReadonlySet<string>>,
): Promise<ExportOutcome> {
  const entries = corpus.articles().filter(({ id }) => only?.has(id) ?? true);
  const articles: ExportArticle[] = [];
  for (const entry of entries) {
    if (entry.sidecar.kind !== 'ok') continue;
    const ids = only instanceof Map ? (only as ReadonlyMap<FileId, ReadonlySet<string>>).get(entry.id) : undefined;
    articles.push(await exportArticle(corpus, entry, selected(entry.sidecar.sidecar, ids)));
  }
  const annotated = articles.filter(({ annotations, others }) => annotations.length + others.length > 0);
  const result = write(annotated, format, words);
  const items = annotated.reduce((sum, { annotations, others }) => sum + annotations.length + others.length, 0);
  return {
    ...result,
    annotations: items - result.losses.filter(({ what }) => what === 'item').length,
    unreadable: entries.filter(({ sidecar }) => sidecar.kind !== 'ok' && sidecar.kind !== 'none'),
  };
}

/** Only some annotations of a sidecar; what is not understood is none of them. */
function selected(sidecar: Sidecar, ids: ReadonlySet<string> | undefined): Sidecar {
  if (!ids) return sidecar;
  return { ...sidecar, annotations: sidecar.annotations.filter(({ id }) => ids.has(id)), others: [] };
}

async function exportArticle(
  corpus: Corpus,
  { id, path, analysis }: ArticleEntry,
  { article: { language, sha256, details }, annotations, others, stored = {} }: Sidecar,
): Promise<ExportArticle> {
  const read = await corpus.text(id);
  const isUnreadable = read.kind !== 'ok';
  const text = toModelText(isUnreadable ? '' : read.value);
  const found = analysis?.metadata ?? { ...(language !== undefined && { language }), words: 0, provenance: {} };
  const metadata = withDetails(found, details);
  const now = { text, hash: articleHash(text), madeOn: sha256 };
  const baseOf = await corpus.baseTexts.readAll(id, isUnreadable ? [] : basesNeeded(annotations, now));
  const placed = isUnreadable ? annotations.map(unplaced) : await placeInSlices(annotations, now, baseOf);
  return { path, text, isUnreadable, metadata, annotations: placed, others, stored };
}

function unplaced(annotation: Annotation): PlacedAnnotation {
  return { annotation, placement: { kind: 'orphan' } };
}

function write(articles: readonly ExportArticle[], format: ExportFormat, words: ReportWords): ExportResult {
  switch (format) {
    case 'w3c':
      return exportW3c(articles);
    case 'csv':
      return exportCsv(articles);
    case 'markdown':
      return exportMarkdown(articles, words);
  }
}
