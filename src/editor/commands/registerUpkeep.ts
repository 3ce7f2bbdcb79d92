import type { ExtensionContext } from 'vscode';
import type { StagesOf } from '../../app/conflict';
import type { Disposable, FileStore } from '../../app/ports';
import { registerMerges } from '../merge/mergeCommands';
import type { CommandRunner } from '../runCommand';
import type { Annotating } from './annotate';
import { registerGitMerge, type MergeHost } from './setUpGitMerge';
import { registerTidying } from './tidyTexts';

interface Upkeep extends Annotating {
  readonly store: FileStore;
  readonly git: { readonly stagesOf: StagesOf };
  readonly kind: { readonly merging?: MergeHost };
  readonly context: Pick<ExtensionContext, 'globalStorageUri'>;
}

/** The commands that look after the files of Newsmark's own: merges and kept texts. */
export function registerUpkeep({ git, kind, context, ...tools }: Upkeep, runner: CommandRunner): Disposable[] {
  return [
    ...registerMerges({ ...tools, stagesOf: git.stagesOf }, runner),
    registerTidying(tools, runner),
    registerGitMerge({ host: kind.merging, storage: context.globalStorageUri }, runner),
  ];
}
