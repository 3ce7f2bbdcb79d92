import { CORRECTIONS_PATH } from '../core/entity/corrections';
import { LABELS_PATH } from '../core/label/projectLabel';
import { correctionsFile } from '../app/correctionFiles';
import type { Corpus } from '../app/corpus';
import { labelsFile } from '../app/labelFiles';
import type { Disposable } from '../app/ports';
import { projectFileNotice } from './changeNotice';
import { correctionsProblem } from './correctionsNotice';
import { showLabelProblems } from './labelDiagnostics';
import { labelsProblem } from './labelsNotice';
import { ProjectFileWatch } from './projectFileWatch';
import type { CommandRunner } from './runCommand';

/** Follows the files in which folders say what counts in them, and tells what is wrong in them. */
export function watchProjectFiles(corpus: Corpus, runner: CommandRunner): Disposable[] {
  const { corrections, labels } = corpus;
  return [
    ...showLabelProblems(),
    new ProjectFileWatch(
      {
        path: CORRECTIONS_PATH,
        folders: () => corrections.folders(),
        // Before the corpus is wanted nobody asks; its start reads the files.
        read: async (folder) => (corpus.isStarted ? corpus.refreshCorrections(folder) : undefined),
        noticeOf: (folder) => {
          const state = corrections.stateOf(folder);
          const problem = correctionsProblem(state);
          return problem === undefined ? undefined : projectFileNotice(problem, correctionsFile(folder), state);
        },
        onDidRead: (listener) => corpus.onDidChange(listener),
      },
      runner,
    ),
    new ProjectFileWatch(
      {
        path: LABELS_PATH,
        folders: () => labels.folders(),
        read: (folder) => labels.read(folder),
        noticeOf: (folder) => {
          const state = labels.stateOf(folder);
          const problem = labelsProblem(state);
          return problem === undefined ? undefined : projectFileNotice(problem, labelsFile(folder), state);
        },
        onDidRead: (listener) => labels.onDidChange(listener),
      },
      runner,
    ),
  ];
}
