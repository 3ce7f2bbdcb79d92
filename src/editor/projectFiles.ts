import { CORRECTIONS_PATH } from '../core/entity/corrections';
import { LABELS_PATH } from '../core/label/projectLabel';
import type { Corpus } from '../app/corpus';
import type { Disposable } from '../app/ports';
import { correctionsProblem } from './correctionsNotice';
import { labelsProblem } from './labelsNotice';
import { ProjectFileWatch } from './projectFileWatch';
import type { CommandRunner } from './runCommand';

/** Follows the files in which folders say what counts in them. */
export function watchProjectFiles(corpus: Corpus, runner: CommandRunner): Disposable[] {
  const { corrections, labels } = corpus;
  return [
    new ProjectFileWatch(
      {
        path: CORRECTIONS_PATH,
        folders: () => corrections.folders(),
        // Before the corpus is wanted nobody asks; its start reads the files.
        read: async (folder) => (corpus.isStarted ? corpus.refreshCorrections(folder) : undefined),
        problemOf: (folder) => correctionsProblem(corrections.stateOf(folder)),
        onDidRead: (listener) => corpus.onDidChange(listener),
      },
      runner,
    ),
    new ProjectFileWatch(
      {
        path: LABELS_PATH,
        folders: () => labels.folders(),
        read: (folder) => labels.read(folder),
        problemOf: (folder) => labelsProblem(labels.stateOf(folder)),
        onDidRead: (listener) => labels.onDidChange(listener),
      },
      runner,
    ),
  ];
}
