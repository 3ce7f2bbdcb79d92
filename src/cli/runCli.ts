import { stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { version } from '../../package.json';
import { CORRECTIONS_PATH } from '../core/entity/corrections';
import { parseQuery } from '../core/search/parseQuery';
import { defaultPatterns } from '../app/articlePatterns';
import { Corpus } from '../app/corpus';
import { LocalLibrary } from '../app/library/localLibrary';
import { defaultEncoding } from '../app/library/workerConfiguration';
import { DiskSource } from '../node/diskSource';
import { hashArticle } from '../node/hashArticle';
import { anchorLines } from './anchorLines';
import { check } from './check';
import { knownToGit } from './knownToGit';
import type { Console, ExitStatus } from './console';
import { exportFolder } from './exportFolder';
import { indexFolder } from './indexFolder';
import { useLanguage } from './language';
import { mergeCommand } from './mergeCommand';
import { listMentions } from './listMentions';
import { NodeFiles } from './nodeFiles';
import { recogniseLines } from './recogniseLines';
import { asksForEntities, searchFolder } from './searchFolder';
import { helpText, oneLine, readCall, type Call } from './usage';
import * as l10n from '@vscode/l10n';

/**
 * Runs the command line. Never rejects: what nobody foresaw is one line on stderr and status 3.
 *
 * @param words the arguments after the program's name.
 */
export async function runCli(words: readonly string[], console: Console): Promise<ExitStatus> {
  useLanguage(console.environment);
  try {
    return await runCall(words, console);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(l10n.t('an unexpected failure: {0}', oneLine(reason)));
    return 3;
  }
}

async function runCall(words: readonly string[], console: Console): Promise<ExitStatus> {
  const call = readCall(words);
  switch (call.kind) {
    case 'help':
      console.out(helpText());
      return 0;
    case 'version':
      console.out(`${version}\n`);
      return 0;
    case 'wrong':
      console.error(l10n.t('{0} (see newsmark --help)', call.message));
      return 2;
    case 'ner':
      return recogniseLines(call, console);
    case 'anchor':
      return anchorLines(call.file, console);
    case 'merge':
      return mergeCommand(call, console);
    default:
      return runOnFolder(call, console);
  }
}

type FolderCall = Extract<Call, { folder: string }>;

async function runOnFolder(call: FolderCall, console: Console): Promise<ExitStatus> {
  const files = new NodeFiles(call.folder);
  const problem = await folderProblem(call.folder, files);
  if (problem !== undefined) {
    console.error(problem);
    return 3;
  }
  const log = { info: () => undefined, warn: () => undefined, error: (message: string) => console.error(message) };
  const diskFolder = { uri: '', diskPath: call.folder, ...defaultPatterns, hidden: [], encoding: defaultEncoding };
  const source = new DiskSource({ folders: [diskFolder] });
  // Names are recognised in the background: what was asked for comes first.
  const library = new LocalLibrary({ source, hash: hashArticle, log, pause: nextTurn });
  const corpus = new Corpus({ files, finder: files, library, log, ...knownToGit(call.folder) });
  try {
    await corpus.start();
    if (needsEntities(call)) {
      await library.rest();
      for (const message of correctionProblems(corpus)) console.error(message);
    }
    return await answer(call, corpus, console);
  } finally {
    corpus.dispose();
  }
}

/** Names are recognised only where somebody asks for them: it takes longer than everything else. */
function needsEntities(call: FolderCall): boolean {
  return (
    call.kind === 'index' ||
    call.kind === 'mentions' ||
    (call.kind === 'search' && asksForEntities(parseQuery(call.query).query))
  );
}

async function answer(call: FolderCall, corpus: Corpus, console: Console): Promise<ExitStatus> {
  switch (call.kind) {
    case 'index':
      return indexFolder(corpus, call.json, console);
    case 'search':
      return searchFolder(corpus, call, console);
    case 'mentions':
      return listMentions(corpus, call, console);
    case 'check':
      return check(corpus, call.json, console);
    case 'export':
      return exportFolder(corpus, call, console);
  }
}

/** What keeps corrections of entities from counting, a line each. */
function correctionProblems({ corrections }: Corpus): readonly string[] {
  return corrections.folders().flatMap((folder) => {
    const state = corrections.stateOf(folder);
    switch (state.kind) {
      case 'none':
      case 'ok':
        return [];
      case 'newer':
        return l10n.t('{0} was written by a later version of Newsmark and does not count', CORRECTIONS_PATH);
      case 'broken':
        return l10n.t('{0} cannot be read ({1}) and does not count', CORRECTIONS_PATH, state.reason);
      case 'unreadable':
        return l10n.t('{0} cannot be read ({1}) and does not count', CORRECTIONS_PATH, state.failure);
    }
  });
}

async function folderProblem(folder: string, files: NodeFiles): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return l10n.t('{0} is not a folder', folder);
    await files.findArticles();
    return undefined;
  } catch {
    return l10n.t('the folder {0} cannot be read', folder);
  }
}
