import { l10n, Uri, window } from 'vscode';
import { correctionsFile, isOwnFile } from '../../app/correctionFiles';
import type { Corpus } from '../../app/corpus';
import { labelsFile } from '../../app/labelFiles';
import type { FileId } from '../../app/ports';
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
export async function conflictAtHand(corpus: Corpus, argument: unknown): Promise<FileId | undefined> {
  if (isOfArticle(argument)) return corpus.sidecarOf(argument.article);
  if (isOfFile(argument)) return argument.file;
  const all = conflicts(corpus);
  const uri = argument instanceof Uri ? argument : window.activeTextEditor?.document.uri;
  const here = uri && fileOf(corpus, uri);
  if (here !== undefined && (argument instanceof Uri || all.some(({ file }) => file === here))) return here;
  if (all.length <= 1) return all[0]?.file;
  const items = all.map(({ file, title }) => asText({ label: title, file }));
  return (await window.showQuickPick(items, { title: l10n.t('Files in a Git Conflict') }))?.file;
}

function fileOf(corpus: Corpus, uri: Uri): FileId | undefined {
  const file = uri.toString();
  const merged = mergedFileOf(uri);
  if (merged !== undefined) return merged;
  return isOwnFile(uri.path) ? file : corpus.article(file) && corpus.sidecarOf(file);
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
