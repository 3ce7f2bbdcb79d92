import {
  Disposable as Disposables,
  l10n,
  QuickInputButtons,
  window,
  type QuickInput,
  type QuickInputButton,
  type QuickPickItem,
} from 'vscode';
import type { Disposable } from '../app/ports';
import { withoutIcons, withoutLinks } from './plainText';

/**
 * What a person answered: a value, the step back with what stood in the question by then, or nothing (Escape).
 */
export type Answer<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'back'; readonly value: Value }
  | { readonly kind: 'cancelled' };

/** Where a question stands in its dialogue. */
export interface StepPlace {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** One question of a dialogue: it takes the draft so far and gives the draft with its answer in it. */
export type Step<Draft> = (draft: Draft, place: StepPlace) => Promise<Answer<Draft>>;

/**
 * Asks the questions one after the other; the back button returns to the one before, and what was typed stays.
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
    current = answer.value;
    index += answer.kind === 'value' ? 1 : -Math.min(index, 1);
  }
  return current;
}

/** The answer with its value put into the draft. */
export function mapAnswer<From, To>(answer: Answer<From>, into: (value: From) => To): Answer<To> {
  return answer.kind === 'cancelled' ? answer : { kind: answer.kind, value: into(answer.value) };
}

/** Stands for a line end in a question that has one line. */
const lineEnd = '⏎';

/**
 * Asks for a text. Its line ends are shown as ⏎ and can be typed as such; what was not changed comes back to the letter.
 */
export async function askText(
  place: StepPlace,
  question: {
    readonly prompt: string;
    readonly placeholder?: string;
    readonly value: string;
    readonly required?: string;
    /** What is wrong with an answer; undefined when it can be taken. */
    readonly problem?: (answer: string) => string | undefined;
  },
): Promise<Answer<string>> {
  const input = window.createInputBox();
  const shown = question.value.replace(/\r\n|\r|\n/g, lineEnd);
  input.prompt = shown === question.value ? question.prompt : `${question.prompt} ${l10n.t('⏎ is a line end.')}`;
  input.placeholder = question.placeholder;
  input.value = shown;
  input.onDidChangeValue(() => (input.validationMessage = undefined));
  const answer = (): string => (input.value === shown ? question.value : input.value.trim().replaceAll(lineEnd, '\n'));
  return answerOf(input, place, answer, (settle) =>
    input.onDidAccept(() => {
      const problem =
        answer() === '' && question.required !== undefined ? question.required : question.problem?.(answer());
      if (problem === undefined) settle(answer());
      else input.validationMessage = problem;
    }),
  );
}

/** A row to pick, with the value it stands for. */
export interface Choice<Value> extends QuickPickItem {
  readonly value: Value;
}

interface ChoiceQuestion<Value> {
  readonly placeholder: string;
  readonly choices: readonly Choice<Value>[];
  /** What stands now; its row is the active one, else the first, and it stays when the person steps back. */
  readonly current: Value;
  readonly isCurrent: (value: Value) => boolean;
  /** With it, what was typed can be taken as it is: it is offered as the last row. */
  readonly typed?: (text: string) => Choice<Value>;
  /** What a button of a row answers, given the row's value. */
  readonly pressed?: (value: Value, button: QuickInputButton) => Value;
}

/** Asks to pick a row. */
export async function askChoice<Value>(place: StepPlace, question: ChoiceQuestion<Value>): Promise<Answer<Value>> {
  const pick = window.createQuickPick<Choice<Value>>();
  const { typed, isCurrent, current, pressed } = question;
  const choices = question.choices.map(asText);
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  // Without this the editor sorts the rows by their labels: what was typed would come first. https://github.com/microsoft/vscode/issues/73904
  Object.assign(pick, { sortByLabel: false });
  pick.items = choices;
  const active = choices.filter(({ value }) => isCurrent(value)).slice(0, 1);
  // With none the first row is: Enter would do nothing otherwise.
  if (active.length > 0) pick.activeItems = active;
  pick.onDidChangeValue((value) => {
    const text = value.trim();
    const isListed = question.choices.some(({ label }) => label.toLocaleLowerCase() === text.toLocaleLowerCase());
    if (typed)
      pick.items = text === '' || isListed ? choices : [...choices, { ...asText(typed(text)), alwaysShow: true }];
  });
  const typedSoFar = (): Value => {
    const text = pick.value.trim();
    return typed && text !== '' ? typed(text).value : current;
  };
  return answerOf(pick, place, typedSoFar, (settle) =>
    Disposables.from(
      pick.onDidAccept(() => {
        const picked = pick.selectedItems[0] ?? pick.activeItems[0];
        if (picked) settle(picked.value);
      }),
      pick.onDidTriggerItemButton(({ item, button }) => (pressed ? settle(pressed(item.value, button)) : undefined)),
    ),
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
export async function answerOf<Value>(
  input: Askable,
  { title, step, totalSteps }: StepPlace,
  soFar: () => Value,
  onAccept: (settle: (value: Value) => void) => Disposable,
): Promise<Answer<Value>> {
  input.title = title;
  if (totalSteps > 1) {
    input.step = step;
    input.totalSteps = totalSteps;
  }
  input.ignoreFocusOut = true;
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  const listeners: Disposable[] = [];
  try {
    return await new Promise<Answer<Value>>((resolve) => {
      listeners.push(
        onAccept((value) => resolve({ kind: 'value', value })),
        input.onDidTriggerButton(() => resolve({ kind: 'back', value: soFar() })),
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
