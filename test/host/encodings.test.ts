import * as vscode from 'vscode';
import { defaultPatterns } from '../../src/app/articlePatterns';
import { Corpus } from '../../src/app/corpus';
import { largestArticle } from '../../src/app/decodeArticle';
import { fileId } from '../../src/app/library/fileId';
import { LocalLibrary } from '../../src/app/library/localLibrary';
import { defaultEncoding } from '../../src/app/library/workerConfiguration';
import type { FileReference } from '../../src/app/ports';
import { toModelText } from '../../src/core/text/modelText';
import { ArticleEncoding } from '../../src/editor/articleEncoding';
import { ArticleFiles } from '../../src/editor/host/articleFiles';
import { randomIds } from '../../src/editor/host/clockAndIds';
import { VscodeFileStore } from '../../src/editor/host/vscodeFileStore';
import { openHit } from '../../src/editor/search/openHit';
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

  test('a hit is selected in an article that the editor has not shown yet', async () => {
    const uri = await copyFixture('windows1252.txt');
    const files = new ArticleFiles();
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const library = new LocalLibrary({ source: workerSource(), log });
    const corpus = new Corpus({ files: store, finder: files, library, log });
    const failures: unknown[] = [];
    const encoding = new ArticleEncoding(files, (error) => failures.push(error));
    try {
      await corpus.start();
      const article = uri.toString();
      const [passage] = await library.passages(article, 'perché', 1);
      ok(passage !== undefined, 'the words are found');
      await openHit({ corpus, encoding }, { article, query: 'perché', passage });
      const editor = vscode.window.activeTextEditor;
      equal(editor?.document.getText(editor.selection), 'Perché');
      equal(editor?.document.encoding, 'windows1252');
      equal(failures, []);
    } finally {
      encoding.dispose();
      corpus.dispose();
      await remove('windows1252.txt');
    }
  });

  test('a file that is too large is not read', async () => {
    let reads = 0;
    const noDisk = (): never => {
      throw vscode.FileSystemError.NoPermissions();
    };
    const disk: vscode.FileSystemProvider = {
      onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
      watch: () => new vscode.Disposable(() => undefined),
      stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: largestArticle + 1 }),
      readFile: () => {
        reads++;
        return new Uint8Array([0x41]);
      },
      readDirectory: () => [],
      createDirectory: noDisk,
      writeFile: noDisk,
      delete: noDisk,
      rename: noDisk,
    };
    const registered = vscode.workspace.registerFileSystemProvider('newsmark-large', disk, { isReadonly: true });
    equal(await store.readText('newsmark-large:/a.txt'), { kind: 'failed', failure: 'tooLarge' });
    equal(reads, 0);
    registered.dispose();
  });

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
