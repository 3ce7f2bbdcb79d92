import { env, l10n, Uri } from 'vscode';
import { quoteOf } from '../../core/export/sureRanges';
import { toModelText } from '../../core/text/modelText';
import type { Corpus } from '../../app/corpus';
import { hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { articleReference, number } from '../words';
import { annotationLink } from '../annotationLinks';
import type { Annotating } from './annotate';
import { annotationAtHand, annotationsOfRows, findAnnotation, noAnnotationHere } from './annotationAtHand';
import type { AnnotationAtHand } from './annotationAtHand';

type Tools = Pick<Annotating, 'corpus' | 'files'>;

/** *Copy Quotation*: `“words”, Title, Source, date`, an annotation a line, to be put into a text. */
export async function copyQuotations(tools: Tools, row: unknown, rows: unknown): Promise<CommandOutcome> {
  const chosen = await chosenOf(tools, row, rows);
  if (chosen.length === 0) return noAnnotationHere();
  const lines = await Promise.all(chosen.map((one) => quotationOf(tools.corpus, one)));
  await env.clipboard.writeText(lines.join('\n'));
  hint(
    lines.length === 1
      ? l10n.t('The quotation was copied with its source.')
      : l10n.t('{0} quotations were copied with their sources.', number(lines.length)),
  );
  return silent;
}

/** *Copy Link to Annotation*: opens the annotation again in this editor, on every machine that has the folder open. */
export async function copyLinks(tools: Tools, row: unknown, rows: unknown): Promise<CommandOutcome> {
  const chosen = await chosenOf(tools, row, rows);
  if (chosen.length === 0) return noAnnotationHere();
  const links = chosen.map(({ entry, annotation }) => annotationLink(Uri.parse(entry.id, true), annotation.id));
  await env.clipboard.writeText(links.join('\n'));
  hint(links.length === 1 ? l10n.t('The link was copied.') : l10n.t('{0} links were copied.', number(links.length)));
  return silent;
}

async function chosenOf(tools: Tools, row: unknown, rows: unknown): Promise<readonly AnnotationAtHand[]> {
  const ofRows = annotationsOfRows(row, rows).flatMap((reference) => findAnnotation(tools.corpus, reference) ?? []);
  const atCursor = ofRows.length > 0 ? undefined : await annotationAtHand(tools, undefined);
  return atCursor ? [atCursor] : ofRows;
}

/** The words as they are in the article now where that is sure, else as they were annotated. A note on the article quotes nothing. */
async function quotationOf(corpus: Corpus, { entry, annotation }: AnnotationAtHand): Promise<string> {
  const read = await corpus.text(entry.id);
  const placed = entry.annotations.find((one) => one.annotation.id === annotation.id);
  const words =
    placed && read.kind === 'ok'
      ? quoteOf(placed, toModelText(read.value))
      : [annotation.target, ...(annotation.moreTargets ?? [])].map(({ exact }) => exact).join(' […] ');
  const reference = articleReference(entry);
  const quoted = words.replace(/\s+/g, ' ').trim();
  return quoted === '' ? reference : `“${quoted}”, ${reference}`;
}
