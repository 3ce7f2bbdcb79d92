import { l10n, Uri, window } from 'vscode';
import { correctionsFile, isOwnFile } from '../../app/correctionFiles';
import { readMarkers } from '../../core/annotation/conflictMarkers';
import type { Corpus } from '../../app/corpus';
import { labelsFile } from '../../app/labelFiles';
import type { FileId } from '../../app/ports';
import { readActiveArticle } from '../activeArticle';
import type { Annotating } from '../commands/annotate';
import { isOfArticle } from '../commands/annotationAtHand';
import { asText } from '../questions';
import { articleTitle } from '../words';
import { mergedFileOf } from './mergeDocuments';

/** A file in which git left a conflict, with what it belongs to. */
interface ConflictedFile {
  readonly file: FileId;
  readonly title: string;
}

/**
 * The file with a conflict that a command is meant for: that of the row, message or document that it came from, else that of the
 * active editor, be it the article, the file itself or what its merge comes to, else the one that there is; several are asked for.
 */
export async function conflictAtHand(
  { corpus, files }: Pick<Annotating, 'corpus' | 'files'>,
  argument: unknown,
): Promise<FileId | undefined> {
  if (isOfArticle(argument)) return corpus.sidecarOf(argument.article);
  if (isOfFile(argument)) return argument.file;
  const document = window.activeTextEditor?.document;
  const here = argument instanceof Uri ? argument : document?.uri;
  const own = here && (mergedFileOf(here) ?? (isOwnFile(here.path) ? here.toString() : undefined));
  const isMeant = argument instanceof Uri || (here && mergedFileOf(here)) !== undefined;
  if (own !== undefined && (isMeant || readMarkers(document?.getText() ?? '') !== undefined)) return own;
  const article = own === undefined ? await readActiveArticle(corpus, files) : undefined;
  const isInConflict = article && corpus.article(article.id)?.sidecar.kind === 'conflicted';
  if (isInConflict) return corpus.sidecarOf(article.id);
  const all = conflicts(corpus);
  if (all.length <= 1) return all[0]?.file;
  const items = all.map(({ file, title }) => asText({ label: title, file }));
  return (await window.showQuickPick(items, { title: l10n.t('Files in a Git Conflict') }))?.file;
}

/** All files with a conflict that are known. */
function conflicts(corpus: Corpus): readonly ConflictedFile[] {
  const sidecars = corpus.annotatedArticles().flatMap((entry) => {
    const { kind } = entry.sidecar;
    return kind === 'conflicted' ? [{ file: corpus.sidecarOf(entry.id), title: articleTitle(entry) }] : [];
  });
  const corrections = corpus.corrections.folders().flatMap((folder) => {
    const state = corpus.corrections.stateOf(folder);
    const isConflict = state.kind === 'broken' && state.reason === 'conflict';
    return isConflict ? [{ file: correctionsFile(folder), title: l10n.t('Corrections of entities') }] : [];
  });
  const labels = corpus.labels.folders().flatMap((folder) => {
    const state = corpus.labels.stateOf(folder);
    const isConflict = state.kind === 'broken' && state.reason === 'conflict';
    return isConflict ? [{ file: labelsFile(folder), title: l10n.t('Labels') }] : [];
  });
  return [...sidecars, ...corrections, ...labels];
}

function isOfFile(argument: unknown): argument is { readonly file: FileId } {
  return typeof argument === 'object' && argument !== null && 'file' in argument && typeof argument.file === 'string';
}
