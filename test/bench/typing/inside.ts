import { writeFileSync } from 'node:fs';
import { commands, Position, Uri, window, workspace, type TextEditor } from 'vscode';
import { percentiles } from '../measures';
import type { TypingResult, TypingTask } from './main';

/** How many keystrokes are measured in each article, and how many in one go before the other has its turn. */
const KEYSTROKES = 600;
const IN_TURN = 50;

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
      const measured = await typeInto(editor, IN_TURN);
      // The first turn warms up.
      if (done > 0) times[name].push(...measured);
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
