import * as vscode from 'vscode';
import { equal, eventually, ok } from './check';
import { deleteFile, folderUri, hoverAt, openArticle, readFile, readFolder, seedUri } from './workspace';
import { select, writeFile } from './workspace';

const corrections = '.newsmark/entities.json';

/** A place as `line:character`, with its words where the document is given. */
function placeIn(document: vscode.TextDocument, range: vscode.Range): string {
  return `${range.start.line}:${range.start.character} ${document.getText(range)}`;
}

/** The n-th place (from 0) of some words, a character into them. */
function positionOf(document: vscode.TextDocument, words: string, copy = 0): vscode.Position {
  const text = document.getText();
  let at = text.indexOf(words);
  for (let left = copy; left > 0; left--) at = text.indexOf(words, at + 1);
  ok(at >= 0, `the article does not hold “${words}”`);
  return document.positionAt(at + 1);
}

async function referencesAt(document: vscode.TextDocument, at: vscode.Position): Promise<readonly vscode.Location[]> {
  return vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at);
}

async function definitionAt(document: vscode.TextDocument, at: vscode.Position): Promise<readonly vscode.Location[]> {
  const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    at,
  );
  return found.map((one) => ('targetUri' in one ? new vscode.Location(one.targetUri, one.targetRange) : one));
}

async function highlightsAt(document: vscode.TextDocument, at: vscode.Position): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[] | undefined>(
    'vscode.executeDocumentHighlights',
    document.uri,
    at,
  );
  return (found ?? []).map(({ range }) => document.getText(range));
}

async function hintsIn(document: vscode.TextDocument): Promise<readonly string[]> {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    new vscode.Range(new vscode.Position(0, 0), end),
  );
  return found.map(({ label }) => (typeof label === 'string' ? label : label.map(({ value }) => value).join('')));
}

function symbols(query: string): Thenable<readonly vscode.SymbolInformation[]> {
  return vscode.commands.executeCommand<vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query);
}

async function prepareRename(document: vscode.TextDocument, at: vscode.Position): Promise<string> {
  const found = await vscode.commands.executeCommand<{ range: vscode.Range; placeholder: string }>(
    'vscode.prepareRename',
    document.uri,
    at,
  );
  return `${document.getText(found.range)} → ${found.placeholder}`;
}

async function rename(document: vscode.TextDocument, at: vscode.Position, name: string): Promise<vscode.WorkspaceEdit> {
  return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    'vscode.executeDocumentRenameProvider',
    document.uri,
    at,
    name,
  );
}

async function messageOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A sidecar of the sample article with one claim. */
function claimOn(document: vscode.TextDocument, exact: string, statement: string): string {
  const file = seedUri().path.split('/').at(-1);
  const start = document.getText().indexOf(exact);
  const selector = [
    { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
    { type: 'TextPositionSelector', start, end: start + exact.length },
  ];
  const claim = {
    id: 'urn:uuid:00000000-0000-4000-8000-000000000002',
    type: 'Annotation',
    motivation: 'assessing',
    body: [{ type: 'newsmark:Claim', statement, verdict: 'unreviewed', status: 'open' }],
    target: { source: file, selector },
  };
  const page = { type: 'AnnotationPage', 'newsmark:version': 1, 'newsmark:article': { file }, items: [claim] };
  return JSON.stringify(page);
}

/** Names of people, organisations and places as symbols, the same in both extension hosts. */
export function entityTests(): void {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['zeta.txt', 'notes.md', 'README.md', 'live.txt', 'page.html']) await deleteFile(name);
  });

  const seed = async (): Promise<vscode.TextDocument> => (await openArticle(seedUri())).document;
  /** A page that is no article by the settings, and one that is. */
  const markdown = async (name: string): Promise<vscode.TextDocument> => {
    const text =
      '# Vertice a Mosca\n\nVladimir Putin ha parlato. Il vertice è finito, dice Putin.\n\n[giù](#vertice-a-mosca)\n';
    return (await openArticle(await writeFile(name, text))).document;
  };

  test('finds all mentions of a name, short forms and other spellings included', async () => {
    const document = await seed();
    const putin = await referencesAt(document, positionOf(document, 'Putin', 2));
    equal(
      putin.map(({ range }) => document.getText(range)),
      ['Vladimir Putin', 'Vladimir Putin', 'Putin', 'Putin', 'Putin', 'Putin'],
    );
    const kim = await referencesAt(document, positionOf(document, 'Kim hanno'));
    equal(
      kim.map(({ range }) => document.getText(range)),
      ['Kim Jong-un', 'Kim Jong Un', 'Kim', 'Kim'],
    );
  });

  test('finds mentions in other articles, open or not', async () => {
    const other = await writeFile('zeta.txt', 'MOSCA, 5 nov. (ANSA)\r\nIeri\r\nha parlato Vladimir Putin.\r\n');
    const document = await seed();
    const found = await eventually('the other article was read', async () => {
      const all = await referencesAt(document, positionOf(document, 'Putin'));
      return all.length === 7 ? all : undefined;
    });
    const last = found.at(-1);
    equal(last?.uri.toString(), other.toString());
    equal([last?.range.start.line, last?.range.start.character, last?.range.end.character], [2, 11, 25]);
  });

  test('leads from a name to its first mention, from there to the first of all', async () => {
    await writeFile('zeta.txt', 'MOSCA, 5 nov. (ANSA) - Ieri ha parlato Vladimir Putin. Poi Putin è partito.\n');
    const first = await seed();
    const from = async (document: vscode.TextDocument, at: vscode.Position): Promise<string> => {
      const [place] = await definitionAt(document, at);
      return place ? `${place.uri.path.split('/').at(-1) ?? ''} ${place.range.start.line}` : 'nowhere';
    };
    const leads = (document: vscode.TextDocument, at: vscode.Position, place: string): Promise<true> =>
      eventually(`the name leads to ${place}`, async () => ((await from(document, at)) === place ? true : undefined));
    const firstPlace = `${seedUri().path.split('/').at(-1) ?? ''} 0`;
    await leads(first, positionOf(first, 'Putin', 3), firstPlace);
    const { document } = await openArticle(vscode.Uri.joinPath(folderUri(), 'zeta.txt'));
    await eventually('the new text shows', () =>
      Promise.resolve(document.getText().includes('Poi Putin') || undefined),
    );
    await leads(document, positionOf(document, 'Putin', 1), 'zeta.txt 0');
    await leads(document, positionOf(document, 'Vladimir Putin'), firstPlace);
  });

  test('lights up a name in all its spellings, and no other word of a plain text article', async () => {
    const document = await seed();
    const lit = await eventually('names light up', async () => {
      const found = await highlightsAt(document, positionOf(document, 'Kim hanno'));
      return found.length > 0 ? found : undefined;
    });
    equal(lit, ['Kim Jong-un', 'Kim Jong Un', 'Kim', 'Kim']);
    equal(await highlightsAt(document, positionOf(document, 'accordo')), []);
  });

  test('says on hover what is known of a name, with what an article says as text', async () => {
    const document = await seed();
    const card = await eventually('the card shows', async () => {
      const text = await hoverAt(document, 'Vladimir Putin');
      return text.includes('mentions') ? text : undefined;
    });
    for (const words of [
      '**Vladimir Putin**',
      'Person',
      'Putin',
      'Putin (4)',
      'Named with: ',
      '6 mentions',
      '1 article',
      'November 2024',
    ])
      ok(card.includes(words), `“${words}” is missing in ${card}`);
    equal(
      Array.from(card.matchAll(/\]\(command:([\w.]+)\?/g), ([, command]) => command),
      [
        'newsmark.nextMention',
        '_newsmark.showMentions',
        'newsmark.renameEntity',
        'newsmark.mergeEntities',
        'newsmark.changeEntityType',
        'newsmark.rejectEntity',
      ],
    );
  });

  test('shows what people say of an entity as text, with a link to Wikidata', async () => {
    const note = '[run](command:workbench.action.quit) **loud**';
    const said = { version: 1, entities: [{ id: 'person:vladimir putin', note, wikidata: 'Q7747' }] };
    await writeFile(corrections, JSON.stringify(said));
    const document = await seed();
    await vscode.commands.executeCommand('newsmark.refreshArticles');
    const card = await eventually('the note shows', async () => {
      const text = await hoverAt(document, 'Vladimir Putin');
      return text.includes('run') ? text : undefined;
    });
    ok(card.includes('(https://www.wikidata.org/wiki/Q7747)'), `no link to Wikidata in ${card}`);
    ok(!card.includes('](command:workbench'), 'the link is not a link');
    ok(!card.includes('**loud**'), 'the stars are escaped');
    await deleteFile('.newsmark');
    await vscode.commands.executeCommand('newsmark.refreshArticles');
  });

  test('knows a name in HTML over the markup inside it', async () => {
    const text =
      '<html lang="it"><body><article><h1>Vertice a Mosca</h1><p>Vladimir <b>Putin</b> ha parlato a lungo ieri sera.</p>' +
      '<p>Il vertice è finito tardi, ha detto Putin ai giornalisti.</p></article></body></html>\n';
    const { document } = await openArticle(await writeFile('page.html', text));
    const found = await eventually('the names are known', async () => {
      const all = await referencesAt(document, positionOf(document, 'Putin', 1));
      return all.some(({ uri }) => uri.path.endsWith('page.html')) ? all : undefined;
    });
    equal(
      found.filter(({ uri }) => uri.path.endsWith('page.html')).map(({ range }) => document.getText(range)),
      ['Vladimir <b>Putin', 'Putin'],
    );
    const card = await hoverAt(document, 'Putin</b>');
    ok(card.includes('**Vladimir Putin**') && !card.includes('<b>'), `the name is plain in ${card}`);
  });

  test('goes by the links of a card to the mention after the one it was shown at', async () => {
    const editor = await openArticle(seedUri());
    const card = await eventually('the card has its links', async () => {
      const text = await hoverAt(editor.document, 'Vladimir Putin');
      return text.includes('command:newsmark.nextMention') ? text : undefined;
    });
    const [, argument = ''] = /command:newsmark\.nextMention\?([^)]+)\)/.exec(card) ?? [];
    const [reference] = JSON.parse(decodeURIComponent(argument)) as unknown[];
    await vscode.commands.executeCommand('newsmark.nextMention', reference);
    equal(placeIn(editor.document, editor.selection), '2:378 Vladimir Putin');
  });

  test('lists entities and claims by name, each with its place', async () => {
    const document = await seed();
    const named = await eventually('the names are listed', async () => {
      const found = await symbols('kim');
      return found.length > 0 ? found : undefined;
    });
    const kim = named.find(({ name }) => name.startsWith('Kim Jong'));
    equal(kim?.location.uri.toString(), seedUri().toString());
    equal(kim && placeIn(document, kim.location.range), '0:55 Kim Jong-un');
    equal(kim?.containerName, 'Person');
    const short = await symbols('kcna');
    ok(
      short.some(({ name }) => /KCNA|Korean Central/.test(name)),
      'an entity is found by its other spelling',
    );
    equal(await symbols('xyzzy'), []);
    const sidecar = `${seedUri().path.split('/').at(-1) ?? ''}.newsmark.json`;
    await writeFile(sidecar, claimOn(document, '11mila i soldati', 'Russia has received 11,000 soldiers'));
    const [claim] = await eventually('the claim is listed', async () => {
      const found = await symbols('11,000');
      return found.length > 0 ? found : undefined;
    });
    equal([claim?.name, claim?.containerName], ['Russia has received 11,000 soldiers', 'Claim, Unreviewed']);
    equal(claim && document.getText(claim.location.range), '11mila i soldati');
    await deleteFile(sidecar);
  });

  test('says nothing at a word that is no name', async () => {
    const document = await seed();
    const at = positionOf(document, 'accordo');
    await eventually('the article was read', async () =>
      (await highlightsAt(document, positionOf(document, 'Putin'))).length > 0 ? true : undefined,
    );
    equal(await referencesAt(document, at), []);
    equal(await definitionAt(document, at), []);
    equal(await highlightsAt(document, at), []);
    equal(await hoverAt(document, 'accordo'), '');
    ok((await messageOf(prepareRename(document, at))).includes('There is no name here'), 'the rename is explained');
  });

  test('says nothing in a file that is no article', async () => {
    await seed();
    const document = await markdown('README.md');
    const at = positionOf(document, 'Putin ha');
    equal(await referencesAt(document, at), []);
    equal(await definitionAt(document, at), []);
    equal(await hoverAt(document, 'Putin ha'), '');
    equal(await highlightsAt(document, at), ['Putin', 'Putin'], 'the words of VS Code light up');
  });

  test('knows names in Markdown, and leaves its headings and links to VS Code', async () => {
    await seed();
    const document = await markdown('notes.md');
    const at = positionOf(document, 'Putin', 1);
    await eventually('the name leads to its first mention', async () => {
      const [firstHere] = await definitionAt(document, at);
      return firstHere && placeIn(document, firstHere.range) === '2:0 Vladimir Putin' ? true : undefined;
    });
    equal(await prepareRename(document, at), 'Putin → Vladimir Putin');
    const heading = positionOf(document, 'Vertice a');
    equal(await prepareRename(document, heading), 'Vertice a Mosca → Vertice a Mosca');
    const edit = await rename(document, heading, 'Incontro a Mosca');
    equal(
      edit.get(document.uri).map(({ newText }) => newText),
      ['Incontro a Mosca', 'incontro-a-mosca'],
    );
    equal(await readFile(corrections), undefined, 'nothing is said of an entity');
  });

  test('follows a text as it is typed', async () => {
    const uri = await writeFile('live.txt', 'Ieri ha parlato Vladimir Putin.\n');
    const editor = await openArticle(uri);
    await eventually('the name is known', async () =>
      (await highlightsAt(editor.document, positionOf(editor.document, 'Putin'))).length === 1 ? true : undefined,
    );
    for (const words of ['Prima riga.\n', 'Seconda.\n', 'Terza.\n', 'Poi, dice Putin, ']) {
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), words));
      const lit = await highlightsAt(editor.document, positionOf(editor.document, 'Vladimir Putin'));
      equal(lit.at(-1), 'Vladimir Putin', 'right after the edit');
    }
    equal(await highlightsAt(editor.document, positionOf(editor.document, 'Vladimir Putin')), [
      'Putin',
      'Vladimir Putin',
    ]);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('says behind names what they are when that is wanted', async () => {
    const document = await seed();
    equal(await hintsIn(document), []);
    const settings = vscode.workspace.getConfiguration('newsmark.entities');
    try {
      await settings.update('inlayHints', true, vscode.ConfigurationTarget.Workspace);
      const hints = await eventually('the hints show', async () => {
        const found = await hintsIn(document);
        return found.length > 0 ? found : undefined;
      });
      ok(hints.includes('Person') && hints.includes('Place'), `found ${hints.join(', ')}`);
    } finally {
      await settings.update('inlayHints', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('stays in the article where a setting says so', async () => {
    await writeFile('zeta.txt', 'MOSCA, 5 nov. (ANSA) - Ieri ha parlato Vladimir Putin.\n');
    const editor = await openArticle(seedUri());
    const settings = vscode.workspace.getConfiguration('newsmark.entities');
    try {
      await settings.update('stepIn', 'article', vscode.ConfigurationTarget.Workspace);
      select(editor, 'Putin', 5);
      await vscode.commands.executeCommand('newsmark.nextMention');
      equal(vscode.window.activeTextEditor?.document.uri.toString(), seedUri().toString());
      equal(editor.selection.start.line, 0);
    } finally {
      await settings.update('stepIn', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  test('renames an entity in the file of corrections alone', async () => {
    const document = await seed();
    const at = positionOf(document, 'Kim hanno');
    const before = await readFolder();
    equal(await prepareRename(document, at), 'Kim → Kim Jong-un');
    const edit = await rename(document, at, 'Kim Jong Un');
    equal(edit.size, 0, 'no file is edited');
    ok((await readFile(corrections))?.includes('"Kim Jong Un"') ?? false, 'the name is in the file');
    const { [vscode.Uri.joinPath(folderUri(), corrections).path]: _said, ...after } = await readFolder();
    equal(after, before, 'every other file is as it was');
    equal(document.isDirty, false, 'the article stays as it is');
    equal(await prepareRename(document, at), 'Kim → Kim Jong Un');
    await deleteFile('.newsmark');
    await vscode.commands.executeCommand('newsmark.refreshArticles');
  });
}
