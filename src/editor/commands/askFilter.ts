import { commands, l10n, ThemeIcon, window, type InputBox, type QuickInputButton } from 'vscode';
import type { Disposable } from '../../app/ports';
import { silent, type CommandOutcome } from '../runCommand';
import type { ShownRows } from '../views/listMessage';
import type { ViewId } from '../ids';

/** How long nothing is typed before the view follows, in milliseconds. */
const typingPause = 100;

/** A view whose rows can be filtered. */
interface FilteredView {
  /** As typed; empty when everything is shown. */
  readonly filter: string;
  /** How much is shown now. */
  readonly shown: ShownRows;
  onDidShow(listener: (shown: ShownRows) => void): Disposable;
  setFilter(filter: string): Promise<void>;
}

interface FilterQuestion {
  readonly title: string;
  readonly placeholder: string;
  /** The command that moves to the view. */
  readonly focus: `${ViewId}.focus`;
  /** Says how much is shown. */
  promptOf(shown: ShownRows): string;
}

/**
 * Asks for a filter: the view follows what is typed. Enter keeps it, and so does opening an article; Escape goes back to the
 * filter from before. An empty input shows everything.
 */
export async function askFilter(view: FilteredView, question: FilterQuestion): Promise<CommandOutcome> {
  await commands.executeCommand(question.focus);
  const input = window.createInputBox();
  const clear: QuickInputButton = { iconPath: new ThemeIcon('clear-all'), tooltip: l10n.t('Clear Filter') };
  input.title = question.title;
  input.placeholder = question.placeholder;
  input.value = view.filter;
  input.prompt = question.promptOf(view.shown);
  input.buttons = [clear];
  input.ignoreFocusOut = true;
  const before = view.filter;
  const listeners: Disposable[] = [view.onDidShow((shown) => (input.prompt = question.promptOf(shown)))];
  try {
    await view.setFilter((await answered(input, view, question.focus, listeners)) ?? before);
  } finally {
    for (const listener of listeners) listener.dispose();
    input.dispose();
  }
  return silent;
}

/** Gives what stands in the input when it is kept, and nothing when it is given up. */
function answered(
  input: InputBox,
  view: FilteredView,
  focus: string,
  listeners: Disposable[],
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (): void => {
      view.setFilter(input.value).catch(reject);
    };
    listeners.push(
      { dispose: () => clearTimeout(timer) },
      input.onDidChangeValue(() => {
        clearTimeout(timer);
        timer = setTimeout(follow, typingPause);
      }),
      input.onDidTriggerButton(() => {
        input.value = '';
        follow();
      }),
      input.onDidAccept(() => {
        resolve(input.value);
        commands.executeCommand(focus).then(undefined, reject);
      }),
      window.onDidChangeActiveTextEditor(() => resolve(input.value)),
      input.onDidHide(() => resolve(undefined)),
    );
    input.show();
  });
}
