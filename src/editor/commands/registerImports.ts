import type { Disposable } from '../../app/ports';
import type { CommandRunner } from '../runCommand';
import { convertToReadable } from './convertArticle';
import { importFromClipboard, importFromUrl, type Importing } from './importArticle';
import { importFromFeed } from './importFeed';

/** The commands that bring articles in. */
export function registerImports(tools: Importing, runner: CommandRunner): Disposable[] {
  return [
    runner.register('newsmark.importFromUrl', () => importFromUrl(tools)),
    runner.register('newsmark.importFromClipboard', () => importFromClipboard(tools)),
    runner.register('newsmark.importFromFeed', () => importFromFeed(tools)),
    runner.register('newsmark.convertToReadable', (argument, selected) => convertToReadable(tools, argument, selected)),
  ];
}
