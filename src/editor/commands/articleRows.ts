import { commands, env, l10n, Uri, ViewColumn } from 'vscode';
import type { ArticleEntry } from '../../app/articleEntry';
import type { Corpus } from '../../app/corpus';
import type { Disposable, FileId } from '../../app/ports';
import { readActiveArticle } from '../activeArticle';
import { confirm, hint } from '../questions';
import { silent, type CommandOutcome, type CommandRunner } from '../runCommand';
import type { ArticlesView } from '../views/articlesView';
import { articleReference, number } from '../words';
import type { Annotating } from './annotate';
import { isOfArticle } from './annotationAtHand';
import { arrangeArticles, filterArticles } from './arrangeArticles';

/** More are opened only after a question. */
const openedAtOnce = 15;

type Tools = Pick<Annotating, 'corpus' | 'files'> & { readonly articlesView: ArticlesView };

/** The commands of the Articles view and of its rows. */
export function registerArticleRows(tools: Tools, runner: CommandRunner): Disposable[] {
  const { corpus, articlesView } = tools;
  return [
    runner.register('newsmark.filterArticles', () => filterArticles(articlesView)),
    runner.register('newsmark.clearArticleFilter', async () => {
      await articlesView.setFilter('');
      return silent;
    }),
    runner.register('newsmark.arrangeArticles', () => arrangeArticles(articlesView)),
    runner.register('_newsmark.showMoreArticles', async (level) => {
      if (typeof level === 'string') await articlesView.showMore(level);
      return silent;
    }),
    runner.register('newsmark.openArticles', (row, rows) => openArticles(articlesOf(row, rows), ViewColumn.Active)),
    runner.register('newsmark.openArticlesToSide', (row, rows) =>
      openArticles(articlesOf(row, rows), ViewColumn.Beside),
    ),
    runner.register('newsmark.revealArticleInExplorer', async (row) => {
      const [id] = articlesOf(row, undefined);
      if (id !== undefined) await commands.executeCommand('revealInExplorer', Uri.parse(id, true));
      return silent;
    }),
    runner.register('newsmark.copyArticleReference', (row, rows) => copyReferences(tools, articlesOf(row, rows))),
    runner.register('newsmark.copyArticlePath', (row, rows) => copyPaths(articlesOf(row, rows))),
    runner.register('newsmark.retryArticles', (row, rows) => retry(corpus, articlesOf(row, rows))),
    runner.register('newsmark.showInArticles', () => showInArticles(tools)),
  ];
}

/**
 * The articles a command is meant for: the selected rows when it came from one of them, else the row it came from. None for a
 * command that came from elsewhere.
 */
export function articlesOf(row: unknown, rows: unknown): readonly FileId[] {
  const chosen: readonly unknown[] = Array.isArray(rows) && rows.length > 0 ? rows : [row];
  return [...new Set(chosen.filter(isOfArticle).map(({ article }) => article))];
}

async function openArticles(ids: readonly FileId[], column: ViewColumn): Promise<CommandOutcome> {
  if (ids.length > openedAtOnce) {
    const detail = l10n.t('Each is opened in a tab of its own.');
    if (!(await confirm(l10n.t('Open {0} articles?', number(ids.length)), detail, l10n.t('Open')))) return silent;
  }
  for (const [index, id] of ids.entries()) {
    const viewColumn = index === 0 ? column : ViewColumn.Active;
    await commands.executeCommand('vscode.open', Uri.parse(id, true), { viewColumn, preview: ids.length === 1 });
  }
  return silent;
}

/** The row's articles, or the one in the active editor. */
async function entriesFor({ corpus, files }: Tools, ids: readonly FileId[]): Promise<readonly ArticleEntry[]> {
  const active = ids.length > 0 ? undefined : (await readActiveArticle(corpus, files))?.id;
  const wanted = active === undefined ? ids : [active];
  return wanted.map((id) => corpus.article(id)).filter((entry) => entry !== undefined);
}

/** *Copy Reference*: `Title, Source, date`, an article a line. */
async function copyReferences(tools: Tools, ids: readonly FileId[]): Promise<CommandOutcome> {
  const entries = await entriesFor(tools, ids);
  if (entries.length === 0) return openFirst();
  await env.clipboard.writeText(entries.map(articleReference).join('\n'));
  hint(
    entries.length === 1
      ? l10n.t('The reference was copied.')
      : l10n.t('{0} references were copied.', number(entries.length)),
  );
  return silent;
}

async function copyPaths(ids: readonly FileId[]): Promise<CommandOutcome> {
  const paths = ids
    .map((id) => Uri.parse(id, true))
    .map((uri) => (uri.scheme === 'file' ? uri.fsPath : uri.toString(true)));
  await env.clipboard.writeText(paths.join('\n'));
  return silent;
}

/** *Retry*: reads files that could not be read again; all of them when none is named. */
async function retry(corpus: Corpus, ids: readonly FileId[]): Promise<CommandOutcome> {
  const unreadable = unreadableOf(corpus);
  const tried = ids.length === 0 ? unreadable : unreadable.filter(({ id }) => ids.includes(id));
  if (tried.length === 0) {
    hint(l10n.t('All articles can be read.'));
    return silent;
  }
  await corpus.refresh(tried.map(({ id, path }) => ({ id, path })));
  const still = unreadableOf(corpus).filter(({ id }) => tried.some((one) => one.id === id)).length;
  if (still === 1) hint(l10n.t('1 file can still not be read.'));
  else if (still > 1) hint(l10n.t('{0} files can still not be read.', number(still)));
  return silent;
}

function unreadableOf(corpus: Corpus): readonly ArticleEntry[] {
  return corpus.articles().filter(({ failure }) => failure !== undefined && failure !== 'missing');
}

/** *Show in Articles View*: the row of the active article. */
async function showInArticles({ corpus, files, articlesView }: Tools): Promise<CommandOutcome> {
  const article = await readActiveArticle(corpus, files);
  if (!article) return openFirst();
  if (await articlesView.reveal(article.id)) return silent;
  const text = l10n.t('The filter of the Articles view hides this article.');
  const run = async (): Promise<CommandOutcome> => {
    await articlesView.setFilter('');
    await articlesView.reveal(article.id);
    return silent;
  };
  return { kind: 'told', notice: { text, actions: [{ title: l10n.t('Clear Filter'), run }] } };
}

function openFirst(): CommandOutcome {
  return { kind: 'told', notice: { text: l10n.t('Open an article first.') } };
}
