import assert from 'node:assert/strict';
import * as vscode from 'vscode';

suite('host', () => {
  test('runs in the Node extension host with a workspace open', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
    assert.match(process.versions.node, /^\d+\./);
  });
});
