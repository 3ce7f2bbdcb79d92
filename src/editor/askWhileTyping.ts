import { QuickPickItemKind, window } from 'vscode';
import { Latest } from '../app/search/latest';
import { answerOf, asText, type Answer, type Choice, type StepPlace } from './questions';

interface TypingQuestion<Value> {
  readonly placeholder: string;
  /** The rows for what is typed, the first of which Enter means. */
  readonly find: (typed: string) => Promise<readonly Choice<Value>[]>;
}

/**
 * Asks to pick a row of a list that follows what is typed. Enter before the list has followed means the first row of what was typed.
 * Undefined when it was given up.
 */
export async function askWhileTyping<Value>(
  place: StepPlace,
  { placeholder, find }: TypingQuestion<Value>,
): Promise<Value | undefined> {
  const pick = window.createQuickPick<Choice<Value>>();
  pick.placeholder = placeholder;
  // Without this the editor sorts the rows by their labels. https://github.com/microsoft/vscode/issues/73904
  Object.assign(pick, { sortByLabel: false });
  let shown: string | undefined;
  const latest = new Latest<string, { readonly typed: string; readonly rows: readonly Choice<Value>[] }>(
    async (typed) => ({ typed, rows: await find(typed.trim()) }),
    ({ typed, rows }) => {
      pick.items = rows.map((row) => ({ ...asText(row), alwaysShow: true }));
      pick.busy = false;
      shown = typed;
    },
  );
  let failure: Error | undefined;
  const onError = (error: unknown): void => {
    failure = error instanceof Error ? error : new Error(String(error));
    pick.hide();
  };
  const search = (): void => {
    pick.busy = true;
    latest.ask(pick.value).catch(onError);
  };
  const typing = pick.onDidChangeValue(search);
  search();
  const answer: Answer<Value | undefined> = await answerOf<Value | undefined>(
    pick,
    place,
    () => undefined,
    (settle) =>
      pick.onDidAccept(() => {
        const accept = (row: Choice<Value> | undefined): void => (row ? settle(row.value) : undefined);
        if (shown === pick.value) accept(pick.activeItems[0]);
        else
          latest
            .settled()
            .then(() => accept(pick.items.find(({ kind }) => kind !== QuickPickItemKind.Separator)), onError);
      }),
  );
  latest.end();
  typing.dispose();
  if (failure) throw failure;
  return answer.kind === 'value' ? answer.value : undefined;
}
