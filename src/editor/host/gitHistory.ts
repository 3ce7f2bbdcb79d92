import { Uri, workspace } from 'vscode';
import type { TextHistory } from '../../app/baseTexts';
import type { StagesOf } from '../../app/conflict';
import type { TextEncoding } from '../../app/library/workerConfiguration';
import type { ModelText } from '../../core/text/modelText';
import type { MergeHost } from '../commands/setUpGitMerge';
import { encodingOf } from './encodingSettings';

/** The committed versions of files, where the host has git. */
export interface CommittedTexts {
  /** Whether the text with a hash is the last one. */
  holds(uri: Uri, hash: string, encoding: TextEncoding): Promise<boolean>;
  read(uri: Uri, hash: string, encoding: TextEncoding): Promise<ModelText | undefined>;
}

interface GitHost {
  readonly committedTexts?: CommittedTexts;
  readonly merging?: Pick<MergeHost, 'stagesOf'>;
}

/** What git knows of files, where a person trusts the workspace: git runs what a repository's settings say. */
export function trustedGit({ committedTexts, merging }: GitHost): {
  readonly history: TextHistory | undefined;
  readonly stagesOf: StagesOf;
} {
  return { history: gitHistory(committedTexts), stagesOf: gitStagesOf(merging) };
}

/** The history of the files in the workspace. */
function gitHistory(committed: CommittedTexts | undefined): TextHistory | undefined {
  if (!committed) return undefined;
  return {
    holds: async (article, hash) => {
      const uri = Uri.parse(article, true);
      return workspace.isTrusted && committed.holds(uri, hash, encodingOf(uri));
    },
    read: async (article, hash) => {
      const uri = Uri.parse(article, true);
      return workspace.isTrusted ? committed.read(uri, hash, encodingOf(uri)) : undefined;
    },
  };
}

/** What git keeps of files that it could not merge. */
function gitStagesOf(host: Pick<MergeHost, 'stagesOf'> | undefined): StagesOf {
  return async (file) => (host && workspace.isTrusted ? host.stagesOf(Uri.parse(file, true)) : {});
}
