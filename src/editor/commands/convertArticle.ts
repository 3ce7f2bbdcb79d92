import { l10n, ProgressLocation, Uri, window, workspace } from 'vscode';
import { convertPage, type ImportedArticle } from '../../app/importing';
import type { FileResult } from '../../app/ports';
import { importFailureWords } from '../importWords';
import { hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { failureWords } from '../words';
import { articlesOf } from './articleRows';
import { openImported, type Importing } from './importArticle';

const pageName = /\.html?$/i;
/** Pages of up to so many bytes are converted in a moment. */
const quickSize = 1 << 20;

/**
 * *Convert to Readable Article*: writes the text of saved pages as Markdown beside them. Of the pages chosen in the Explorer or
 * the Articles view, or of the one in the active editor, as it is there.
 */
export async function convertToReadable(
  tools: Importing,
  argument: unknown,
  selected: unknown,
): Promise<CommandOutcome> {
  const pages = pagesOf(argument, selected);
  if (pages.length === 0) {
    hint(l10n.t('Open a saved web page first, or choose one in the Explorer.'));
    return silent;
  }
  const { written, problems } = await withProgress(pages, (cancelled, report) =>
    convertPages(tools, pages, cancelled, report),
  );
  const [first] = written;
  if (first) await openImported(first);
  if (!first && problems.length === 0) return silent;
  const sentences = [first ? writtenWords(first, written.length) : '', ...problems].filter(Boolean);
  return { kind: problems.length > 0 ? 'refused' : 'told', notice: { text: sentences.join(' ') } };
}

/** What came of converting pages. */
interface Converted {
  readonly written: readonly ImportedArticle[];
  readonly problems: readonly string[];
}

type ReportPage = (name: string) => void;

/** Shows how far the work is and a way to end it, where it may take longer than a moment. */
async function withProgress(
  pages: readonly Uri[],
  convert: (cancelled: AbortSignal, report: ReportPage) => Promise<Converted>,
): Promise<Converted> {
  const controller = new AbortController();
  if (pages.length === 1 && !(await isLarge(pages[0]))) return convert(controller.signal, () => undefined);
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t('Converting to readable articles'),
    cancellable: true,
  };
  return window.withProgress(options, async (progress, token) => {
    const cancelling = token.onCancellationRequested(() => controller.abort());
    try {
      const increment = 100 / pages.length;
      return await convert(controller.signal, (name) => progress.report({ message: name, increment }));
    } finally {
      cancelling.dispose();
    }
  });
}

async function isLarge(page: Uri | undefined): Promise<boolean> {
  if (!page) return false;
  const { size } = await Promise.resolve(workspace.fs.stat(page)).catch(() => ({ size: 0 }));
  return size > quickSize;
}

/** One page after the other; after *Cancel* no more is written, and what was written stays. */
async function convertPages(
  tools: Importing,
  pages: readonly Uri[],
  cancelled: AbortSignal,
  report: ReportPage,
): Promise<Converted> {
  const written: ImportedArticle[] = [];
  const problems: string[] = [];
  for (const page of pages) {
    if (cancelled.aborted) break;
    const name = page.path.slice(page.path.lastIndexOf('/') + 1);
    report(name);
    const text = await textOf(tools, page);
    const beside = (file: string): string => tools.files.sibling(page.toString(), file);
    if (text.kind === 'failed') {
      problems.push(l10n.t('Could not read {0}: {1}.', name, failureWords(text.failure)));
      continue;
    }
    const result = await convertPage(tools.importing, { name, text: text.value, cancelled }, beside);
    if (result.kind === 'ok') written.push(result.value);
    else if (result.failure.kind !== 'cancelled')
      problems.push(l10n.t('{0}: {1}', name, importFailureWords(result.failure)));
  }
  return { written, problems };
}

/** Rows of the Articles view, files of the Explorer, or the active editor. */
function pagesOf(argument: unknown, selected: unknown): readonly Uri[] {
  const rows = articlesOf(argument, selected).map((id) => Uri.parse(id, true));
  const chosen: readonly unknown[] = Array.isArray(selected) && selected.length > 0 ? selected : [argument];
  const files = chosen.filter((item) => item instanceof Uri);
  const active = window.activeTextEditor?.document.uri;
  const all = rows.length + files.length > 0 || !active ? [...rows, ...files] : [active];
  return all.filter(({ path }) => pageName.test(path));
}

/** The text of an open editor counts, saved or not. */
async function textOf({ corpus }: Importing, page: Uri): Promise<FileResult<string>> {
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === page.toString());
  return open ? { kind: 'ok', value: open.getText() } : corpus.text(page.toString());
}

function writtenWords({ file, isShort }: ImportedArticle, count: number): string {
  const path = workspace.asRelativePath(Uri.parse(file, true));
  const words =
    count === 1 ? l10n.t('The readable article is {0}.', path) : l10n.t('Wrote {0} readable articles.', count);
  const few = l10n.t('Only a few words were found: the page may show the rest to subscribers only.');
  return count === 1 && isShort ? `${words} ${few}` : words;
}
