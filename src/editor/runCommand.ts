import { commands, l10n, window, type LogOutputChannel } from 'vscode';
import type { Disposable } from '../app/ports';
import { withoutLinks } from './plainText';
import type { CommandId, InternalCommandId } from './ids';

/** A message for the user with at most one button. */
export interface Notice {
  readonly text: string;
  readonly action?: { readonly title: string; run(): unknown };
}

/** What a command did: nothing to say, something to tell, or something that went wrong in a way we know. */
export type CommandOutcome =
  | { readonly kind: 'silent' }
  | { readonly kind: 'told'; readonly notice: Notice }
  | { readonly kind: 'refused'; readonly notice: Notice };

export const silent: CommandOutcome = { kind: 'silent' };

/** Registers commands so that each ends in silence, in one notice, or in one plain message with the log behind it. */
export class CommandRunner {
  readonly #log: LogOutputChannel;

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  register(id: CommandId | InternalCommandId, command: (argument: unknown) => Promise<CommandOutcome>): Disposable {
    return commands.registerCommand(id, async (argument: unknown) => {
      try {
        this.tell(await command(argument));
      } catch (error) {
        this.fail(id, error);
      }
    });
  }

  /** Shows an outcome without waiting for the user to close it. */
  tell(outcome: CommandOutcome): void {
    if (outcome.kind === 'silent') return;
    const { action } = outcome.notice;
    const text = withoutLinks(outcome.notice.text);
    const buttons = action ? [action.title] : [];
    const shown =
      outcome.kind === 'told'
        ? window.showInformationMessage(text, ...buttons)
        : window.showErrorMessage(text, ...buttons);
    shown.then(
      (button) => (button === undefined ? undefined : action?.run()),
      (error: unknown) => this.#log.error(String(error)),
    );
  }

  /** For what nobody foresaw: the stack goes to the log, the user gets one sentence. */
  fail(what: string, error: unknown): void {
    this.#log.error(error instanceof Error ? error : new Error(String(error)), what);
    const notice = {
      text: l10n.t('Newsmark met an unexpected problem. Your articles and annotations were left as they are.'),
      action: { title: l10n.t('Show Log'), run: () => this.#log.show() },
    };
    this.tell({ kind: 'refused', notice });
  }
}
