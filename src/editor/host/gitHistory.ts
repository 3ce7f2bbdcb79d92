import { Uri, workspace } from 'vscode';
import type { TextHistory } from '../../app/baseTexts';
import type { TextEncoding } from '../../app/library/workerConfiguration';
import type { ModelText } from '../../core/text/modelText';
import { encodingOf } from './encodingSettings';

/** The text with a hash among the committed versions of a file. */
export type CommittedText = (uri: Uri, hash: string, encoding: TextEncoding) => Promise<ModelText | undefined>;

/** The history of the files in the workspace, where a person trusts it: git runs what a repository's settings say. */
export function gitHistory(committed: CommittedText | undefined): TextHistory | undefined {
  return (
    committed && {
      read: async (article, hash) => {
        if (!workspace.isTrusted) return undefined;
        const uri = Uri.parse(article, true);
        return committed(uri, hash, encodingOf(uri));
      },
    }
  );
}
