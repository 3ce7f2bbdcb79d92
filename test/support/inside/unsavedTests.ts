import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { acceptUntil, deleteFile, folderUri, hoverAt, openArticle, readFile, select, writeFile } from './workspace';

const article = 'refused.txt';
const sidecar = `${article}.newsmark.json`;
const text = 'Gli affitti sono saliti del 4% a maggio. Il sindaco ha smentito.\n';

async function quotes(): Promise<readonly string[]> {
  const content = await readFile(sidecar);
  if (content === undefined || content === '') return [];
  const { items } = JSON.parse(content) as { items: { target: { selector: { exact?: string }[] } }[] };
  return items.map(({ target }) => target.selector[0]?.exact ?? '');
}

/** Annotations that the real file system refuses to take, in both extension hosts. */
export function unsavedTests(): void {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(sidecar);
    await deleteFile(article);
  });

  test('wait, are shown as not saved yet, and are saved when that can be', async function () {
    // A write is tried thirty times before it waits, and two are.
    this.timeout(120_000);
    const uri = await writeFile(article, text);
    // Nothing can be written over a folder, whoever asks.
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(folderUri(), sidecar));
    const editor = await openArticle(uri);
    const isWaiting = async (): Promise<boolean> =>
      (await hoverAt(editor.document, 'del 4%')).includes('Not saved yet');
    select(editor, 'del 4%');
    const made = vscode.commands.executeCommand('newsmark.highlightSelection');
    await acceptUntil('the annotation is shown as not saved yet', isWaiting);
    await made;
    await vscode.commands.executeCommand('newsmark.saveUnsavedAnnotations');
    ok(await isWaiting(), 'it still waits');

    await deleteFile(sidecar);
    await eventually('it is saved by itself', async () => ((await quotes()).length > 0 ? true : undefined));
    equal(await quotes(), ['del 4%'], 'what is in the sidecar');
    await eventually('nothing is said of it any more', async () => ((await isWaiting()) ? undefined : true));
    await vscode.commands.executeCommand('newsmark.undoAnnotationChange');
    equal(await quotes(), [], 'what is left when it is undone');
  });
}
