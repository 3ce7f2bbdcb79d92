import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptUntil, openArticle, readFile, seedUri, select } from '../../support/inside/workspace';

suite('host/packaged', () => {
  test('is installed from its package, not from the repository', () => {
    const extension = vscode.extensions.getExtension('newsmark.newsmark');
    assert.ok(extension);
    assert.match(extension.extensionPath, /extensions[\\/]newsmark\.newsmark-/);
  });

  test('highlights with the worker, the words and the bundles that were packed', async () => {
    const editor = await openArticle(seedUri());
    select(editor, 'circa 10.000 truppe');
    const command = vscode.commands.executeCommand('newsmark.highlightSelection');
    const sidecar = '000_dc89bdddbb9906e6.txt.newsmark.json';
    await acceptUntil('a sidecar was written', async () => (await readFile(sidecar)) !== undefined);
    await command;
    assert.match((await readFile(sidecar)) ?? '', /"exact": "circa 10\.000 truppe"/);
  });
});
