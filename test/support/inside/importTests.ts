import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { deleteFile, openArticle, readFile, writeFile } from './workspace';

const words = 'The council approved, after five hours of talks, the plan that changes the harbour for good. '.repeat(8);
const page = `<!DOCTYPE html><html lang="en"><head><title>The harbour changes</title><meta name="author" content="Helen Oakes"></head>
<body><div class="menu"><a href="/x">Menu</a></div><article><h1>The harbour changes</h1><p>${words}</p></article></body></html>`;
const made = ['saved.html', 'saved.md', 'saved.md.newsmark.json', 'saved-2.md', 'the-harbour-changes.md'];

/** What comes in without the web, the same in both extension hosts. */
export function importTests(): void {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of made) await deleteFile(name);
  });

  test('converts a saved page beside it, and never over what is there', async () => {
    const uri = await writeFile('saved.html', page);
    await openArticle(uri);
    await vscode.commands.executeCommand('newsmark.convertToReadable');
    const first = await readFile('saved.md');
    ok(first !== undefined, 'saved.md was written');
    ok(
      first.startsWith('---\ntitle: "The harbour changes"\nauthor: "Helen Oakes"\nlanguage: "en"\nconverted: "'),
      first,
    );
    ok(first.includes('\n# The harbour changes\n\nThe council approved'), first);
    ok(!first.includes('Menu'), first);
    await eventually('the article is shown', () =>
      Promise.resolve(vscode.window.activeTextEditor?.document.uri.path.endsWith('/saved.md') ? true : undefined),
    );
    await vscode.commands.executeCommand('newsmark.convertToReadable', uri, [uri]);
    equal((await readFile('saved.md')) === first, true, 'the first article is as it was');
    ok((await readFile('saved-2.md')) !== undefined, 'saved-2.md was written');
  });

  test('takes no name whose annotations lie there, left by an article that is gone', async () => {
    const uri = await writeFile('saved.html', page);
    await writeFile('saved.md.newsmark.json', '{}');
    await vscode.commands.executeCommand('newsmark.convertToReadable', uri, [uri]);
    equal(await readFile('saved.md'), undefined);
    ok((await readFile('saved-2.md')) !== undefined, 'saved-2.md was written');
  });
}
