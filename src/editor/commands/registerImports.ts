import type { Disposable } from '../../app/ports';
import { ArticleWriter } from '../host/articleWriter';
import { randomIds, systemClock } from '../host/clockAndIds';
import { webFetcher } from '../host/webFetcher';
import type { CommandRunner } from '../runCommand';
import { convertToReadable } from './convertArticle';
import { importFromClipboard, importFromUrl, type Importing } from './importArticle';
import { importFromFeed } from './importFeed';

/** The commands that bring articles in. Nothing is fetched before one of them asks for it. */
export function registerImports(given: Omit<Importing, 'importing'>, runner: CommandRunner): Disposable[] {
  const { library } = given.corpus;
  const importing = { library, fetcher: webFetcher, files: new ArticleWriter(randomIds), clock: systemClock };
  const tools: Importing = { ...given, importing };
  return [
    runner.register('newsmark.importFromUrl', () => importFromUrl(tools)),
    runner.register('newsmark.importFromClipboard', () => importFromClipboard(tools)),
    runner.register('newsmark.importFromFeed', () => importFromFeed(tools)),
    runner.register('newsmark.convertToReadable', (argument, selected) => convertToReadable(tools, argument, selected)),
  ];
}
