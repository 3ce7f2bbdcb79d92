import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { deleteFile, openArticle, readFile, writeFile } from './workspace';

const words = 'circa 10.000 truppe';
const paragraph = `La Corea del Nord ha schierato ${words} in Russia.`;

/** An article of its own for each test: the editor may close a document long after its last editor. */
let article = vscode.Uri.parse('untitled:none');
let sidecar = '';
let articles = 0;

interface Item {
  readonly body?: readonly { readonly purpose: string; readonly value: string }[];
  readonly creator?: { readonly name: string };
  readonly target: { readonly selector?: readonly { readonly exact?: string }[] };
  readonly 'newsmark:replies'?: readonly { readonly creator?: { readonly name: string }; readonly value: string }[];
  readonly 'newsmark:resolved'?: boolean;
}

/** Discussions in the margin, through the commands that the editor calls with its threads, in both extension hosts. */
export function threadTests(): void {
  setup(async () => {
    const name = `discussed${++articles}.txt`;
    article = await writeFile(name, `Una notizia\n\n${paragraph}\nAltro non si sa.\n`);
    sidecar = `${name}.newsmark.json`;
    await sign('Ada');
  });
  teardown(async () => {
    await sign('');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await deleteFile(sidecar);
    await deleteFile(`discussed${articles}.txt`);
  });

  test('makes a highlight of what is commented on, and keeps the answers with it', async () => {
    const thread = await threadOn(words);
    await comment(thread, 'Chi le ha contate?');
    const [made] = await items();
    equal(made?.target.selector?.[0]?.exact, words);
    equal(made?.body, [
      { type: 'TextualBody', purpose: 'commenting', format: 'text/markdown', value: 'Chi le ha contate?' },
    ]);
    equal(made?.creator?.name, 'Ada');
    await shows(thread, ['Ada: Chi le ha contate?']);

    await sign('Zoe');
    await reply(thread, '  La KCNA  ');
    await shows(thread, ['Ada: Chi le ha contate?', 'Zoe: La KCNA']);
    const [answered] = await items();
    equal(
      answered?.['newsmark:replies']?.map(({ creator, value }) => [creator?.name, value]),
      [['Zoe', 'La KCNA']],
    );
  });

  test('takes the paragraph where nothing is selected, and the whole article where there is no line', async () => {
    const { document } = await openArticle(article);
    const line = document.positionAt(document.getText().indexOf(words)).line;
    await comment(threadAt(new vscode.Range(line, 0, line, 0)), 'Un paragrafo');
    await comment(threadAt(undefined), 'Tutto');
    const [first, whole] = await items();
    equal(first?.target.selector?.[0]?.exact, paragraph);
    ok(whole !== undefined && whole.target.selector === undefined, 'a note on the whole article has no selector');
  });

  test('edits what was said, closes the discussion and opens it again, one step to undo each', async () => {
    const thread = await threadOn(words);
    await comment(thread, 'Chi?');
    await shows(thread, ['Ada: Chi?']);
    await reply(thread, 'Nessuno');
    await shows(thread, ['Ada: Chi?', 'Ada: Nessuno']);
    const [, last] = thread.comments;
    await vscode.commands.executeCommand('newsmark.editComment', last);
    equal(last?.mode, vscode.CommentMode.Editing);
    if (last) last.body = 'Qualcuno';
    await vscode.commands.executeCommand('newsmark.saveComment', last);
    await shows(thread, ['Ada: Chi?', 'Ada: Qualcuno']);
    ok(thread.comments[1] === last, 'the comment is the same object');

    await vscode.commands.executeCommand('newsmark.resolveDiscussion', thread);
    await isOf(thread, vscode.CommentThreadState.Resolved, 'resolvedThread');
    equal((await items())[0]?.['newsmark:resolved'], true);
    await vscode.commands.executeCommand('newsmark.undoAnnotationChange');
    await isOf(thread, vscode.CommentThreadState.Unresolved, 'openThread');
    await vscode.commands.executeCommand('newsmark.undoAnnotationChange');
    await shows(thread, ['Ada: Chi?', 'Ada: Nessuno']);
  });

  test('keeps thread and comments the same objects when the sidecar is changed elsewhere', async () => {
    const thread = await threadOn(words);
    await comment(thread, 'Chi?');
    await shows(thread, ['Ada: Chi?']);
    const [first] = thread.comments;
    const written = JSON.parse((await readFile(sidecar)) ?? '{}') as { items: object[] };
    const other = { id: 'urn:uuid:00000000-0000-4000-8000-000000000009', value: 'Da un altro' };
    await writeFile(
      sidecar,
      JSON.stringify({ ...written, items: written.items.map((item) => ({ ...item, 'newsmark:replies': [other] })) }),
    );
    await eventually('the answer shows', () => Promise.resolve(thread.comments.length === 2 ? true : undefined));
    ok(thread.comments[0] === first, 'the comment is the same object');
    await shows(thread, ['Ada: Chi?', 'Unsigned: Da un altro']);
  });

  test('keeps what was typed when it cannot be written, and writes it when it can', async () => {
    const thread = await threadOn(words);
    await comment(thread, 'Chi?');
    await shows(thread, ['Ada: Chi?']);
    const whole = (await readFile(sidecar)) ?? '';
    await writeFile(sidecar, '{ oops');
    await reply(thread, 'Non perduto');
    const draft = thread.comments.at(-1);
    equal([draft?.body, draft?.mode, draft?.contextValue], ['Non perduto', vscode.CommentMode.Editing, 'draft']);
    equal(await readFile(sidecar), '{ oops');
    await writeFile(sidecar, whole);
    await eventually('the answer is written', async () => {
      await vscode.commands.executeCommand('newsmark.saveComment', thread.comments.at(-1));
      return (await items())[0]?.['newsmark:replies']?.[0]?.value === 'Non perduto' ? true : undefined;
    });
    await shows(thread, ['Ada: Chi?', 'Ada: Non perduto']);
  });

  test('shows what others wrote without pictures, HTML and commands', async () => {
    const thread = await threadOn(words);
    await comment(thread, '![x](https://example.com/x.png) <b>b</b> [run](command:workbench.action.quit)');
    const body = await eventually('the comment shows', () => Promise.resolve(thread.comments[0]?.body));
    ok(body instanceof vscode.MarkdownString, 'a comment is Markdown');
    equal([body.isTrusted, body.supportHtml, body.value.includes('![')], [false, false, false]);
  });
}

/** A thread as the editor makes it for words of the sample article. */
async function threadOn(passage: string): Promise<vscode.CommentThread> {
  const { document } = await openArticle(article);
  const at = document.getText().indexOf(passage);
  return threadAt(new vscode.Range(document.positionAt(at), document.positionAt(at + passage.length)));
}

function threadAt(range: vscode.Range | undefined): vscode.CommentThread {
  return {
    uri: article,
    range,
    comments: [],
    collapsibleState: vscode.CommentThreadCollapsibleState.Expanded,
    canReply: true,
    dispose: () => undefined,
  };
}

async function comment(thread: vscode.CommentThread, text: string): Promise<void> {
  await vscode.commands.executeCommand('newsmark.commentOnPassage', { thread, text });
}

async function reply(thread: vscode.CommentThread, text: string): Promise<void> {
  await vscode.commands.executeCommand('newsmark.replyInThread', { thread, text });
}

/** Waits until a thread says this: it follows the corpus, which tells of several changes at once. */
async function shows(thread: vscode.CommentThread, expected: readonly string[]): Promise<void> {
  await eventually(
    `the thread says ${expected.join(', ')}`,
    () => Promise.resolve(said(thread).join('\n') === expected.join('\n') ? true : undefined),
    () => `it says ${said(thread).join(', ')}`,
  );
}

async function isOf(thread: vscode.CommentThread, state: vscode.CommentThreadState, kind: string): Promise<void> {
  await eventually(`the thread is a ${kind}`, () =>
    Promise.resolve(thread.state === state && thread.contextValue === kind ? true : undefined),
  );
}

function said({ comments }: vscode.CommentThread): readonly string[] {
  return comments.map(({ author, body }) => `${author.name}: ${typeof body === 'string' ? body : body.value}`);
}

async function items(): Promise<readonly Item[]> {
  return (JSON.parse((await readFile(sidecar)) ?? '{"items":[]}') as { readonly items: readonly Item[] }).items;
}

async function sign(name: string): Promise<void> {
  await vscode.workspace.getConfiguration('newsmark').update('author', name, vscode.ConfigurationTarget.Global);
}
