import { commands, l10n, window, type LogOutputChannel } from 'vscode';
import type { Disposable } from '../app/ports';
import { withoutLinks } from './plainText';
import type { CommandId, InternalCommandId } from './ids';
import { isRowLost } from './rowCommands';

/** A button of a message. What pressing it comes to is told in turn. */
export interface Action {
  readonly title: string;
  run(): Promise<CommandOutcome>;
}

/** A message for the user; its buttons do what it says can be done. */
export interface Notice {
  readonly text: string;
  readonly actions?: readonly Action[];
}

/** What a command did: nothing to say, something to tell, or something that went wrong in a way we know. */
export type CommandOutcome =
  | { readonly kind: 'silent' }
  | { readonly kind: 'told'; readonly notice: Notice }
  | { readonly kind: 'refused'; readonly notice: Notice };

export const silent: CommandOutcome = { kind: 'silent' };

/** One message that nothing went wrong to cause, with what can be done. */
export function told(text: string, actions: readonly Action[] = []): CommandOutcome {
  return { kind: 'told', notice: { text, actions } };
}

function rowLost(): CommandOutcome {
  return told(l10n.t('The view was being updated at that moment. Choose the row again.'));
}

/** Registers commands so that each ends in silence, in one notice, or in one plain message with the log behind it. */
export class CommandRunner {
  readonly #log: LogOutputChannel;
  readonly #ofRows: ReadonlySet<string>;

  /** @param ofRows the commands that are chosen from the menus of rows, see `rowCommands`. */
  constructor(log: LogOutputChannel, ofRows: ReadonlySet<string>) {
    this.#log = log;
    this.#ofRows = ofRows;
  }

  /** @param command given the row it came from, and all selected rows when that is one of several. */
  register(
    id: CommandId | InternalCommandId,
    command: (argument: unknown, selected: unknown) => Promise<CommandOutcome>,
  ): Disposable {
    return commands.registerCommand(id, async (...given: unknown[]) => {
      const [argument, selected] = given;
      const isLost = this.#ofRows.has(id) && isRowLost(given);
      try {
        this.tell(isLost ? rowLost() : await command(argument, selected));
      } catch (error) {
        this.fail(id, error);
      }
    });
  }

  /**
   * Is given what is typed in editors until it is disposed; what it does not take is typed. Undefined where another extension has
   * this for itself, as those that imitate Vim do: only one can.
   */
  registerTyping(take: (text: string) => Promise<boolean>): Disposable | undefined {
    const type = async (argument: unknown): Promise<void> => {
      const text = typeof argument === 'object' && argument && 'text' in argument ? argument.text : undefined;
      const isTaken = typeof text === 'string' && (await take(text));
      if (!isTaken) await commands.executeCommand('default:type', argument);
    };
    try {
      return commands.registerCommand('type', type);
    } catch {
      return undefined;
    }
  }

  /** Shows an outcome without waiting for the user to close it. */
  tell(outcome: CommandOutcome): void {
    if (outcome.kind === 'silent') return;
    const { text, actions = [] } = outcome.notice;
    const show = outcome.kind === 'told' ? window.showInformationMessage : window.showErrorMessage;
    show(withoutLinks(text), ...actions.map(({ title }) => title))
      .then((button) => actions.find(({ title }) => title === button)?.run())
      .then(
        (next) => (next ? this.tell(next) : undefined),
        (error: unknown) => this.fail('message', error),
      );
  }

  /** For what nobody foresaw: the stack goes to the log, the user gets one sentence. */
  fail(what: string, error: unknown): void {
    this.#log.error(error instanceof Error ? error : new Error(String(error)), what);
    const notice = {
      text: l10n.t('Newsmark met an unexpected problem. Your articles and annotations were left as they are.'),
      actions: [{ title: l10n.t('Show Log'), run: () => this.#showLog() }],
    };
    this.tell({ kind: 'refused', notice });
  }

  #showLog(): Promise<CommandOutcome> {
    this.#log.show();
    return Promise.resolve(silent);
  }
}
