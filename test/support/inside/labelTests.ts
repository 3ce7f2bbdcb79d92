import * as vscode from 'vscode';
import { equal, eventually } from './check';
import { deleteFile, openArticle, readFile, seedUri, writeFile } from './workspace';

const file = '.newsmark/labels.json';

/** The labels of a project, the same in both extension hosts. */
export function labelTests(): void {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile('.newsmark');
  });

  test('says where two labels have one name or one number, until they have not', async () => {
    const labels = [
      { name: 'Unverified', shortcut: '1' },
      { name: 'UNVERIFIED' },
      { name: 'Both sides', shortcut: '1' },
    ];
    await openArticle(seedUri());
    const uri = await writeFile(file, JSON.stringify({ version: 1, labels }));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const found = await eventually('both are told', () => {
      const words = problems(document);
      return Promise.resolve(words.length === 2 ? words : undefined);
    });
    equal(found, ['"UNVERIFIED"', '"1"']);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), '{"version": 1, "labels": [{"name": "A"}]}');
    await vscode.workspace.applyEdit(edit);
    await eventually('nothing is told', () => Promise.resolve(problems(document).length === 0 ? true : undefined));
    await document.save();
  });

  test('leaves a file alone that cannot be read, whatever is asked', async () => {
    await openArticle(seedUri());
    for (const broken of ['{ "version": 1, "labels": [', '{"version": 99, "labels": []}']) {
      await writeFile(file, broken);
      await vscode.commands.executeCommand('newsmark.editLabels');
      equal(await readFile(file), broken);
    }
  });
}

/** The words that warnings of Newsmark stand on. */
function problems(document: vscode.TextDocument): string[] {
  const own = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Newsmark');
  return own.map(({ range }) => document.getText(range));
}
