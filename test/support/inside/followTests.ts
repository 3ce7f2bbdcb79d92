import * as vscode from 'vscode';
import { unchecked } from '../unchecked';
import { equal, eventually, ok } from './check';
import { deleteFile, folderUri, hoverAt, openArticle, readFile, seedUri, writeFile } from './workspace';

const words = 'Rents rose 4% in May. The mayor denied it.\n';
const ending = '.newsmark.json';

/** A sidecar with one highlight and a field of another tool, for an article of this name. */
function sidecarOf(file: string): string {
  const page = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { newsmark: 'https://newsmark.dev/ns#' }],
    type: 'AnnotationPage',
    'newsmark:version': 1,
    'newsmark:article': { file, mood: 'sad' },
    items: [
      {
        id: 'urn:uuid:00000000-0000-4000-8000-000000000007',
        type: 'Annotation',
        motivation: 'highlighting',
        body: [{ type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: 'check this' }],
        target: {
          source: file,
          selector: [{ type: 'TextQuoteSelector', exact: 'rose 4%', prefix: 'Rents ', suffix: ' in May. The' }],
        },
      },
    ],
  };
  return `${JSON.stringify(page, null, 2)}\n`;
}

function at(path: string): vscode.Uri {
  return vscode.Uri.joinPath(folderUri(), path);
}

async function annotate(path: string): Promise<void> {
  await writeFile(path, words);
  await writeFile(path + ending, sidecarOf(path.slice(path.lastIndexOf('/') + 1)));
}

/** Renames or moves as the Explorer does: the editor asks extensions what goes with the files. */
async function rename(...pairs: readonly (readonly [from: string, to: string])[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const [from, to] of pairs) edit.renameFile(at(from), at(to));
  ok(await vscode.workspace.applyEdit(edit), 'the files were renamed');
}

async function remove(...paths: readonly string[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const path of paths) edit.deleteFile(at(path), { recursive: true });
  ok(await vscode.workspace.applyEdit(edit), 'the files were deleted');
}

async function becomes(path: string, content: string | undefined): Promise<void> {
  await eventually(`${path} is ${content === undefined ? 'gone' : 'as expected'}`, async () =>
    unchecked(await readFile(path)) === content ? true : undefined,
  );
}

/** Sidecars go with their articles, the same in both extension hosts. */
export function followTests(): void {
  suiteSetup(async () => {
    await openArticle(seedUri());
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['a.txt', 'b.txt', 'A.txt']) {
      await deleteFile(name);
      await deleteFile(name + ending);
    }
    await deleteFile('moved');
  });

  test('renames the sidecar with its article, names the article in it and keeps what others wrote', async () => {
    await annotate('a.txt');
    await rename(['a.txt', 'b.txt']);
    await becomes(`b.txt${ending}`, sidecarOf('b.txt'));
    equal(await readFile(`a.txt${ending}`), undefined);
    const { document } = await openArticle(at('b.txt'));
    await eventually('the annotation shows in the renamed article', async () =>
      (await hoverAt(document, 'rose 4%')).includes('check this') ? true : undefined,
    );
  });

  test('takes the sidecar back when the name is taken back', async () => {
    await annotate('a.txt');
    await rename(['a.txt', 'b.txt']);
    await becomes(`b.txt${ending}`, sidecarOf('b.txt'));
    await rename(['b.txt', 'a.txt']);
    await becomes(`a.txt${ending}`, sidecarOf('a.txt'));
    equal(await readFile(`b.txt${ending}`), undefined);
  });

  test('moves the sidecar into another folder', async () => {
    await annotate('a.txt');
    await rename(['a.txt', 'moved/deep/a.txt']);
    await becomes(`moved/deep/a.txt${ending}`, sidecarOf('a.txt'));
    equal(await readFile(`a.txt${ending}`), undefined);
  });

  test('moves once what was picked together with its sidecar', async () => {
    await annotate('a.txt');
    await rename(['a.txt', 'moved/a.txt'], [`a.txt${ending}`, `moved/a.txt${ending}`]);
    await becomes(`moved/a.txt${ending}`, sidecarOf('a.txt'));
    equal(await readFile(`a.txt${ending}`), undefined);
  });

  test('moves a folder with all that is in it', async () => {
    await annotate('moved/a.txt');
    await rename(['moved', 'moved2']);
    await becomes(`moved2/a.txt${ending}`, sidecarOf('a.txt'));
    await rename(['moved2', 'moved']);
    await becomes(`moved/a.txt${ending}`, sidecarOf('a.txt'));
  });

  test('overwrites no annotations: the article goes without', async () => {
    await annotate('a.txt');
    await writeFile(`b.txt${ending}`, sidecarOf('other.txt'));
    await rename(['a.txt', 'b.txt']);
    equal(await readFile('b.txt'), words);
    equal(await readFile(`a.txt${ending}`), sidecarOf('a.txt'));
  });

  test('follows a change of capitals', async () => {
    await annotate('a.txt');
    await rename(['a.txt', 'A.txt']);
    await becomes(`A.txt${ending}`, sidecarOf('A.txt'));
  });

  test('deletes the sidecar with its article, and once when both were picked', async () => {
    await annotate('a.txt');
    await annotate('b.txt');
    await remove('a.txt');
    await becomes(`a.txt${ending}`, undefined);
    await remove('b.txt', `b.txt${ending}`);
    await becomes(`b.txt${ending}`, undefined);
  });

  test('deletes no sidecar with unsaved changes', async () => {
    await annotate('a.txt');
    const document = await vscode.workspace.openTextDocument(at(`a.txt${ending}`));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), ' ');
    await vscode.workspace.applyEdit(edit);
    await remove('a.txt');
    equal(await readFile('a.txt'), undefined);
    equal(await readFile(`a.txt${ending}`), sidecarOf('a.txt'));
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
}
