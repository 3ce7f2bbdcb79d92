import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { sidecarWith } from './sidecars';
import { acceptUntil, deleteFile, hoverAt, openArticle, readFile, seedUri, writeFile } from './workspace';

const file = '.newsmark/labels.json';
const sidecar = '000_dc89bdddbb9906e6.txt.newsmark.json';

/** The labels of a project, the same in both extension hosts. */
export function labelTests(): void {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile('.newsmark');
    await deleteFile(sidecar);
  });

  test('says where two labels or verdicts have one name, or two labels one number, until they have not', async () => {
    const labels = [
      { name: 'Unverified', shortcut: '1' },
      { name: 'UNVERIFIED' },
      { name: 'Both sides', shortcut: '1' },
    ];
    await openArticle(seedUri());
    const verdicts = [{ name: 'Unverified', shortcut: '1' }, { name: 'unreviewed' }, { name: 'Ünverified' }];
    const uri = await writeFile(file, JSON.stringify({ version: 1, labels, verdicts }));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const found = await eventually('all are told', () => {
      const words = problems(document);
      return Promise.resolve(words.length === 4 ? words : undefined);
    });
    equal(found, ['"UNVERIFIED"', '"1"', '"unreviewed"', '"Ünverified"']);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), '{"version": 1, "labels": [{"name": "A"}]}');
    await vscode.workspace.applyEdit(edit);
    await eventually('nothing is told', () => Promise.resolve(problems(document).length === 0 ? true : undefined));
    await document.save();
  });

  test('leaves a file alone that cannot be read, whatever is asked', async () => {
    await openArticle(seedUri());
    for (const broken of [
      '{ "version": 1, "labels": [',
      '{"version": 99, "labels": []}',
      '{"version":1,"verdicts":{}}',
    ]) {
      await writeFile(file, broken);
      for (const command of ['newsmark.editLabels', 'newsmark.editVerdicts']) {
        await vscode.commands.executeCommand(command);
        equal(await readFile(file), broken);
      }
    }
  });

  test('keeps a verdict that no scale has when the claim is edited', async () => {
    await writeFile(file, '{"version": 1, "verdicts": [{"name": "Rubbish"}]}');
    const words = 'patto di difesa storico';
    const editor = await openArticle(seedUri());
    const start = editor.document.getText().indexOf(words);
    const page = JSON.parse(sidecarWith({ exact: words, start, comment: '' })) as Page;
    const claimant = { name: 'Kiev' };
    const body = [{ type: 'newsmark:Claim', statement: 'So it is.', claimant, verdict: 'From elsewhere' }];
    await writeFile(sidecar, JSON.stringify({ ...page, items: page.items.map((item) => ({ ...item, body })) }));
    await eventually('the claim is known', async () =>
      (await hoverAt(editor.document, words)).includes('From elsewhere') ? true : undefined,
    );
    const at = editor.document.positionAt(start + 1);
    editor.selection = new vscode.Selection(at, at);
    let isEdited = false;
    let accepted = 0;
    const edited = vscode.commands.executeCommand('newsmark.editAnnotation').then(() => (isEdited = true));
    await acceptUntil('the claim is edited', () => {
      accepted++;
      return Promise.resolve(isEdited);
    });
    await edited;
    ok(accepted >= 3, 'its three questions were asked');
    const { items } = JSON.parse((await readFile(sidecar)) ?? '') as Page;
    equal(
      items.map(({ body: [first] }) => first?.verdict),
      ['From elsewhere'],
    );
  });
}

/** What the test looks at of a sidecar. */
interface Page {
  readonly items: readonly { readonly body: readonly { readonly verdict?: string }[] }[];
}

/** The words that warnings of Newsmark stand on. */
function problems(document: vscode.TextDocument): string[] {
  const own = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Newsmark');
  return own.map(({ range }) => document.getText(range));
}
