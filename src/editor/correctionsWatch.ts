import { RelativePattern, workspace } from 'vscode';
import { correctionsFile } from '../app/correctionFiles';
import type { Corpus } from '../app/corpus';
import type { Disposable, FileId } from '../app/ports';
import { correctionsNotice, correctionsProblem } from './correctionsNotice';
import type { CommandRunner } from './runCommand';

/** The file, and its folder: when that goes or comes, nothing is told of the file in it. */
const watched = '{.newsmark,.newsmark/entities.json}';

/**
 * Follows what git, a hand or another window writes into the files of corrections. Tells once of each that cannot be read, and again only
 * after it was readable in between.
 */
export class CorrectionsWatch implements Disposable {
  readonly #corpus: Corpus;
  readonly #runner: CommandRunner;
  readonly #told = new Set<FileId>();
  readonly #listeners: readonly Disposable[];
  #watchers: readonly Disposable[] = [];

  constructor(corpus: Corpus, runner: CommandRunner) {
    this.#corpus = corpus;
    this.#runner = runner;
    this.#watch();
    this.#listeners = [
      corpus.onDidChange(() => this.#tell()),
      workspace.onDidChangeWorkspaceFolders(() => this.#watch()),
    ];
  }

  dispose(): void {
    for (const one of [...this.#listeners, ...this.#watchers]) one.dispose();
  }

  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    this.#watchers = (workspace.workspaceFolders ?? []).flatMap((folder) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, watched));
      const changed = (): void => this.#changed(folder.uri.toString());
      return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
    });
  }

  /** Before the corpus is wanted nobody asks; its start reads the files. */
  #changed(folder: FileId): void {
    if (!this.#corpus.isStarted) return;
    this.#corpus.refreshCorrections(folder).then(
      () => this.#tell(),
      (error: unknown) => this.#runner.fail('corrections', error),
    );
  }

  #tell(): void {
    for (const folder of this.#corpus.corrections.folders()) {
      const state = this.#corpus.corrections.stateOf(folder);
      const problem = correctionsProblem(state);
      const isTold = this.#told.has(folder);
      if (problem === undefined) this.#told.delete(folder);
      else this.#told.add(folder);
      if (problem === undefined || isTold) continue;
      this.#runner.tell({ kind: 'refused', notice: correctionsNotice(problem, correctionsFile(folder), state) });
    }
  }
}
