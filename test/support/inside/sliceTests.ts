import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { sidecarWith } from './sidecars';
import { acceptUntil, deleteFile, hoverAt, openArticle, readFile, seedUri, select, writeFile } from './workspace';

const seedSidecar = '000_dc89bdddbb9906e6.txt.newsmark.json';

interface Page {
  readonly items: readonly { readonly target: { readonly selector: readonly Record<string, unknown>[] } }[];
}

/** The main job, the same in both extension hosts: everything goes through `workspace.fs` and the worker. */
export function sliceTests(): void {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(seedSidecar);
  });

  test('shows a plain text article wrapped, and leaves other plain text as it is', async () => {
    const { document } = await openArticle(seedUri());
    equal(document.languageId, 'newsmark-article');
    equal(vscode.workspace.getConfiguration('editor', document).get('wordWrap'), 'bounded');
    const other = await vscode.workspace.openTextDocument(await writeFile('README.txt', 'Not an article.\n'));
    equal(other.languageId, 'plaintext');
    await deleteFile('README.txt');
  });

  test('leaves an article in plain text when a person chooses that', async () => {
    const uri = await writeFile('plain.txt', 'Rents rose 4% in May.\n');
    const { document } = await openArticle(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
    await openArticle(seedUri());
    await vscode.window.showTextDocument(document);
    await openArticle(seedUri());
    equal(document.languageId, 'plaintext');
    await deleteFile('plain.txt');
  });

  test('highlights the selected words into a sidecar beside the article', async () => {
    const editor = await openArticle(seedUri());
    select(editor, 'circa 10.000 truppe');
    const command = vscode.commands.executeCommand('newsmark.highlightSelection');
    await acceptUntil('a sidecar was written', async () => (await readFile(seedSidecar)) !== undefined);
    await command;
    equal(selectorsOf((await readFile(seedSidecar)) ?? ''), [
      {
        type: 'TextQuoteSelector',
        exact: 'circa 10.000 truppe',
        prefix: 'che la Corea del Nord ha schierato '.slice(-32),
        suffix: ' in Russia per combattere contro',
      },
      { type: 'TextPositionSelector', start: 2152, end: 2171 },
    ]);
    const hover = await eventually('the highlight has a hover', async () => {
      const text = await hoverAt(editor.document, 'circa 10.000 truppe');
      return text.includes('Highlight') ? text : undefined;
    });
    ok(hover.includes('command:newsmark.removeAnnotation'), 'the hover offers to remove the highlight');
  });

  test('takes the sentence at the cursor when nothing is selected', async () => {
    const editor = await openArticle(seedUri());
    const at = editor.document.positionAt(editor.document.getText().indexOf('documento rivoluzionario'));
    editor.selection = new vscode.Selection(at, at);
    const command = vscode.commands.executeCommand('newsmark.highlightSelection');
    await acceptUntil('a sidecar was written', async () => (await readFile(seedSidecar)) !== undefined);
    await command;
    const [quote] = selectorsOf((await readFile(seedSidecar)) ?? '');
    equal(quote?.['exact'], 'Putin ha salutato l\'accordo a giugno come un "documento rivoluzionario".');
  });

  test('shows what another program writes into a sidecar, and forgets it when the sidecar is gone', async () => {
    const { document } = await openArticle(seedUri());
    const hasComment = async (comment: string): Promise<true | undefined> =>
      (await hoverAt(document, 'circa 10.000')).includes(comment) || undefined;
    await writeFile(seedSidecar, sidecarWith({ exact: 'circa 10.000', start: 2152, comment: 'firstly' }));
    await eventually('the hand-written comment shows', () => hasComment('firstly'));
    await writeFile(seedSidecar, sidecarWith({ exact: 'circa 10.000', start: 2152, comment: 'secondly' }));
    await eventually('the changed comment shows', () => hasComment('secondly'));
    await deleteFile(seedSidecar);
    await eventually('the comment is gone', async () => ((await hasComment('secondly')) ? undefined : true));
  });

  test('shows what a sidecar says as text, never as markup, links or commands', async () => {
    const { document } = await openArticle(seedUri());
    const comment = '[run](command:workbench.action.quit) **loud**';
    await writeFile(seedSidecar, sidecarWith({ exact: 'circa 10.000', start: 2152, comment }));
    const hover = await eventually('the comment shows', async () => {
      const text = await hoverAt(document, 'circa 10.000');
      return text.includes('run') ? text : undefined;
    });
    ok(!hover.includes('](command:workbench'), 'the link is not a link');
    ok(!hover.includes('**loud**'), 'the stars are escaped');
  });

  test('leaves a broken sidecar as it is and does not annotate its article', async () => {
    const broken = '{ "type": "AnnotationPage", "items": [ oops\n';
    await writeFile(seedSidecar, broken);
    const editor = await openArticle(seedUri());
    select(editor, 'circa 10.000 truppe');
    await vscode.commands.executeCommand('newsmark.highlightSelection');
    equal(await readFile(seedSidecar), broken);
  });

  test('annotates a CRLF article with a byte order mark by code points of its LF text', async () => {
    const name = 'emoji.txt';
    const uri = await writeFile(name, '\uFEFF👩‍🚒 Prima riga.\r\nIl sindaco 🇮🇹 ha vinto.\r\n');
    const editor = await openArticle(uri);
    select(editor, 'ha vinto');
    const sidecar = `${name}.newsmark.json`;
    const command = vscode.commands.executeCommand('newsmark.highlightSelection');
    await acceptUntil('a sidecar was written', async () => (await readFile(sidecar)) !== undefined);
    await command;
    const [, position] = selectorsOf((await readFile(sidecar)) ?? '');
    const text = Array.from('👩‍🚒 Prima riga.\nIl sindaco 🇮🇹 ha vinto.\n');
    equal(text.slice(Number(position?.['start']), Number(position?.['end'])).join(''), 'ha vinto');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(name);
    await deleteFile(sidecar);
  });

  test('undoes the last change of annotations', async () => {
    const editor = await openArticle(seedUri());
    select(editor, 'circa 10.000 truppe');
    const command = vscode.commands.executeCommand('newsmark.highlightSelection');
    await acceptUntil('a sidecar was written', async () => (await readFile(seedSidecar)) !== undefined);
    await command;
    await vscode.commands.executeCommand('newsmark.undoAnnotationChange');
    equal((JSON.parse((await readFile(seedSidecar)) ?? '{}') as Page).items, []);
  });

  test('steps through the mentions of a name and round to the first', async () => {
    const editor = await openArticle(seedUri());
    select(editor, 'Ucraina');
    const first = editor.selection.start;
    const starts: string[] = [];
    for (let step = 0; step < 20; step++) {
      await vscode.commands.executeCommand('newsmark.nextMention');
      equal(editor.document.getText(editor.selection), 'Ucraina');
      starts.push(`${editor.selection.start.line}:${editor.selection.start.character}`);
      if (editor.selection.start.isEqual(first)) break;
    }
    ok(starts.length >= 7, `only ${starts.length} mentions were visited`);
    equal(new Set(starts).size, starts.length, 'different places');
    await vscode.commands.executeCommand('newsmark.previousMention');
    const last = `${editor.selection.start.line}:${editor.selection.start.character}`;
    equal(last, starts[starts.length - 2], 'one step back');
  });

  test('goes on with the mentions in the next article', async () => {
    const other = await writeFile('zeta.txt', "KIEV, 5 nov. (ANSA) - Le notizie dall'Ucraina arrivano ogni giorno.\n");
    const editor = await openArticle(seedUri());
    await eventually('the new article was read', async () => {
      const text = editor.document.getText();
      const last = editor.document.positionAt(text.lastIndexOf("all'Ucraina") + 4);
      await vscode.window.showTextDocument(editor.document, { selection: new vscode.Range(last, last) });
      await vscode.commands.executeCommand('newsmark.nextMention');
      return vscode.window.activeTextEditor?.document.uri.toString() === other.toString() ? true : undefined;
    });
    equal(vscode.window.activeTextEditor?.document.getText(vscode.window.activeTextEditor.selection), 'Ucraina');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile('zeta.txt');
  });
}

function selectorsOf(sidecar: string): readonly Record<string, unknown>[] {
  return (JSON.parse(sidecar) as Page).items[0]?.target.selector ?? [];
}
