import { l10n, Uri, window, workspace } from 'vscode';
import {
  exportAnnotations,
  exportEndings,
  exportFormats,
  type ExportFormat,
  type ExportOutcome,
} from '../../app/exporting';
import type { LossKind } from '../../core/export/exporting';
import type { Corpus } from '../../app/corpus';
import type { FileId } from '../../app/ports';
import { reportWords } from '../../app/words';
import { failureOf } from '../host/vscodeFileStore';
import { askChoice, askSteps, mapAnswer, type Step } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { annotationCount, articleTitle, failureWords } from '../words';

interface ExportDraft {
  /** Some articles, or undefined for all of them. */
  readonly articles: readonly FileId[] | undefined;
  readonly format: ExportFormat;
}

/**
 * *Export Annotations…*: what, in which format, and where to.
 *
 * @param selected articles of the rows the command came from: then these are exported, without asking which.
 * @param annotations those of the rows, where the rows were annotations: then only they are.
 */
export async function exportCommand(
  corpus: Corpus,
  active: FileId | undefined,
  selected: readonly FileId[],
  annotations?: ReadonlyMap<FileId, ReadonlySet<string>>,
): Promise<CommandOutcome> {
  await corpus.start();
  const hasAnnotations = corpus.articles().some(({ sidecar }) => sidecar.kind !== 'none');
  if (!hasAnnotations) return { kind: 'told', notice: { text: l10n.t('There are no annotations to export yet.') } };
  const start = selected.length > 0 ? selected : active === undefined ? undefined : [active];
  const steps = selected.length > 0 ? [askFormat] : [askScope(corpus, active), askFormat];
  const draft = await askSteps<ExportDraft>(l10n.t('Export Annotations'), { articles: start, format: 'w3c' }, steps);
  if (!draft) return silent;
  const only = annotations ?? (draft.articles && new Set(draft.articles));
  const outcome = await exportAnnotations(corpus, draft.format, reportWords(), only);
  if (outcome.annotations === 0 && outcome.unreadable.length === 0) {
    return { kind: 'told', notice: { text: nothingToExport(draft) } };
  }
  const target = await askTarget(draft, active);
  if (!target) return silent;
  try {
    await workspace.fs.writeFile(target, new TextEncoder().encode(outcome.content));
  } catch (error) {
    const path = workspace.asRelativePath(target);
    const text = l10n.t(
      'Could not write {0}: {1}. Your annotations are safe; export again to another place.',
      path,
      failureWords(failureOf(error)),
    );
    return { kind: 'refused', notice: { text } };
  }
  return {
    kind: 'told',
    notice: {
      text: summary(outcome, target),
      actions: [{ title: l10n.t('Open'), run: () => open(target) }],
    },
  };
}

function nothingToExport({ articles }: ExportDraft): string {
  if (!articles) return l10n.t('There are no annotations to export yet.');
  return articles.length === 1
    ? l10n.t('This article has no annotations to export.')
    : l10n.t('The selected articles have no annotations to export.');
}

async function open(target: Uri): Promise<CommandOutcome> {
  await window.showTextDocument(target);
  return silent;
}

function askScope(corpus: Corpus, active: FileId | undefined): Step<ExportDraft> {
  return async (draft, place) => {
    const entry = active === undefined ? undefined : corpus.article(active);
    const count = (articles: readonly { readonly annotations: readonly unknown[] }[]): string =>
      annotationCount(articles.reduce((sum, { annotations }) => sum + annotations.length, 0));
    const all = {
      label: l10n.t('All articles of the workspace'),
      description: count(corpus.articles()),
      value: undefined,
    };
    const one = entry && {
      label: l10n.t('This article'),
      description: count([entry]),
      detail: articleTitle(entry),
      value: entry.id,
    };
    const answer = await askChoice<FileId | undefined>(place, {
      placeholder: l10n.t('Which annotations?'),
      choices: one ? [one, all] : [all],
      current: draft.articles?.[0],
      isCurrent: (value) => value === draft.articles?.[0],
    });
    return mapAnswer(answer, (article) => ({ ...draft, articles: article === undefined ? undefined : [article] }));
  };
}

const askFormat: Step<ExportDraft> = async (draft, place) => {
  const answer = await askChoice<ExportFormat>(place, {
    placeholder: l10n.t('Which format?'),
    choices: exportFormats.map((value) => ({ ...formatWords(value), value })),
    current: draft.format,
    isCurrent: (value) => value === draft.format,
  });
  return mapAnswer(answer, (format) => ({ ...draft, format }));
};

function formatWords(format: ExportFormat): { readonly label: string; readonly detail: string } {
  switch (format) {
    case 'w3c':
      return {
        label: l10n.t('W3C Web Annotation (JSON-LD)'),
        detail: l10n.t('Everything, for other annotation tools and archives'),
      };
    case 'csv':
      return { label: l10n.t('CSV table'), detail: l10n.t('One row an annotation, for spreadsheets') };
    case 'markdown':
      return { label: l10n.t('Markdown report'), detail: l10n.t('To read, print and send on') };
  }
}

async function askTarget({ articles, format }: ExportDraft, active: FileId | undefined): Promise<Uri | undefined> {
  const [first, ...others] = articles ?? [];
  const near = first ?? active;
  const uri = near === undefined ? undefined : Uri.parse(near, true);
  const folder = (uri && workspace.getWorkspaceFolder(uri)) ?? workspace.workspaceFolders?.[0];
  const base = first === undefined || others.length > 0 ? 'annotations' : nameOf(first);
  const name = `${base}.newsmark.${exportEndings[format]}`;
  return window.showSaveDialog({
    title: l10n.t('Export Annotations'),
    saveLabel: l10n.t('Export'),
    ...(folder ? { defaultUri: Uri.joinPath(folder.uri, name) } : {}),
    filters: { [formatWords(format).label]: [exportEndings[format]] },
  });
}

function nameOf(article: FileId): string {
  const { path } = Uri.parse(article, true);
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}

/** One sentence for each kind of loss. */
const lossWords: Readonly<Record<LossKind, (count: number) => string>> = {
  place: (count) => l10n.t('Without a certain place, exported with the words they were made on: {0}.', count),
  details: (count) => l10n.t('With details that this format has no room for: {0}.', count),
  item: (count) => l10n.t('Left out, because the sidecar holds something Newsmark does not understand: {0}.', count),
};

/** Says what is in the file and, in whole sentences, what is not or not as it should be. */
function summary({ annotations, losses, unreadable }: ExportOutcome, target: Uri): string {
  const count = annotationCount(annotations);
  const sentences = [l10n.t('Exported {0} to {1}.', count, workspace.asRelativePath(target))];
  for (const [what, words] of Object.entries(lossWords)) {
    const lost = losses.filter((loss) => loss.what === what).length;
    if (lost > 0) sentences.push(words(lost));
  }
  if (unreadable.length > 0) {
    const names = unreadable.map(articleTitle).join(', ');
    sentences.push(l10n.t('Not exported, because the sidecar cannot be read: {0}.', names));
  }
  return sentences.join(' ');
}
