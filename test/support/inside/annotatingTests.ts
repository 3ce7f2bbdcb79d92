import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { deleteFile, openArticle, readFile, select, writeFile } from './workspace';

const text = [
  'Una notizia',
  '',
  'La KCNA ha detto: "Il patto non cambia". Kiev tace, Mosca no.',
  'Le truppe sono circa 10.000. Altro non si sa.',
  '',
].join('\n');

interface Item {
  readonly id: string;
  readonly body?: readonly { readonly purpose: string; readonly value: string }[];
  readonly target: Target | readonly Target[];
}

interface Target {
  readonly selector?: readonly { readonly exact?: string }[];
}

/** An article of its own for each test: the editor may close a document long after its last editor. */
let articles = 0;
let name = '';
let editor: vscode.TextEditor;

/** Selecting and annotating without questions, in both extension hosts. */
export function annotatingTests(): void {
  setup(async () => {
    name = `annotated${++articles}.txt`;
    editor = await openArticle(await writeFile(name, text));
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(`${name}.newsmark.json`);
    await deleteFile(name);
  });

  test('highlights with the number of a label, then with the same label again', async () => {
    select(editor, 'circa 10.000');
    await vscode.commands.executeCommand('newsmark.highlightWithLabel', '2');
    select(editor, 'Kiev tace');
    await vscode.commands.executeCommand('newsmark.highlightWithLastLabel');
    equal(await written(2), [
      ['Kiev tace', 'figure'],
      ['circa 10.000', 'figure'],
    ]);
  });

  test('gives words that are highlighted already the other label', async () => {
    select(editor, 'Kiev tace');
    await vscode.commands.executeCommand('newsmark.highlightWithLabel', '1');
    await vscode.commands.executeCommand('newsmark.highlightWithLabel', '1');
    equal(await written(1), [['Kiev tace', 'keyFact']]);
    await eventually('the annotation has a place', async () => {
      await vscode.commands.executeCommand('newsmark.highlightWithLabel', '4');
      return (await written(1))[0]?.[1] === 'opinion' ? true : undefined;
    });
    equal(await written(1), [['Kiev tace', 'opinion']]);
  });

  test('makes one annotation of several selections', async () => {
    const selections = ['truppe', 'La KCNA'].map((words) => selectionOf(words));
    editor.selections = selections;
    await vscode.commands.executeCommand('newsmark.highlightWithLabel', '0');
    equal(await written(1), [['La KCNA + truppe', undefined]]);
  });

  test('adds the selected words to an annotation', async () => {
    select(editor, 'Kiev tace');
    await vscode.commands.executeCommand('newsmark.highlightWithLabel', '3');
    const [made] = await items(1);
    select(editor, 'Altro non si sa');
    await eventually('the words are added', async () => {
      const argument = { article: editor.document.uri.toString(), annotation: made?.id };
      await vscode.commands.executeCommand('newsmark.addSelectionToAnnotation', argument);
      const [now] = await written(1);
      return now?.[0] === 'Kiev tace + Altro non si sa' ? true : undefined;
    });
  });

  test('selects the quotation, the sentence and the paragraph at the cursor', async () => {
    const check = async (command: string, expected: string): Promise<void> => {
      put('patto');
      await vscode.commands.executeCommand(command);
      equal(selected(), expected);
    };
    await check('newsmark.expandToQuotation', 'Il patto non cambia');
    await check('newsmark.expandToSentence', 'La KCNA ha detto: "Il patto non cambia".');
    await check('newsmark.expandToParagraph', text.split('\n').slice(2, 4).join('\n'));
  });

  test('grows what is selected and shrinks it again', async () => {
    put('patto');
    const seen: string[] = [];
    for (const step of ['grow', 'grow', 'grow', 'shrink', 'shrink']) {
      await vscode.commands.executeCommand(`newsmark.${step}Passage`);
      seen.push(selected());
    }
    const [quotation, sentence] = ['Il patto non cambia', 'La KCNA ha detto: "Il patto non cambia".'];
    equal(seen, ['patto', quotation, sentence, quotation, 'patto']);
  });

  test('begins the next passage beside the one that was annotated', async () => {
    const more = { edge: 'end', unit: 'word', direction: 'forward' };
    put('Kiev');
    await vscode.commands.executeCommand('newsmark.movePassageEdge', more);
    await vscode.commands.executeCommand('newsmark.movePassageEdge', more);
    equal(selected(), 'Kiev tace');
    await vscode.commands.executeCommand('newsmark.highlightWithLabel', '5');
    await vscode.commands.executeCommand('newsmark.movePassageEdge', more);
    equal(selected(), 'Mosca');
  });

  test('steps through the annotations and round', async () => {
    for (const words of ['Kiev tace', 'La KCNA']) {
      select(editor, words);
      await vscode.commands.executeCommand('newsmark.highlightWithLabel', '1');
    }
    await items(2);
    put('Una');
    const step = async (command: string, expected: string): Promise<void> => {
      await vscode.commands.executeCommand(command);
      await eventually(`${expected} is selected`, () => Promise.resolve(selected() === expected ? true : undefined));
    };
    await step('newsmark.nextAnnotation', 'La KCNA');
    await step('newsmark.nextAnnotation', 'Kiev tace');
    await step('newsmark.nextAnnotation', 'La KCNA');
    await step('newsmark.previousAnnotation', 'Kiev tace');
  });

  test('opens an annotation by its link, and nothing outside the folder', async () => {
    select(editor, 'Kiev tace');
    await vscode.commands.executeCommand('newsmark.highlightWithLabel', '1');
    const [made] = await items(1);
    ok(made !== undefined, 'something was annotated');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await follow('../secret.txt', made.id);
    equal(vscode.window.activeTextEditor?.document.uri.path, undefined);
    await follow(name, made.id);
    await eventually('the words are selected', () => {
      const active = vscode.window.activeTextEditor;
      return Promise.resolve(active?.document.getText(active.selection) === 'Kiev tace' ? true : undefined);
    });
  });

  async function follow(article: string, id: string): Promise<void> {
    const query = new URLSearchParams({ article, id }).toString();
    const link = vscode.Uri.from({
      scheme: vscode.env.uriScheme,
      authority: 'newsmark.newsmark',
      path: '/annotation',
      query,
    });
    await vscode.commands.executeCommand('vscode.open', link);
  }
}

/** Puts the cursor inside some words. */
function put(words: string): void {
  const { start } = selectionOf(words);
  const at = start.translate(0, 1);
  editor.selection = new vscode.Selection(at, at);
}

function selectionOf(words: string): vscode.Selection {
  const at = text.indexOf(words);
  ok(at >= 0, `the article does not hold “${words}”`);
  const { document } = editor;
  return new vscode.Selection(document.positionAt(at), document.positionAt(at + words.length));
}

function selected(): string {
  return editor.document.getText(editor.selection);
}

/** The words and labels in the sidecar, when it holds so many annotations. */
async function written(count: number): Promise<readonly (readonly [string, string | undefined])[]> {
  return (await items(count)).map(({ body = [], target }) => [
    [target]
      .flat()
      .map(({ selector }) => selector?.[0]?.exact)
      .join(' + '),
    body.find(({ purpose }) => purpose === 'tagging')?.value,
  ]);
}

async function items(count: number): Promise<readonly Item[]> {
  return eventually(`the sidecar holds ${count} annotations`, async () => {
    const content = await readFile(`${name}.newsmark.json`);
    const found = content === undefined ? [] : (JSON.parse(content) as { items: readonly Item[] }).items;
    return found.length === count ? found : undefined;
  });
}
