import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { deleteFile, hoverAt, openArticle, readFile, select, writeFile } from './workspace';

interface Item {
  readonly target: { readonly selector: readonly { readonly exact?: string; readonly start?: number }[] };
  readonly 'newsmark:base'?: string;
  readonly 'newsmark:orphan'?: boolean;
}

const text =
  'Il punto 😀\n\nIl sindaco ha smentito: «Non è vero». שלום עולם.\nGli affitti sono saliti del 4% a maggio 👩‍🚒.\nNessuno ha vinto.\n';
let article = vscode.Uri.parse('untitled:none');
let name = '';
let articles = 0;

/** Numbers that are the same in every run, from 0 to below 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 1 | state) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 14)) >>> 0) / 2 ** 32;
  };
}

async function items(): Promise<readonly Item[]> {
  const content = await readFile(`${name}.newsmark.json`);
  return content === undefined ? [] : (JSON.parse(content) as { items: readonly Item[] }).items;
}

function quoteOf({ target }: Item): string {
  return target.selector[0]?.exact ?? '';
}

function startOf({ target }: Item): number {
  return target.selector[1]?.start ?? -1;
}

/** Highlights words as a person with a sidecar written by hand would: through the command, without its questions. */
async function annotate(editor: vscode.TextEditor, words: string): Promise<void> {
  select(editor, words);
  const before = (await items()).length;
  const made = vscode.commands.executeCommand('newsmark.highlightSelection');
  const done = await eventually(`“${words}” is highlighted`, async () => {
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return (await items()).length > before ? true : undefined;
  });
  ok(done, 'it is highlighted');
  await made;
}

async function edit(document: vscode.TextDocument, range: vscode.Range, replacement: string): Promise<void> {
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, range, replacement);
  ok(await vscode.workspace.applyEdit(change), 'the edit is made');
}

function rangeOf(document: vscode.TextDocument, words: string): vscode.Range {
  const start = document.getText().indexOf(words);
  ok(start >= 0, `“${words}” must be in the text`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + words.length));
}

function idIn(hint: vscode.Diagnostic | undefined): string {
  return typeof hint?.code === 'string' ? hint.code : '';
}

/** Articles that change under their annotations, in both extension hosts. */
export function reviewTests(): void {
  setup(async () => {
    name = `changing${++articles}.txt`;
    article = await writeFile(name, text);
  });
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(`${name}.newsmark.json`);
    await deleteFile(name);
  });

  test('describes annotations anew when their article is saved, on the words as edited', async () => {
    const editor = await openArticle(article);
    const { document } = editor;
    await annotate(editor, 'saliti del 4%');
    const [made] = await items();
    await edit(document, new vscode.Range(0, 0, 0, 0), 'Corretto. ');
    await edit(document, rangeOf(document, '4%'), '5%');
    await edit(document, rangeOf(document, 'saliti del'), 'saliti in media del');
    ok(await document.save(), 'the article is saved');
    const changed = await eventually('the selectors are written', async () => {
      const [item] = await items();
      return item && quoteOf(item) !== 'saliti del 4%' ? item : undefined;
    });
    equal(quoteOf(changed), 'saliti in media del 5%');
    ok(startOf(changed) !== (made && startOf(made)), 'it starts elsewhere');
    const base = changed['newsmark:base'];
    ok(base !== undefined && base !== made?.['newsmark:base'], 'it has the base of the saved text');
  });

  test('follows words through the loss of the whole text and its return, and through another annotation', async () => {
    const editor = await openArticle(article);
    const { document } = editor;
    await annotate(editor, 'saliti del 4%');
    const whole = document.validateRange(new vscode.Range(0, 0, 1000, 0));
    await edit(document, whole, '');
    await vscode.commands.executeCommand('undo');
    equal(document.getText().includes('saliti del 4%'), true);
    await edit(document, rangeOf(document, '4%'), '6%');
    await annotate(editor, 'Nessuno ha vinto');
    await edit(document, new vscode.Range(0, 0, 0, 0), 'Corretto. ');
    ok(await document.save(), 'the article is saved');
    await eventually('both stand on their words', async () => {
      const quotes = (await items()).map(quoteOf);
      return quotes.includes('saliti del 6%') && quotes.includes('Nessuno ha vinto') ? true : undefined;
    });
  });

  test('leaves the sidecar alone when an edited article is closed without saving', async () => {
    const editor = await openArticle(article);
    await annotate(editor, 'Nessuno ha vinto');
    const before = await readFile(`${name}.newsmark.json`);
    await edit(editor.document, new vscode.Range(0, 0, 0, 0), 'Prima. ');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    equal(await readFile(`${name}.newsmark.json`), before);
  });

  /** The hints at annotations of the article that are to be reviewed. */
  const hints = (): readonly vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(article).filter(({ source }) => source === 'Newsmark');

  test('tells of words that another program changed, accepts them, and takes that back', async () => {
    const editor = await openArticle(article);
    await annotate(editor, 'saliti del 4%');
    const before = await readFile(`${name}.newsmark.json`);
    await writeFile(name, text.replace('saliti del 4%', 'saliti del 3,9%').replace('Il punto', 'Il punto, corretto'));
    // The corpus and the editor take the new text at moments of their own.
    const hint = await eventually('a hint stands at the words', () =>
      Promise.resolve(hints().find(({ range }) => editor.document.getText(range) === 'saliti del 3,9%')),
    );
    const card = await hoverAt(editor.document, 'saliti del 3,9%');
    ok(card.includes('saliti del ~~4~~**3,9**%'), `the card marks what was changed: ${card}`);
    const reference = { article: article.toString(), annotation: idIn(hint) };
    await vscode.commands.executeCommand('newsmark.acceptWording', reference);
    equal((await items()).map(quoteOf), ['saliti del 3,9%']);
    await eventually('the hint is gone', () => Promise.resolve(hints().length === 0 ? true : undefined));
    await vscode.commands.executeCommand('newsmark.undoAnnotationChange');
    equal(await readFile(`${name}.newsmark.json`), before);
  });

  test('marks words that another program changed inside of one line, and leaves them alone at a save', async () => {
    const editor = await openArticle(article);
    await annotate(editor, 'saliti del 4%');
    await writeFile(name, text.replace('saliti del 4%', 'saliti del 3,9%'));
    await eventually('the card marks what was changed', async () =>
      (await hoverAt(editor.document, 'saliti del 3,9%')).includes('saliti del ~~4~~**3,9**%') ? true : undefined,
    );
    await edit(editor.document, new vscode.Range(0, 0, 0, 0), 'Corretto. ');
    await annotate(editor, 'Nessuno ha vinto');
    ok(await editor.document.save(), 'the article is saved');
    await eventually('the hint is still there', () => Promise.resolve(hints().length > 0 ? true : undefined));
    equal((await items()).map(quoteOf).sort(), ['Nessuno ha vinto', 'saliti del 4%']);
  });

  test('keeps an annotation whose words are gone, and does not ask again', async () => {
    const editor = await openArticle(article);
    await annotate(editor, 'Gli affitti sono saliti del 4% a maggio');
    await writeFile(name, text.replace(/Gli affitti.*\n/, 'Un altro argomento, del tutto diverso.\n'));
    const [hint] = await eventually('a hint is shown', () => Promise.resolve(hints().length > 0 ? hints() : undefined));
    const reference = { article: article.toString(), annotation: idIn(hint) };
    await vscode.commands.executeCommand('newsmark.keepAsOrphan', reference);
    const [kept] = await items();
    equal([kept && quoteOf(kept), kept?.['newsmark:orphan']], ['Gli affitti sono saliti del 4% a maggio', true]);
    await eventually('the hint is gone', () => Promise.resolve(hints().length === 0 ? true : undefined));
    select(editor, 'Un altro argomento');
    await vscode.commands.executeCommand('newsmark.attachToSelection', reference);
    const [attached] = await items();
    equal([attached && quoteOf(attached), attached?.['newsmark:orphan']], ['Un altro argomento', undefined]);
  });

  test('keeps every annotation on its words through any edits, or as it was made', async () => {
    const editor = await openArticle(article);
    const { document } = editor;
    for (const words of ['Il punto 😀', 'Non è vero', 'שלום', '4% a maggio 👩‍🚒', 'ha vinto'])
      await annotate(editor, words);
    const saved = [Array.from(text)];
    const next = numbers(20_261_128);
    const bits = ['x', '😀', 'é', '\n', ' e poi ', 'שלום', '', '', '\r\n'];
    for (let round = 0; round < 4; round++) {
      for (let step = 0; step < 10; step++) {
        const length = document.getText().length;
        const at = Math.floor(next() * length);
        const range = new vscode.Range(document.positionAt(at), document.positionAt(at + Math.floor(next() * 4)));
        await edit(document, document.validateRange(range), bits[Math.floor(next() * bits.length)] ?? '');
        if (next() < 0.3) await vscode.commands.executeCommand('undo');
      }
      ok(await document.save(), 'the article is saved');
      saved.push(Array.from(document.getText().replaceAll('\r\n', '\n')));
      await eventually(`round ${round}: every annotation is on its words as they were when saved`, async () => {
        const all = await items();
        const isRight = all.every((item) => {
          const quote = quoteOf(item);
          const end = startOf(item) + Array.from(quote).length;
          return saved.some((points) => points.slice(startOf(item), end).join('') === quote);
        });
        return isRight && all.length === 5 ? true : undefined;
      });
    }
  });
}
