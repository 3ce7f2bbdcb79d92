import { window, type Selection, type TextEditor } from 'vscode';
import type { Disposable } from '../app/ports';

/** What was selected by a command and what the editor has not told of yet, the last one last. */
interface Expected {
  readonly version: number;
  readonly selections: readonly Selection[];
}

const expected = new WeakMap<TextEditor, Expected>();

/**
 * What is selected in an editor, as the last command left it. The editor itself tells of each selection a moment after it was made, and of
 * an older one in between when keys are pressed faster than that: the next command would work on words that are selected no more.
 */
export function selectionsOf(editor: TextEditor): readonly Selection[] {
  const last = expected.get(editor);
  const selection = last?.version === editor.document.version ? last.selections.at(-1) : undefined;
  return selection ? [selection] : editor.selections;
}

/** The first of them, which is the only one but where there are several cursors. */
export function selectionOf(editor: TextEditor): Selection {
  return selectionsOf(editor)[0] ?? editor.selection;
}

/** Selects words in an editor, so that `selectionsOf` knows it at once. */
export function select(editor: TextEditor, selection: Selection): void {
  const { version } = editor.document;
  const last = expected.get(editor);
  const selections = last?.version === version ? last.selections : [];
  expected.set(editor, { version, selections: [...selections, selection] });
  editor.selection = selection;
}

/** Has what the editor tells of count again: what a command selected until it is there, what a person selects at once. */
export function followSelections(): Disposable {
  return window.onDidChangeTextEditorSelection(({ textEditor, selections: [only, ...more] }) => {
    const last = expected.get(textEditor);
    if (!last) return;
    const told = more.length > 0 || !only ? -1 : last.selections.findIndex((selection) => selection.isEqual(only));
    const left = told < 0 ? [] : last.selections.slice(told + 1);
    if (left.length > 0) expected.set(textEditor, { ...last, selections: left });
    else expected.delete(textEditor);
  });
}
