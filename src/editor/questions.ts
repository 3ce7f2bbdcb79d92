import { l10n, QuickInputButtons, window, type QuickInput, type QuickPickItem } from 'vscode';
import { withoutIcons, withoutLinks } from './plainText';
import type { Disposable } from '../app/ports';

/** What a person answered: a value, the step back, or nothing (Escape). */
export type Answer<Value> =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

/** Where a question stands in its dialogue. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** One question of a dialogue: it takes the draft so far and gives the draft with its answer in it. */
export type Step<Draft> = (draft: Draft, place: StepPlace) => Promise<Answer<Draft>>;

/**
 * Asks the questions one after the other; the back button and Alt+Left return to the one before with what was typed.
 * Undefined when the person pressed Escape at any of them: then nothing was said.
 */
export async function askSteps<Draft>(
  title: string,
  draft: Draft,
  steps: readonly Step<Draft>[],
): Promise<Draft | undefined> {
  let current = draft;
  for (let index = 0; index < steps.length;) {
    const answer = await steps[index]?.(current, { title, step: index + 1, totalSteps: steps.length });
    if (!answer || answer.kind === 'cancelled') return undefined;
    if (answer.kind === 'value') current = answer.value;
    index += answer.kind === 'value' ? 1 : -Math.min(index, 1);
  }
  return current;
}

/** Asks for a line of text. */
export async function askText(
  place: StepPlace,
  question: {
    readonly prompt: string;
    readonly placeholder?: string;
    readonly value: string;
    readonly required?: string;
  },
): Promise<Answer<string>> {
  const input = window.createInputBox();
  input.prompt = question.prompt;
  input.placeholder = question.placeholder;
  input.value = question.value;
  input.onDidChangeValue(() => (input.validationMessage = undefined));
  return answerOf(input, place, (settle) =>
    input.onDidAccept(() => {
      const value = input.value.trim();
      if (value === '' && question.required !== undefined) input.validationMessage = question.required;
      else settle(value);
    }),
  );
}

/** A row to pick, with the value it stands for. */
export interface Choice<Value> extends QuickPickItem {
  readonly value: Value;
}

/**
 * Asks to pick a row. With `typed`, what was typed can be taken as it is: it is offered as the first row.
 */
export async function askChoice<Value>(
  place: StepPlace,
  question: {
    readonly placeholder: string;
    readonly choices: readonly Choice<Value>[];
    readonly active?: (value: Value) => boolean;
    readonly typed?: (text: string) => Choice<Value>;
  },
): Promise<Answer<Value>> {
  const pick = window.createQuickPick<Choice<Value>>();
  const { typed, active } = question;
  const choices = question.choices.map(asText);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.items = choices;
  pick.activeItems = active ? choices.filter(({ value }) => active(value)).slice(0, 1) : [];
  if (typed) {
    pick.onDidChangeValue((value) => {
      const text = value.trim();
      const isListed = question.choices.some(({ label }) => label.toLocaleLowerCase() === text.toLocaleLowerCase());
      pick.items = text === '' || isListed ? choices : [...choices, { ...asText(typed(text)), alwaysShow: true }];
    });
  }
  return answerOf(pick, place, (settle) =>
    pick.onDidAccept(() => {
      const picked = pick.selectedItems[0] ?? pick.activeItems[0];
      if (picked) settle(picked.value);
    }),
  );
}

/** The row with its words as words, whatever an article or a sidecar holds. */
export function asText<Row extends QuickPickItem>(row: Row): Row {
  const { label, description, detail } = row;
  return {
    ...row,
    label: withoutIcons(label),
    ...(description === undefined ? {} : { description: withoutIcons(description) }),
    ...(detail === undefined ? {} : { detail: withoutIcons(detail) }),
  };
}

type Askable = QuickInput & {
  buttons: readonly unknown[];
  onDidTriggerButton(listener: (button: unknown) => void): Disposable;
};

/** Shows an input and waits for its answer; the input is gone afterwards. */
async function answerOf<Value>(
  input: Askable,
  { title, step, totalSteps }: StepPlace,
  onAccept: (settle: (value: Value) => void) => Disposable,
): Promise<Answer<Value>> {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  const listeners: Disposable[] = [];
  try {
    return await new Promise<Answer<Value>>((resolve) => {
      listeners.push(
        onAccept((value) => resolve({ kind: 'value', value })),
        input.onDidTriggerButton(() => resolve({ kind: 'back' })),
        input.onDidHide(() => resolve({ kind: 'cancelled' })),
      );
      input.show();
    });
  } finally {
    for (const listener of listeners) listener.dispose();
    input.dispose();
  }
}

/** Asks before something is taken away; the button says what happens. */
export async function confirm(question: string, detail: string, action: string): Promise<boolean> {
  const answer = await window.showWarningMessage(withoutLinks(question), { modal: true, detail }, action);
  return answer === action;
}

/** Says something that needs no answer, in the status bar, for a moment. */
export function hint(text: string): void {
  window.setStatusBarMessage(l10n.t('Newsmark: {0}', text), 5000);
}
