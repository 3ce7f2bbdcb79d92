import * as vscode from 'vscode';

suite('web', () => {
  test('runs in a worker with a workspace open', () => {
    if (!('WorkerGlobalScope' in globalThis)) throw new Error('this is no worker');
    if (vscode.workspace.workspaceFolders?.length !== 1) throw new Error('there is no workspace');
  });
});
