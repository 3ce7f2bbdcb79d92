import { config as configureWords } from '@vscode/l10n';
import { l10n, languages, Uri, window, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import type { LogOutputChannel, TreeView } from 'vscode';
import { Annotations } from '../app/annotations';
import type { Analyser } from '../app/analysis';
import { Corpus } from '../app/corpus';
import { RestartingAnalyser } from '../app/restartingAnalyser';
import type { Disposable, FileId } from '../app/ports';
import { activeArticle } from './activeArticle';
import { annotateClaim, highlightSelection, type Annotating } from './commands/annotate';
import {
  editAnnotation,
  removeAllAnnotations,
  removeAnnotation,
  undoAnnotationChange,
} from './commands/changeAnnotation';
import { exportCommand } from './commands/exportAnnotations';
import { openSidecar, reveal } from './commands/openThings';
import { searchArticles } from './commands/searchArticles';
import { watchContextKeys } from './contextKeys';
import { AnnotationBadges } from './decorate/annotationBadges';
import { AnnotationDecorations } from './decorate/annotationDecorations';
import { ArticleFiles } from './host/articleFiles';
import { randomIds, systemClock } from './host/clockAndIds';
import { VscodeFileStore, type ReplaceAtomically } from './host/vscodeFileStore';
import { articleLanguage, type ViewId } from './ids';
import { AnnotationHover } from './language/annotationHover';
import { LiveDocuments } from './liveDocuments';
import { MentionNavigator } from './mentionNavigator';
import { CommandRunner, silent } from './runCommand';
import { watchSidecars } from './sidecarWatch';
import { annotationRows, isAnnotated } from './views/annotationsView';
import { articleRows } from './views/articlesView';
import { entityRows } from './views/entitiesView';
import { RowTree, type Row } from './views/rowTree';

/** Makes the analyser of this host; called when the first article is wanted. */
export type StartAnalyser = (context: ExtensionContext, log: LogOutputChannel) => Analyser;

/**
 * Registers everything and returns; nothing is read until a view, an article or a command asks for the corpus.
 * The same in both hosts but for the analyser and the rename of the host's own disk.
 */
export function registerNewsmark(
  context: ExtensionContext,
  startAnalyser: StartAnalyser,
  replaceAtomically?: ReplaceAtomically,
): void {
  if (l10n.bundle) configureWords({ contents: l10n.bundle });
  const log = window.createOutputChannel('Newsmark', { log: true });
  const runner = new CommandRunner(log);
  const files = new ArticleFiles();
  const store = new VscodeFileStore(randomIds, replaceAtomically);
  const analyser = new RestartingAnalyser(() => startAnalyser(context, log));
  const corpus = new Corpus({ files: store, finder: files, analyser, log });
  const annotations = new Annotations(corpus, { files: store, clock: systemClock, ids: randomIds, author });
  const navigator = new MentionNavigator(corpus, files);
  const views = registerViews(corpus);
  const onError = (error: unknown): void => runner.fail('background', error);

  context.subscriptions.push(
    log,
    corpus,
    navigator,
    ...views.disposables,
    ...startWhenNeeded(corpus, files, views.all, onError),
    ...watchContextKeys(corpus, annotations, files),
    new LiveDocuments(corpus, files, onError),
    new AnnotationDecorations(corpus),
    new AnnotationBadges(corpus),
    watchSidecars(corpus, runner),
    languages.registerHoverProvider({ pattern: '**/*' }, new AnnotationHover(corpus)),
    ...registerCommands({ corpus, annotations, files }, { runner, log, navigator, analyser }),
  );
}

interface CommandTools {
  readonly runner: CommandRunner;
  readonly log: LogOutputChannel;
  readonly navigator: MentionNavigator;
  readonly analyser: Analyser;
}

function registerCommands(tools: Annotating, { runner, log, navigator, analyser }: CommandTools): Disposable[] {
  const { corpus, files } = tools;
  const active = (): FileId | undefined => activeArticle(corpus, files)?.id;
  return [
    runner.register('newsmark.highlightSelection', () => highlightSelection(tools)),
    runner.register('newsmark.annotateClaim', () => annotateClaim(tools)),
    runner.register('newsmark.editAnnotation', (argument) => editAnnotation(tools, argument)),
    runner.register('newsmark.removeAnnotation', (argument) => removeAnnotation(tools, argument)),
    runner.register('newsmark.removeAllAnnotations', (argument) => removeAllAnnotations(tools, argument)),
    runner.register('newsmark.undoAnnotationChange', () => undoAnnotationChange(tools)),
    runner.register('newsmark.nextMention', () => navigator.step('next')),
    runner.register('newsmark.previousMention', () => navigator.step('previous')),
    runner.register('newsmark.searchArticles', () => searchArticles(corpus, analyser)),
    runner.register('newsmark.exportAnnotations', () => exportCommand(corpus, active())),
    runner.register('newsmark.openSidecar', (argument) => openSidecar(tools, argument)),
    runner.register('newsmark.refreshArticles', async () => {
      await withProgress('newsmark.articles', corpus.isStarted ? corpus.rescan() : corpus.start());
      return silent;
    }),
    runner.register('newsmark.showLog', () => {
      log.show();
      return Promise.resolve(silent);
    }),
    runner.register('_newsmark.reveal', (argument) => reveal(corpus, argument)),
  ];
}

function registerViews(corpus: Corpus): {
  readonly all: readonly TreeView<Row>[];
  readonly disposables: readonly Disposable[];
} {
  const create = (id: ViewId, tree: RowTree): TreeView<Row> =>
    window.createTreeView(id, { treeDataProvider: tree, showCollapseAll: id === 'newsmark.entities' });
  const articleTree = new RowTree(() => articleRows(corpus.articles()));
  const entityTree = new RowTree(() => entityRows(corpus));
  const annotationTree = new RowTree(() => annotationRows(corpus.articles()));
  const all = [
    create('newsmark.articles', articleTree),
    create('newsmark.entities', entityTree),
    create('newsmark.annotations', annotationTree),
  ];
  const refreshing = corpus.onDidChange(({ entities }) => {
    articleTree.refresh();
    annotationTree.refresh();
    if (entities) entityTree.refresh();
  });
  return { all, disposables: [...all, refreshing] };
}

/**
 * The corpus is wanted when one of its views is seen, when a plain text article is, and where something is annotated. Other
 * people's Markdown and HTML, as in any software project, asks for nothing.
 */
function startWhenNeeded(
  corpus: Corpus,
  files: ArticleFiles,
  views: readonly TreeView<Row>[],
  onError: (error: unknown) => void,
): Disposable[] {
  const start = (): void => {
    if (!corpus.isStarted) withProgress('newsmark.articles', corpus.start()).catch(onError);
  };
  const isPlainArticle = (document: TextDocument): boolean =>
    (document.languageId === 'plaintext' || document.languageId === articleLanguage) && files.isArticle(document);
  const startForEditors = (): void => {
    if (window.visibleTextEditors.some(({ document }) => isPlainArticle(document))) start();
  };
  startForEditors();
  workspace
    .findFiles('**/*.newsmark.json', '**/{node_modules,.*}/**', 1)
    .then((found) => (found.length > 0 ? start() : undefined), onError);
  return [
    window.onDidChangeVisibleTextEditors(startForEditors),
    corpus.onDidChange(() => {
      if (!corpus.isStarted && corpus.articles().some(isAnnotated)) start();
    }),
    ...views.map((view) => view.onDidChangeVisibility(({ visible }) => (visible ? start() : undefined))),
  ];
}

function withProgress(viewId: ViewId, work: Promise<void>): Promise<void> {
  return Promise.resolve(window.withProgress({ location: { viewId } }, () => work));
}

/** The name to sign new annotations with; a setting left empty signs nothing. */
function author(article: FileId): string | undefined {
  const name = workspace.getConfiguration('newsmark', Uri.parse(article, true)).get<string>('author', '').trim();
  return name === '' ? undefined : name;
}
