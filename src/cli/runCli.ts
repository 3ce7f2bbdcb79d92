import { stat } from 'node:fs/promises';
import { version } from '../../package.json';
import { InProcessAnalyser } from '../app/analysis';
import { Corpus } from '../app/corpus';
import { check } from './check';
import { exportFolder } from './exportFolder';
import { indexFolder } from './indexFolder';
import { useLanguage } from './language';
import { NodeFiles } from './nodeFiles';
import { helpText, readCall, type Call } from './usage';
import * as l10n from '@vscode/l10n';

/** Where the command line reads its surroundings from and writes to. */
export interface Console {
  out(text: string): void;
  /** One line for stderr, without the program's name and without a line end. */
  error(line: string): void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** 0 done; 1 the answer is no; 2 wrong usage; 3 something could not be read or written. */
export type ExitStatus = 0 | 1 | 2 | 3;

/**
 * Runs the command line.
 *
 * @param words the arguments after the program's name.
 */
export async function runCli(words: readonly string[], console: Console): Promise<ExitStatus> {
  await useLanguage(console.environment);
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
    default:
      return runOnFolder(call, console);
  }
}

async function runOnFolder(call: Extract<Call, { folder: string }>, console: Console): Promise<ExitStatus> {
  const problem = await folderProblem(call.folder);
  if (problem !== undefined) {
    console.error(problem);
    return 3;
  }
  const files = new NodeFiles(call.folder);
  const log = { info: () => undefined, warn: () => undefined, error: (message: string) => console.error(message) };
  const corpus = new Corpus({ files, finder: files, analyser: new InProcessAnalyser(), log });
  await corpus.start();
  switch (call.kind) {
    case 'index':
      return indexFolder(corpus, call.json, console);
    case 'check':
      return check(corpus, call.json, console);
    case 'export':
      return exportFolder(corpus, call, console);
  }
}

async function folderProblem(folder: string): Promise<string | undefined> {
  try {
    return (await stat(folder)).isDirectory() ? undefined : l10n.t('{0} is not a folder', folder);
  } catch {
    return l10n.t('the folder {0} cannot be read', folder);
  }
}
