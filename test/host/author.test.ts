import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import {
  deleteFile,
  folderUri,
  openArticle,
  readFile,
  seedUri,
  acceptUntil,
  select,
} from '../support/inside/workspace';

const seedSidecar = '000_dc89bdddbb9906e6.txt.newsmark.json';

suite('host/author', () => {
  teardown(async () => {
    await author('');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(seedSidecar);
    await deleteFile('.git');
  });

  test('signs with the name that git has in the folder, where no name is set', async () => {
    const folder = folderUri().fsPath;
    execFileSync('git', ['init', '--quiet', folder]);
    execFileSync('git', ['-C', folder, 'config', 'user.name', 'Grazia Deledda']);
    await author(undefined);
    const editor = await openArticle(seedUri());
    select(editor, 'circa 10.000 truppe');
    const command = vscode.commands.executeCommand('newsmark.highlightSelection');
    await acceptUntil('a sidecar was written', async () => (await readFile(seedSidecar)) !== undefined);
    await command;
    const { items } = JSON.parse((await readFile(seedSidecar)) ?? '') as { items: { creator?: { name: string } }[] };
    assert.equal(items[0]?.creator?.name, 'Grazia Deledda');
  });

  function author(name: string | undefined): Thenable<void> {
    return vscode.workspace.getConfiguration('newsmark').update('author', name, vscode.ConfigurationTarget.Global);
  }
});
