import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { deleteFile, openArticle, readFile, seedUri, select, writeFile } from './workspace';

const file = '.newsmark/entities.json';
const putin = 'person:vladimir putin';

/** Corrections of entities, the same in both extension hosts. */
export function correctionTests(): void {
  suiteSetup(async () => {
    await eventually('names are recognised', async () => ((await nameOfPutin()) === undefined ? undefined : true));
  });

  teardown(async () => {
    while (await hasUndone());
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile('.newsmark');
    await eventually('entities are as recognised', async () =>
      (await nameOfPutin()) === 'Vladimir Putin' ? true : undefined,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('confirms an entity into the file of corrections, and undoes it', async () => {
    await vscode.commands.executeCommand('newsmark.confirmEntity', { entity: putin });
    equal(await lists(), { entities: [{ id: putin, status: 'confirmed' }] });
    await vscode.commands.executeCommand('newsmark.undoEntityChange');
    equal(await readFile(file), undefined);
  });

  test('confirms several entities in one step', async () => {
    const rows = [{ entity: putin }, { entity: 'person:choe son hui' }];
    await vscode.commands.executeCommand('newsmark.confirmEntity', rows[0], rows);
    equal(((await lists())['entities'] ?? []).length, 2);
    await vscode.commands.executeCommand('newsmark.undoEntityChange');
    equal(await lists(), {});
  });

  test('rejects the words of a mention in its article only', async () => {
    const article = seedUri().toString();
    await vscode.commands.executeCommand('newsmark.rejectEntityHere', { entity: putin, article, text: 'Putin' });
    equal(await lists(), { rejected: [{ text: 'Putin', article: '000_dc89bdddbb9906e6.txt' }] });
    await eventually('the word is no name any more', async () =>
      (await titlesAt('Putin ha salutato')).length === 0 ? true : undefined,
    );
    ok((await titlesAt('Vladimir Putin')).length > 0, 'the full name is still one');
  });

  test('rejects the words of all mentions that are selected', async () => {
    const article = seedUri().toString();
    const rows = ['Kim Jong-un', 'Kim Jong Un', 'Kim'].map((text) => ({ entity: 'person:kim jong un', article, text }));
    await vscode.commands.executeCommand('newsmark.rejectEntity', rows[0], rows);
    equal(await lists(), { rejected: [{ text: 'Kim' }, { text: 'Kim Jong Un' }] });
  });

  test('takes the name at the cursor when no row is given', async () => {
    const editor = await openArticle(seedUri());
    select(editor, 'Choe Son Hui');
    await vscode.commands.executeCommand('newsmark.confirmEntity', { at: 'cursor' });
    equal(await lists(), { entities: [{ id: 'person:choe son hui', status: 'confirmed' }] });
  });

  test('takes nothing else for rows that the editor lost while the view was drawn anew', async () => {
    const editor = await openArticle(seedUri());
    select(editor, 'Choe Son Hui');
    await vscode.commands.executeCommand('newsmark.confirmEntity', undefined, undefined);
    await vscode.commands.executeCommand('newsmark.confirmEntity', { entity: putin }, [{ entity: putin }, undefined]);
    equal(await readFile(file), undefined);
    await vscode.commands.executeCommand('newsmark.confirmEntity');
    equal(await lists(), { entities: [{ id: 'person:choe son hui', status: 'confirmed' }] });
  });

  test('takes up what another program writes into the file', async () => {
    await openArticle(seedUri());
    await writeFile(file, JSON.stringify({ version: 1, entities: [{ id: putin, name: 'V. Putin' }] }));
    await eventually('the name is known', async () => ((await nameOfPutin()) === 'V. Putin' ? true : undefined));
    await deleteFile('.newsmark');
    await eventually('it is forgotten', async () => ((await nameOfPutin()) === 'Vladimir Putin' ? true : undefined));
  });

  test('leaves a file alone that it cannot read, or that is newer', async () => {
    for (const content of ['{ "version": 1, oops\n', '{"version":2}']) {
      await writeFile(file, content);
      await vscode.commands.executeCommand('newsmark.confirmEntity', { entity: putin });
      equal(await readFile(file), content);
    }
  });

  test('offers to correct the name at the cursor, and nothing elsewhere', async () => {
    const titles = await titlesAt('Vladimir Putin');
    equal(titles, [
      'Merge “Vladimir Putin” with…',
      '“Vladimir Putin” Is Not an Entity in This Article',
      '“Vladimir Putin” Is Not an Entity in Any Article',
      'Change Type of “Vladimir Putin”…',
      'Rename “Vladimir Putin”…',
    ]);
    equal(await titlesAt('diventata uno dei'), []);
    const other = await vscode.workspace.openTextDocument(await writeFile('README.txt', 'Vladimir Putin\n'));
    equal(await titlesIn(other, 'Vladimir Putin'), []);
    await deleteFile('README.txt');
  });
}

/** Undoes what can be undone; tells whether there was something. */
async function hasUndone(): Promise<boolean> {
  const before = await readFile(file);
  await vscode.commands.executeCommand('newsmark.undoEntityChange');
  return before !== (await readFile(file));
}

/** The lists of the file that say something. */
async function lists(): Promise<Record<string, unknown[]>> {
  const written = JSON.parse((await readFile(file)) ?? '{}') as Record<string, unknown>;
  const filled = Object.entries(written).filter(([, value]) => Array.isArray(value) && value.length > 0);
  return Object.fromEntries(filled) as Record<string, unknown[]>;
}

/** What Putin is called now. */
async function nameOfPutin(): Promise<string | undefined> {
  const [first] = await titlesAt('Vladimir Putin');
  return /“(.*)”/.exec(first ?? '')?.[1];
}

async function titlesAt(words: string): Promise<string[]> {
  return titlesIn((await openArticle(seedUri())).document, words);
}

async function titlesIn(document: vscode.TextDocument, words: string): Promise<string[]> {
  const at = document.positionAt(document.getText().indexOf(words) + 1);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
  );
  return actions.filter(({ command }) => command?.command.startsWith('newsmark.')).map(({ title }) => title);
}
