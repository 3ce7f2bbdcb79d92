import * as vscode from 'vscode';
import { eventually, ok } from './check';

const encoder = new TextEncoder();

/** The one folder that the suites run on: a copy of the sample corpus. */
export function folderUri(): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  ok(first !== undefined, 'no folder is open');
  return first.uri;
}

/** The sample article. */
export function seedUri(): vscode.Uri {
  return vscode.Uri.joinPath(folderUri(), '000_dc89bdddbb9906e6.txt');
}

/** Writes a file of the folder, as another program would. */
export async function writeFile(name: string, content: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folderUri(), name);
  await vscode.workspace.fs.writeFile(uri, encoder.encode(content));
  return uri;
}

/** The text of a file; undefined when there is none. */
export async function readFile(name: string): Promise<string | undefined> {
  try {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folderUri(), name));
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The content of every file of the folder, by path. */
export async function readFolder(folder = folderUri()): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
    const uri = vscode.Uri.joinPath(folder, name);
    if (type === vscode.FileType.Directory) Object.assign(files, await readFolder(uri));
    else files[uri.path] = (await vscode.workspace.fs.readFile(uri)).join(' ');
  }
  return files;
}

/** Deletes a file, or a folder with all in it, if it is there. */
export async function deleteFile(name: string): Promise<void> {
  try {
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderUri(), name), { recursive: true });
  } catch {
    // It was not there.
  }
}

/** Opens an article and waits until it is shown as one. */
export async function openArticle(uri: vscode.Uri): Promise<vscode.TextEditor> {
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return eventually(`${uri.path} is shown as an article`, () => {
    const editor = vscode.window.activeTextEditor;
    const isArticle = editor?.document.uri.toString() === uri.toString() && editor.document.languageId !== 'plaintext';
    return Promise.resolve(isArticle ? editor : undefined);
  });
}

/** Selects the n-th place (from 0) of some words in the active editor. */
export function select(editor: vscode.TextEditor, words: string, copy = 0): void {
  const text = editor.document.getText();
  let at = text.indexOf(words);
  for (let left = copy; left > 0; left--) at = text.indexOf(words, at + 1);
  ok(at >= 0, `the article does not hold “${words}”`);
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(at), document.positionAt(at + words.length));
}

/** The Markdown of all hovers at the first place of some words, with plain spaces. */
export async function hoverAt(document: vscode.TextDocument, words: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(words) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n')
    .replaceAll('&nbsp;', ' ');
}

/** Accepts the questions a command asks, as Enter does, until a file is there that passes the test. */
export async function acceptUntil(what: string, isDone: () => Promise<boolean>): Promise<void> {
  await eventually(what, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return (await isDone()) ? true : undefined;
  });
}
