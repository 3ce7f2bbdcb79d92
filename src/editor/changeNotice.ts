import { commands, l10n } from 'vscode';
import type { ChangeResult } from '../app/annotations';
import type { Corpus } from '../app/corpus';
import type { CommandId } from './ids';
import { silent, type CommandOutcome, type Notice } from './runCommand';
import { sidecarProblem } from './sidecarProblem';
import { articleTitle, failureWords } from './words';

/** What the user is told of a change: nothing when it was made, else what failed, what is safe and what to do. */
export function outcomeOf(result: ChangeResult, corpus: Corpus): CommandOutcome {
  switch (result.kind) {
    case 'done':
      return silent;
    case 'refused': {
      const entry = corpus.article(result.article);
      const problem = entry && sidecarProblem({ ...entry, sidecar: result.state });
      return { kind: 'refused', notice: sidecarNotice(problem?.long ?? '', result.article) };
    }
    case 'failed': {
      const entry = corpus.article(result.article);
      const text = l10n.t(
        'The annotation of “{0}” could not be saved: {1}. The sidecar holds what it held before; try again when this is mended.',
        entry ? articleTitle(entry) : '',
        failureWords(result.failure),
      );
      return { kind: 'refused', notice: { text } };
    }
    case 'gone':
      return {
        kind: 'told',
        notice: {
          text: l10n.t('The annotation was changed or removed elsewhere in the meantime. Nothing was overwritten.'),
        },
      };
  }
}

/** A message about a sidecar with the button that opens it. */
export function sidecarNotice(text: string, article: string): Notice {
  const command: CommandId = 'newsmark.openSidecar';
  return { text, action: { title: l10n.t('Open Sidecar'), run: () => commands.executeCommand(command, { article }) } };
}
