import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { deleteFile, openArticle, readFile, select, writeFile } from './workspace';

const text = 'Gli affitti sono saliti del 4% a maggio. Il sindaco ha smentito. Nessuno ha vinto.\n';
let name = '';
let articles = 0;
let article = vscode.Uri.parse('untitled:none');

function item(quote: string, label = 'figure'): string {
  const start = text.indexOf(quote);
  const fields = {
    id: `urn:uuid:${quote.replaceAll(' ', '-')}`,
    type: 'Annotation',
    motivation: 'highlighting',
    body: [{ type: 'TextualBody', purpose: 'tagging', value: label }],
    target: {
      source: name,
      selector: [
        { type: 'TextQuoteSelector', exact: quote, prefix: '', suffix: '' },
        { type: 'TextPositionSelector', start, end: start + quote.length },
      ],
    },
  };
  return JSON.stringify(fields);
}

/** A sidecar in which git left one conflict, around all items. */
function conflicted(ours: readonly string[], theirs: readonly string[]): string {
  const head = `{"type": "AnnotationPage", "newsmark:version": 1, "newsmark:article": {"file": "${name}"}, "items": [`;
  return [head, '<<<<<<< HEAD', ours.join(',\n'), '=======', theirs.join(',\n'), '>>>>>>> topic', ']}\n'].join('\n');
}

async function sidecar(): Promise<string> {
  return (await readFile(`${name}.newsmark.json`)) ?? '';
}

async function quotes(): Promise<readonly string[]> {
  const { items } = JSON.parse(await sidecar()) as { items: { target: { selector: { exact?: string }[] } }[] };
  return items.map(({ target }) => target.selector[0]?.exact ?? '');
}

/** Writes a sidecar with a conflict and waits until the editor knows. */
async function leaveConflict(ours: readonly string[], theirs: readonly string[]): Promise<vscode.Uri> {
  const uri = await writeFile(`${name}.newsmark.json`, conflicted(ours, theirs));
  await openArticle(article);
  return uri;
}

/** Sidecars in which git left both sides of a merge, in both extension hosts. */
export function mergeTests(): void {
  setup(async () => {
    name = `merging${++articles}.txt`;
    article = await writeFile(name, text);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(`${name}.newsmark.json`);
    await deleteFile(name);
  });

  test('are shown merged, and written when that is applied', async () => {
    await leaveConflict([item('del 4%')], [item('sindaco')]);
    await vscode.commands.executeCommand('newsmark.showMerge', { article: article.toString() });
    const merged = await eventually('the merge is shown', () => {
      const shown = vscode.workspace.textDocuments.find(
        ({ uri }) => uri.scheme === 'newsmark-merge' && uri.query.includes('merged'),
      );
      return Promise.resolve(shown);
    });
    ok(merged.getText().includes('del 4%') && merged.getText().includes('sindaco'), 'both versions are in it');
    equal(await sidecar(), conflicted([item('del 4%')], [item('sindaco')]), 'the sidecar before');
    await vscode.commands.executeCommand('newsmark.applyMerge');
    equal(await sidecar(), merged.getText(), 'the sidecar');
    equal(await quotes(), ['del 4%', 'sindaco'], 'what is annotated');
    const left = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);
    ok(!left.some((label) => label.includes('↔')), 'what was shown is closed');
  });

  test('are not written over what somebody wrote since they were shown', async () => {
    await leaveConflict([item('del 4%')], [item('sindaco')]);
    await vscode.commands.executeCommand('newsmark.showMerge', { article: article.toString() });
    const later = conflicted([item('del 4%')], [item('Nessuno')]);
    await writeFile(`${name}.newsmark.json`, later);
    await vscode.commands.executeCommand('newsmark.applyMerge', { article: article.toString() });
    equal(await sidecar(), later, 'the sidecar');
  });

  test('are not written while somebody edits them by hand', async () => {
    const uri = await leaveConflict([item('del 4%')], [item('sindaco')]);
    const document = await vscode.workspace.openTextDocument(uri);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), ' ');
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('newsmark.applyMerge', uri);
    ok(document.isDirty && (await sidecar()).includes('<<<<<<<'), 'the file is as it was');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('cannot be annotated until then', async () => {
    await leaveConflict([item('del 4%')], [item('sindaco')]);
    const before = await sidecar();
    const editor = await openArticle(article);
    select(editor, 'vinto');
    await vscode.commands.executeCommand('newsmark.highlightSelection');
    equal(await sidecar(), before, 'the sidecar');
  });

  test('offer the merge in the file itself', async () => {
    const uri = await leaveConflict([item('del 4%')], [item('sindaco')]);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    const commandsOf = (all: readonly { readonly command?: { readonly command: string } | undefined }[]): string[] =>
      all.flatMap(({ command }) => (command?.command.startsWith('newsmark.') === true ? [command.command] : []));
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 9);
    equal(commandsOf(lenses), ['newsmark.showMerge', 'newsmark.applyMerge'], 'lenses');
    const warning = vscode.languages.getDiagnostics(uri).find(({ source }) => source === 'Newsmark');
    equal(warning?.range.start.line, 1, 'the line of the warning');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      warning?.range,
    );
    const offered = actions.flatMap(({ command }) => (command ? [{ command }] : []));
    equal(commandsOf(offered), ['newsmark.showMerge', 'newsmark.applyMerge'], 'actions');
  });

  test('ask which value stays where both versions say something else', async () => {
    await leaveConflict([item('del 4%', 'quote')], [item('del 4%', 'opinion'), item('sindaco')]);
    const applied = vscode.commands.executeCommand('newsmark.applyMerge', { article: article.toString() });
    await eventually('the choice is made', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      const content = await sidecar();
      // Where a file cannot be replaced at once it is gone for a moment.
      const isWhole = content.includes('"items"') && !content.includes('<<<<<<<');
      return isWhole && !content.includes('newsmark:conflicts') ? true : undefined;
    });
    await applied;
    equal(await quotes(), ['del 4%', 'sindaco'], 'what is annotated');
    ok((await sidecar()).includes('"quote"') && !(await sidecar()).includes('"opinion"'), 'ours stays');
    await vscode.commands.executeCommand('newsmark.undoAnnotationChange');
    ok((await sidecar()).includes('newsmark:conflicts'), 'the choice can be undone');
  });

  test('are ended in the corrections of entities too', async () => {
    const said = (words: string): string => `{"version": 1, "rejected": [\n{"text": "${words}"}\n]}`;
    const [head = '', first = '', last = ''] = said('Via').split('\n');
    const second = said('Ieri').split('\n')[1] ?? '';
    const lines = [head, '<<<<<<< HEAD', first, '=======', second, '>>>>>>> topic', last];
    const uri = await writeFile('.newsmark/entities.json', lines.join('\n'));
    try {
      await vscode.commands.executeCommand('newsmark.applyMerge', uri);
      const { rejected } = JSON.parse((await readFile('.newsmark/entities.json')) ?? '') as { rejected: unknown };
      equal(rejected, [{ text: 'Ieri' }, { text: 'Via' }], 'what was rejected');
    } finally {
      await deleteFile('.newsmark/entities.json');
    }
  });
}
