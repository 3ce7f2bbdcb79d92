import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from '../support/inside/check';
import { deleteFile, writeFile } from '../support/inside/workspace';

interface Binding {
  readonly key: string;
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly keybindings: readonly Binding[];
  };
}

/** Where VS Code's own use of a key is out of reach of an article and of the sidebar. */
const elsewhere = /\binChat\b/;

suite('host/manifest', () => {
  const extension = vscode.extensions.getExtension<unknown>('newsmark.newsmark');

  test('activates', async () => {
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  test('registers every command it declares', async () => {
    const registered = new Set(await vscode.commands.getCommands());
    const declared = manifest().contributes.commands.map(({ command }) => command);
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });

  test('takes no key that VS Code uses in an article', async () => {
    const defaults = await defaultBindings();
    const inArticles = manifest().contributes.keybindings.filter(({ when }) => when?.includes('editorTextFocus'));
    // Annotate Mode is there to take keys, from who turned it on until Escape.
    const own = inArticles.filter(({ when }) => !/(?<!!)newsmark\.annotating/.test(when ?? ''));
    assert.ok(own.length > 20 && own.every(({ key }) => /^alt\+/.test(key)), 'all others begin with Alt');
    const clashes = own.flatMap((binding) =>
      defaults
        .filter(
          ({ key, command, when }) =>
            !`${command} ${when ?? ''}`.includes('newsmark.') && startsAlike(key, binding.key),
        )
        .filter(({ when }) => !elsewhere.test(when ?? ''))
        .map(
          ({ key, command, when }) =>
            `${binding.key} (${binding.command}) ~ ${key} (${command}) when ${when ?? 'always'}`,
        ),
    );
    assert.deepEqual(clashes, []);
    assert.ok(
      defaults.some(({ command }) => command === 'editor.action.rename'),
      'the defaults were read',
    );
  });

  test('marks what is wrong in a sidecar that is opened as text', async () => {
    const uri = await writeFile('wrong.txt.newsmark.json', '{ "type": "Page", "newsmark:version": "one" }\n');
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const messages = await eventually('the schema finds the mistakes', () => {
      const found = vscode.languages.getDiagnostics(uri).map(({ message }) => message);
      return Promise.resolve(found.length >= 2 ? found : undefined);
    });
    assert.match(messages.join('\n'), /AnnotationPage/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile('wrong.txt.newsmark.json');
  });

  test('tucks sidecars under their articles in the Explorer', () => {
    const nesting = vscode.workspace.getConfiguration('explorer.fileNesting');
    assert.equal(nesting.get('enabled'), true);
    assert.deepEqual(nesting.get<Record<string, string>>('patterns')?.['*'], '${basename}.${extname}.newsmark.json');
  });

  function manifest(): Manifest {
    return extension?.packageJSON as Manifest;
  }
});

/** One is the other, or the first stroke of the other. */
function startsAlike(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
}

/** Strips the comments that VS Code adds after the list. */
async function defaultBindings(): Promise<readonly Binding[]> {
  const uri = vscode.Uri.parse('vscode://defaultsettings/keybindings.json');
  const text = (await vscode.workspace.openTextDocument(uri)).getText();
  const list = text.slice(text.indexOf('['), text.lastIndexOf(']') + 1);
  return JSON.parse(list.replace(/^\s*\/\/.*$/gm, '')) as Binding[];
}
