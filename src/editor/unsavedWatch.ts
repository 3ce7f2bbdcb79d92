import { l10n, StatusBarAlignment, ThemeColor, window, workspace } from 'vscode';
import type { SavingResult } from '../app/patientWriter';
import type { Annotating } from './commands/annotate';
import { outcomeOf } from './changeNotice';
import type { CommandId } from './ids';
import { hint } from './questions';
import { silent, type CommandOutcome, type CommandRunner } from './runCommand';

/** How long to wait before unsaved changes are tried again by themselves, in milliseconds; each time twice as long. */
const firstPause = 2_000;
const longestPause = 60_000;

/**
 * Shows in the status bar that changes of annotations are not saved yet, and tries again: after a while, when the window has
 * the focus again, and when files change.
 */
export class UnsavedWatch {
  readonly #tools: Annotating;
  readonly #runner: CommandRunner;
  readonly #item = window.createStatusBarItem('newsmark.unsaved', StatusBarAlignment.Left);
  readonly #listeners: readonly { dispose(): unknown }[];
  #pause = firstPause;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tools: Annotating, runner: CommandRunner) {
    this.#tools = tools;
    this.#runner = runner;
    this.#item.name = l10n.t('Newsmark: Unsaved Annotations');
    this.#item.command = 'newsmark.saveUnsavedAnnotations' satisfies CommandId;
    this.#item.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
    const soon = (): void => this.#retrySoon();
    const sidecars = workspace.createFileSystemWatcher('**/*.newsmark.json');
    this.#listeners = [
      tools.annotations.onDidChangeUnsaved((steps) => this.#show(steps.length)),
      window.onDidChangeWindowState(({ focused }) => (focused ? soon() : undefined)),
      workspace.onDidSaveTextDocument(soon),
      workspace.onDidCreateFiles(soon),
      workspace.onDidDeleteFiles(soon),
      workspace.onDidRenameFiles(soon),
      sidecars,
      sidecars.onDidChange(soon),
      sidecars.onDidCreate(soon),
      sidecars.onDidDelete(soon),
    ];
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#item.dispose();
    for (const listener of this.#listeners) listener.dispose();
  }

  #show(count: number): void {
    if (count === 0) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#pause = firstPause;
      this.#item.hide();
      return;
    }
    const { corpus } = this.#tools;
    // Changes of an earlier window are shown and saved once their articles are known.
    if (!corpus.isStarted) corpus.start().catch((error: unknown) => this.#runner.fail('background', error));
    const words = count === 1 ? l10n.t('1 unsaved change') : l10n.t('{0} unsaved changes', count);
    this.#item.text = `$(warning) ${words}`;
    this.#item.tooltip = l10n.t(
      'Changes of annotations could not be saved yet. Nothing is lost, also when the window is closed. Click to try again now.',
    );
    this.#item.accessibilityInformation = { label: l10n.t('Newsmark: {0}', words) };
    this.#item.show();
    if (this.#timer === undefined) this.#retryIn(this.#pause);
  }

  #retrySoon(): void {
    if (this.#tools.annotations.unsaved === 0) return;
    this.#pause = firstPause;
    this.#retryIn(0);
  }

  #retryIn(pause: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#retry().catch((error: unknown) => this.#runner.fail('background', error));
    }, pause);
  }

  async #retry(): Promise<void> {
    const result = await this.#tools.annotations.saveUnsaved();
    this.#timer = undefined;
    if (this.#tools.annotations.unsaved > 0) {
      this.#pause = Math.min(2 * this.#pause, longestPause);
      this.#retryIn(this.#pause);
    }
    if (!result.failure && result.saved + result.skipped > 0) this.#runner.tell(savedOutcome(result));
  }
}

/** *Save Unsaved Annotations*: tries again to write what could not be written, and says what came of it. */
export async function saveUnsavedAnnotations({ corpus, annotations }: Annotating): Promise<CommandOutcome> {
  if (annotations.unsaved === 0) {
    hint(l10n.t('All annotations are saved.'));
    return silent;
  }
  const result = await annotations.saveUnsaved();
  return result.failure ? outcomeOf(result.failure, corpus) : savedOutcome(result);
}

function savedOutcome({ skipped }: SavingResult): CommandOutcome {
  if (skipped > 0) return outcomeOf({ kind: 'done', changed: 0, skipped }, { article: () => undefined });
  hint(l10n.t('All annotations are saved.'));
  return silent;
}
