import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { commands, Position, Uri, window, workspace, type TextEditor } from 'vscode';
import { percentiles } from '../measures';
import type { TypingResult, TypingTask } from './main';

/** How many keystrokes are measured in each article, and how many in one go before the other has its turn. */
const KEYSTROKES = 2000;
const IN_TURN = 100;
/** What the editor does for an article that comes to the front is no part of a keystroke: it is waited for, and the first letters do not count. */
const SETTLING_MS = 1000;
const FIRST = 5;

/** Called by VS Code in its extension host. */
export async function run(): Promise<void> {
  const task = JSON.parse(process.env['NEWSMARK_BENCH'] ?? '') as TypingTask;
  const [folder] = workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('No folder is open.');
  await commands.executeCommand('newsmark.refreshArticles');
  const times: Record<'plain' | 'annotated', number[]> = { plain: [], annotated: [] };
  for (let done = 0; done <= KEYSTROKES; done += IN_TURN) {
    for (const name of ['plain', 'annotated'] as const) {
      const editor = await window.showTextDocument(Uri.joinPath(folder.uri, `${name}.txt`));
      await wait(SETTLING_MS);
      const measured = await typeInto(editor, FIRST + IN_TURN);
      // The first turn warms up.
      if (done > 0) times[name].push(...measured.slice(FIRST));
    }
  }
  const result: TypingResult = { plain: percentiles(times.plain), annotated: percentiles(times.annotated) };
  writeFileSync(task.result, JSON.stringify(result));
}

/** Milliseconds from each letter to the moment when everybody in the extension host was told of it. */
async function typeInto(editor: TextEditor, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  const line = Math.floor(editor.document.lineCount / 2);
  for (let at = 0; at < count; at++) {
    const start = performance.now();
    await editor.edit((edit) => edit.insert(new Position(line, at), 'a'), {
      undoStopBefore: false,
      undoStopAfter: false,
    });
    times.push(performance.now() - start);
  }
  return times;
}
