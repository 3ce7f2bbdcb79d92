import { l10n, Uri, window, workspace } from 'vscode';
import { convertPage, type ImportedArticle } from '../../app/importing';
import type { FileResult } from '../../app/ports';
import { importFailureWords } from '../importWords';
import { hint } from '../questions';
import { silent, type CommandOutcome } from '../runCommand';
import { failureWords } from '../words';
import { articlesOf } from './articleRows';
import { openImported, type Importing } from './importArticle';

const pageName = /\.html?$/i;

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
  const written: ImportedArticle[] = [];
  const problems: string[] = [];
  for (const page of pages) {
    const name = page.path.slice(page.path.lastIndexOf('/') + 1);
    const text = await textOf(tools, page);
    const beside = (file: string): string => tools.files.sibling(page.toString(), file);
    if (text.kind === 'failed') {
      problems.push(l10n.t('Could not read {0}: {1}.', name, failureWords(text.failure)));
      continue;
    }
    const result = await convertPage(tools.importing, { name, text: text.value }, beside);
    if (result.kind === 'ok') written.push(result.value);
    else if (result.failure.kind !== 'cancelled')
      problems.push(l10n.t('{0}: {1}', name, importFailureWords(result.failure)));
  }
  const [first] = written;
  if (first) await openImported(first);
  const sentences = [first ? writtenWords(first, written.length) : '', ...problems].filter(Boolean);
  return { kind: problems.length > 0 ? 'refused' : 'told', notice: { text: sentences.join(' ') } };
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
