import * as vscode from 'vscode';
import { defaultPatterns } from '../../src/app/articlePatterns';
import { fileId } from '../../src/app/library/fileId';
import { defaultEncoding } from '../../src/app/library/workerConfiguration';
import type { FileReference } from '../../src/app/ports';
import { toModelText } from '../../src/core/text/modelText';
import { randomIds } from '../../src/editor/host/clockAndIds';
import { VscodeFileStore } from '../../src/editor/host/vscodeFileStore';
import { DiskSource } from '../../src/node/diskSource';
import { readableFiles, unreadableFiles } from '../support/encodings';
import { equal, eventually, ok } from '../support/inside/check';
import { folderUri } from '../support/inside/workspace';

const store = new VscodeFileStore(randomIds);

/** What the worker has for a file of the folder. */
function workerSource(): DiskSource {
  const uri = folderUri();
  const folder = {
    uri: uri.toString(),
    diskPath: uri.fsPath,
    ...defaultPatterns,
    hidden: [],
    encoding: defaultEncoding,
  };
  return new DiskSource({ folders: [folder] });
}

async function copyFixture(name: string): Promise<vscode.Uri> {
  const extension = vscode.extensions.getExtension('newsmark.newsmark');
  ok(extension !== undefined, 'the extension is there');
  const target = vscode.Uri.joinPath(folderUri(), name);
  const fixture = vscode.Uri.joinPath(extension.extensionUri, 'test', 'fixtures', 'encodings', name);
  await vscode.workspace.fs.copy(fixture, target, { overwrite: true });
  return target;
}

function reference(uri: vscode.Uri): FileReference {
  return { id: uri.toString(), path: vscode.workspace.asRelativePath(uri) };
}

async function closeEditors(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

async function remove(...names: readonly string[]): Promise<void> {
  await closeEditors();
  for (const name of names) await vscode.workspace.fs.delete(vscode.Uri.joinPath(folderUri(), name));
}

suite('host/encodings', () => {
  for (const [name, { encoding, text }] of Object.entries(readableFiles)) {
    test(`${name} has one text in the editor, the extension and the worker`, async () => {
      const uri = await copyFixture(name);
      const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
      await eventually(`${name} is shown as it is`, () => {
        const isShown = document.encoding === encoding && toModelText(document.getText()) === text;
        return Promise.resolve(isShown ? true : undefined);
      });
      const read = await store.readText(uri.toString());
      const worker = await workerSource().read(reference(uri));
      equal(read.kind === 'ok' && toModelText(read.value), text, 'extension');
      equal(worker.kind === 'ok' && toModelText(worker.value.text), text, 'worker');
      ok(!document.isDirty, 'nothing is changed');
      await remove(name);
    });
  }

  for (const [name, failure] of Object.entries(unreadableFiles)) {
    test(`${name} is unreadable for one reason`, async () => {
      const uri = await copyFixture(name);
      const failed = { kind: 'failed', failure };
      equal(await store.readText(uri.toString()), failed, 'extension');
      equal(await workerSource().read(reference(uri)), failed, 'worker');
      await remove(name);
    });
  }

  test('an encoding that a person chooses stays', async () => {
    const uri = await copyFixture('windows1252.txt');
    const { document } = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const becomes = (encoding: string): Promise<boolean> =>
      eventually(`the article is shown in ${encoding}`, () =>
        Promise.resolve(document.encoding === encoding ? true : undefined),
      );
    await becomes('windows1252');
    await vscode.workspace.openTextDocument(uri, { encoding: 'utf8' });
    await becomes('utf8');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
    const { uri: other } = await vscode.workspace.openTextDocument(await copyFixture('iso-8859-1.txt'));
    const shown = await vscode.window.showTextDocument(other, { viewColumn: vscode.ViewColumn.Beside });
    await eventually('another article is shown as it is', () =>
      Promise.resolve(shown.document.encoding === 'windows1252' ? true : undefined),
    );
    equal(document.encoding, 'utf8');
    await remove('windows1252.txt', 'iso-8859-1.txt');
  });

  test('a setting wins, in the extension as in the editor', async () => {
    const uri = await copyFixture('iso-8859-1.txt');
    const files = vscode.workspace.getConfiguration('files');
    try {
      for (const encoding of ['windows1252', 'cp437', 'koi8r', 'gbk']) {
        await files.update('encoding', encoding, vscode.ConfigurationTarget.Workspace);
        const read = await store.readText(uri.toString());
        const decoded = await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding });
        equal(read.kind === 'ok' && read.value, decoded, encoding);
      }
    } finally {
      await files.update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
      await remove('iso-8859-1.txt');
    }
  });

  test('files have the same ids in the worker', () => {
    const folders = [folderUri(), vscode.Uri.parse('vscode-vfs://github/a/b?ref=1'), vscode.Uri.file('/')];
    const names = ['in/a !\'()*&$@:,;=+#?[]%~^|`{}<>".txt', 'perché/日本 😀.txt', 'a..b/.c'];
    for (const folder of folders) {
      for (const name of names)
        equal(fileId(folder.toString(), name), vscode.Uri.joinPath(folder, name).toString(), name);
    }
  });
});
