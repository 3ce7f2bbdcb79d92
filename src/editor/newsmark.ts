import { config as configureWords } from '@vscode/l10n';
import { l10n, languages, Uri, window, workspace, type ExtensionContext, type TextDocument } from 'vscode';
import type { LogOutputChannel, TreeView } from 'vscode';
import { Annotations } from '../app/annotations';
import { isAnnotated } from '../app/annotationList/listedAnnotation';
import { Corpus } from '../app/corpus';
import { Entities } from '../app/entities';
import type { Disposable, FileId } from '../app/ports';
import { activeArticle } from './activeArticle';
import { registerAnnotating } from './annotateMode/registerAnnotating';
import { ArticleEncoding } from './articleEncoding';
import { AuthorName } from './authorName';
import type { Annotating } from './commands/annotate';
import {
  editAnnotation,
  redoAnnotationChange,
  removeAllAnnotations,
  removeAnnotation,
  undoAnnotationChange,
} from './commands/changeAnnotation';
import { annotationsByArticle, annotationsOfRows } from './commands/annotationAtHand';
import { registerAnnotationRows } from './commands/annotationRows';
import { labelAnnotations, removeAnnotations } from './commands/changeSelected';
import { articlesOf, registerArticleRows } from './commands/articleRows';
import { registerEntityCommands } from './commands/entities/registerEntityCommands';
import { editArticleDetails } from './commands/editDetails';
import { editLabels } from './commands/editLabels';
import { exportCommand } from './commands/exportAnnotations';
import { openSidecar, reveal } from './commands/openThings';
import { registerImports } from './commands/registerImports';
import { registerSearch } from './commands/searchArticles';
import { registerUpkeep } from './commands/registerUpkeep';
import { AnnotationThreads } from './comments/annotationThreads';
import { registerThreads } from './comments/registerThreads';
import { watchContextKeys } from './contextKeys';
import { AnnotationBadges } from './decorate/annotationBadges';
import { AnnotationDecorations } from './decorate/annotationDecorations';
import { ArticleFiles } from './host/articleFiles';
import { randomIds, systemClock } from './host/clockAndIds';
import { keepIn } from './host/hostKeep';
import { trustedGit } from './host/gitHistory';
import { createLibrary, type HostKind } from './host/createLibrary';
import { DocumentNames } from './entity/documentNames';
import { registerEntities } from './entity/registerEntities';
import { VscodeFileStore } from './host/vscodeFileStore';
import { articleLanguage, type ViewId } from './ids';
import { AnnotationHover } from './language/annotationHover';
import { watchIndexing } from './indexingProgress';
import { LiveDocuments } from './liveDocuments';
import { MentionNavigator } from './mentionNavigator';
import { watchProjectFiles } from './projectFiles';
import { followChanges } from './review/followChanges';
import { registerReview } from './review/reviewCommands';
import { rowCommands } from './rowCommands';
import { CommandRunner, silent } from './runCommand';
import { followSelections } from './selections';
import { followArticles } from './sidecarFollow';
import { watchSidecars } from './sidecarWatch';
import { saveUnsavedAnnotations, UnsavedWatch } from './unsavedWatch';
import { AnnotationsView } from './views/annotationsView';
import { ArticlesView } from './views/articlesView';
import { EntitiesView } from './views/entitiesView';
import type { Row } from './views/rowTree';
import { SearchView } from './views/searchView';

/**
 * Registers everything and returns; nothing is read until a view, an article or a command asks for the corpus.
 * The same in both hosts but for what {@link HostKind} says.
 */
export function registerNewsmark(context: ExtensionContext, kind: HostKind): void {
  if (l10n.bundle) configureWords({ contents: l10n.bundle });
  const log = window.createOutputChannel('Newsmark', { log: true });
  const runner = new CommandRunner(log, rowCommands(context.extension.packageJSON));
  const files = new ArticleFiles();
  const store = new VscodeFileStore(randomIds, kind.replaceAtomically);
  const library = createLibrary(context, kind, { finder: files, store, log });
  const git = trustedGit(kind);
  const corpus = new Corpus({ files: store, finder: files, library, log, ...git });
  const author = new AuthorName(kind.gitUserName, log);
  const annotations = createAnnotations(context, { corpus, store, author, log });
  const threads = new AnnotationThreads(corpus, files);
  const entities = new Entities(corpus, { files: store });
  const names = new DocumentNames(corpus, files);
  const navigator = new MentionNavigator({ corpus, files, names, log });
  const annotationsView = new AnnotationsView(corpus, context.workspaceState, log);
  const articlesView = new ArticlesView(corpus, context.workspaceState, log);
  const entitiesView = new EntitiesView(corpus, context.workspaceState, log);
  const searchView = new SearchView(corpus);
  const annotating = registerAnnotating({ corpus, annotations, files }, context.workspaceState, runner);
  const onError = (error: unknown): void => runner.fail('background', error);
  const encoding = new ArticleEncoding(files, onError);
  store.recover().catch(onError);

  context.subscriptions.push(
    log,
    corpus,
    names,
    navigator,
    annotationsView,
    articlesView,
    entitiesView,
    threads,
    ...startWhenNeeded(corpus, files, [articlesView.view, entitiesView.view, annotationsView.view], onError),
    ...watchContextKeys(
      { corpus, annotations, entities, files, mode: annotating.mode },
      { annotationsView, articlesView, entitiesView, searchView },
    ),
    ...watchIndexing(corpus, articlesView),
    encoding,
    new LiveDocuments(corpus, files, onError),
    followSelections(),
    ...followChanges({ corpus, annotations, files }, onError),
    ...registerReview({ corpus, annotations, files }, runner),
    ...followArticles({ corpus, annotations, files }, runner),
    new UnsavedWatch({ corpus, annotations, files }, runner),
    ...showAnnotations(corpus),
    watchSidecars(corpus, runner),
    ...watchProjectFiles(corpus, runner),
    ...registerEntities({ corpus, files, names, entities }, runner),
    ...annotating.registered,
    ...registerCommands({ corpus, annotations, files }, { runner, log, navigator }),
    ...registerEntityCommands({ corpus, files, names, entities, annotations, entitiesView }, runner),
    ...registerAnnotationRows({ corpus, annotations, files, annotationsView }, runner),
    ...registerThreads({ corpus, annotations, files, threads, author }, runner),
    ...registerArticleRows({ corpus, files, articlesView }, runner),
    ...registerImports({ corpus, files, memory: context.workspaceState }, runner),
    ...registerUpkeep({ corpus, annotations, files, store, git, kind, context }, runner),
    ...registerSearch({ corpus, annotations, searchView, encoding, memory: context.workspaceState }, runner),
  );
}

/** Annotations where their words are: colours, badges and cards. */
function showAnnotations(corpus: Corpus): Disposable[] {
  return [
    new AnnotationDecorations(corpus),
    new AnnotationBadges(corpus),
    languages.registerHoverProvider({ pattern: '**/*' }, new AnnotationHover(corpus)),
  ];
}

interface AnnotationTools {
  readonly corpus: Corpus;
  readonly store: VscodeFileStore;
  readonly author: AuthorName;
  readonly log: LogOutputChannel;
}

function createAnnotations(
  { storageUri }: ExtensionContext,
  { corpus, store, author, log }: AnnotationTools,
): Annotations {
  return new Annotations(corpus, {
    files: store,
    clock: systemClock,
    ids: randomIds,
    author: (article) => author.of(article),
    journal: keepIn(storageUri, 'annotations.json', randomIds),
    unsaved: keepIn(storageUri, 'unsaved.json', randomIds),
    keepsTexts: (article) =>
      workspace.getConfiguration('newsmark', Uri.parse(article, true)).get('annotations.keepTexts', true),
    log,
  });
}

interface CommandTools {
  readonly runner: CommandRunner;
  readonly log: LogOutputChannel;
  readonly navigator: MentionNavigator;
}

function registerCommands(tools: Annotating, { runner, log, navigator }: CommandTools): Disposable[] {
  const { corpus, files } = tools;
  const active = (): FileId | undefined => activeArticle(corpus, files)?.id;
  return [
    runner.register('newsmark.editAnnotation', (argument) => editAnnotation(tools, argument)),
    runner.register('newsmark.editArticleDetails', (argument) => editArticleDetails(tools, argument)),
    runner.register('newsmark.removeAnnotation', (row, rows) =>
      annotationsOfRows(row, rows).length > 1 ? removeAnnotations(tools, row, rows) : removeAnnotation(tools, row),
    ),
    runner.register('newsmark.labelAnnotations', (row, rows) => labelAnnotations(tools, row, rows)),
    runner.register('newsmark.editLabels', () => editLabels(tools, 'labels')),
    runner.register('newsmark.editVerdicts', () => editLabels(tools, 'verdicts')),
    runner.register('newsmark.removeAllAnnotations', (argument) => removeAllAnnotations(tools, argument)),
    runner.register('newsmark.undoAnnotationChange', () => undoAnnotationChange(tools)),
    runner.register('newsmark.redoAnnotationChange', () => redoAnnotationChange(tools)),
    runner.register('newsmark.saveUnsavedAnnotations', () => saveUnsavedAnnotations(tools)),
    runner.register('newsmark.nextMention', (argument) => navigator.step('next', argument)),
    runner.register('newsmark.previousMention', () => navigator.step('previous')),
    runner.register('newsmark.exportAnnotations', (row, rows) =>
      exportCommand(corpus, active(), articlesOf(row, rows), annotationsByArticle(row, rows)),
    ),
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
      if (!corpus.isStarted && corpus.annotatedArticles().some(isAnnotated)) start();
    }),
    ...views.map((view) => view.onDidChangeVisibility(({ visible }) => (visible ? start() : undefined))),
  ];
}

function withProgress(viewId: ViewId, work: Promise<void>): Promise<void> {
  return Promise.resolve(window.withProgress({ location: { viewId } }, () => work));
}
