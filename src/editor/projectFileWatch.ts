import { RelativePattern, workspace } from 'vscode';
import type { Disposable, FileId } from '../app/ports';
import type { CommandRunner, Notice } from './runCommand';

/** A file that a folder of the workspace may have, and what is made of it. */
export interface ProjectFile {
  /** Its path in the folder: `.newsmark/…`. */
  readonly path: string;
  /** The folders of the workspace. */
  folders(): readonly FileId[];
  /** Reads the file of a folder again, after it changed. */
  read(folder: FileId): Promise<void>;
  /** Why it cannot be used, with what is safe and what to do; undefined when it can. */
  noticeOf(folder: FileId): Notice | undefined;
  /** Fires after files were read. */
  onDidRead(listener: () => void): Disposable;
}

/**
 * Follows what git, a hand or another window writes into a file of the folders. Tells once of each that cannot be read, and again only
 * after it was readable in between.
 */
export class ProjectFileWatch implements Disposable {
  readonly #file: ProjectFile;
  readonly #runner: CommandRunner;
  readonly #told = new Set<FileId>();
  readonly #listeners: readonly Disposable[];
  #watchers: readonly Disposable[] = [];

  constructor(file: ProjectFile, runner: CommandRunner) {
    this.#file = file;
    this.#runner = runner;
    this.#watch();
    this.#listeners = [file.onDidRead(() => this.#tell()), workspace.onDidChangeWorkspaceFolders(() => this.#watch())];
  }

  dispose(): void {
    for (const one of [...this.#listeners, ...this.#watchers]) one.dispose();
  }

  /** Also the folder that it lies in: when that goes or comes, nothing is told of the file in it. */
  #watch(): void {
    for (const watcher of this.#watchers) watcher.dispose();
    const { path } = this.#file;
    const watched = `{${path.slice(0, path.indexOf('/'))},${path}}`;
    this.#watchers = (workspace.workspaceFolders ?? []).flatMap((folder) => {
      const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, watched));
      const changed = (): void => this.#changed(folder.uri.toString());
      return [watcher, watcher.onDidCreate(changed), watcher.onDidChange(changed), watcher.onDidDelete(changed)];
    });
  }

  #changed(folder: FileId): void {
    this.#file.read(folder).then(
      () => this.#tell(),
      (error: unknown) => this.#runner.fail(this.#file.path, error),
    );
  }

  #tell(): void {
    for (const folder of this.#file.folders()) {
      const notice = this.#file.noticeOf(folder);
      const isTold = this.#told.has(folder);
      if (notice) this.#told.add(folder);
      else this.#told.delete(folder);
      if (notice && !isTold) this.#runner.tell({ kind: 'refused', notice });
    }
  }
}
