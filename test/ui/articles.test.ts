import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describeTarget } from '../../src/core/anchor/describe';
import { createClaim, createHighlight } from '../../src/core/annotation/create';
import { serialiseSidecar } from '../../src/core/annotation/serialiseSidecar';
import { newSidecar, withAnnotation } from '../../src/core/annotation/sidecar';
import { toModelText } from '../../src/core/text/modelText';
import { articleHash } from '../../src/core/text/sha256';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { temporaryFolder } from '../support/temporaryCopy';
import { becomes, untilShown } from '../support/ui/becomes';
import { activeEditor } from '../support/ui/editor';
import { pressChord } from '../support/ui/newsmark';
import { dismissNotifications, notification } from '../support/ui/notifications';
import { openFile, pickRow, quickInput, runCommand, typeInQuickInput } from '../support/ui/palette';
import { openViewContainer, setExpanded, tree, treeRow, treeRows } from '../support/ui/tree';

const view = 'Articles';
const mac = process.platform === 'darwin';

/** Six articles, one of them a saved page, and a file that is no text. */
const files: Readonly<Record<string, string>> = {
  'esteri/kursk.md': article('Truppe nella regione di Kursk', 'ANSA', '2024-11-04', 'Le truppe sono arrivate ieri.'),
  'esteri/kiev.md': article('Perché Kiev resiste', 'Reuters', '2024-10-01', 'La città resiste ancora.'),
  'interni/borsa.md': article('La borsa sale', 'ANSA', '2023-05-06', 'I titoli salgono da giorni.'),
  'interni/2022/tasse.md': article('Il governo alza le tasse', 'AFP', '2022', 'Le tasse salgono.'),
  'dateline.txt': 'LONDON, Nov 12, 2024 (Reuters) - The British government said it would raise taxes again.\n',
  'page.html': '<html><body><h1>Una pagina salvata</h1><p>Il testo della pagina salvata ieri sera.</p></body></html>\n',
  'binary.txt': 'abc\0\0\0\u0001\u0002def\0\0',
};

suite('ui/articles', () => {
  let workbench: Workbench;
  let page: Page;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryFolder('articles');
    for (const [name, text] of Object.entries(files)) put(folder, name, text);
    annotate(folder, 'esteri/kursk.md', ['truppe'], ['sono arrivate ieri', 'Le truppe']);
    annotate(folder, 'interni/borsa.md', ['titoli'], []);
    workbench = await openWorkbench({ folder, viewport: { width: 1600, height: 1500 } });
    page = workbench.page;
    await openViewContainer(page, 'Newsmark');
    await treeRow(page, view, 'Kursk').waitFor();
    await treeRow(page, view, 'Not readable').waitFor();
  });
  suiteTeardown(() => workbench.close());
  teardown(() => dismissNotifications(page));

  test('lists the newest articles first, with what is known and what is annotated', async () => {
    await treeRow(page, view, 'Una pagina salvata').waitFor();
    await becomes(names, [
      'The British government said it would raise taxes again',
      'Truppe nella regione di Kursk',
      'Perché Kiev resiste',
      'La borsa sale',
      'Il governo alza le tasse',
      'Una pagina salvata',
      'Not readable',
    ]);
    const label = await treeRow(page, view, 'Kursk').getAttribute('aria-label');
    assert.match(label ?? '', /^Truppe nella regione di Kursk, ANSA, November 4, 2024, 3 annotations, 2 open claims/);
  });

  test('tells over a row where the date comes from, and the first words', async () => {
    const hover = page.locator('.monaco-hover').filter({ visible: true });
    await untilShown(hover.getByText('Date: November 12, 2024 (from the dateline)'), async () => {
      await page.mouse.move(1000, 500);
      await treeRow(page, view, 'The British government').hover();
    });
    await hover.getByText('Source: Reuters').waitFor();
    await hover.getByText('dateline.txt').waitFor();
    await page.mouse.move(1000, 500);
  });

  test('groups by source by keys alone, and remembers it', async () => {
    await arrange('By source', 'Title, A to Z');
    await treeRow(page, view, 'ANSA').waitFor();
    const groups = async (): Promise<string[]> =>
      (await treeRows(page, view)).map(({ name, description }) => `${name} ${description}`);
    await becomes(groups, ['AFP 1', 'ANSA 2', 'Reuters 2', 'Without a source 1', 'Not readable 1']);
    await treeRow(page, view, 'ANSA').click();
    await treeRow(page, view, 'La borsa sale').waitFor();
    const rows = async (): Promise<string[]> =>
      (await treeRows(page, view)).filter(({ level }) => level === 2).map(({ name }) => name);
    await becomes(rows, ['La borsa sale', 'Truppe nella regione di Kursk']);
    await workbench.reload();
    await openViewContainer(page, 'Newsmark');
    await treeRow(page, view, 'Without a source').waitFor();
  });

  test('groups by year and month, and by folder', async () => {
    await arrange('By date', 'Newest first');
    await treeRow(page, view, 'November').waitFor();
    await becomes(levels, [
      ...['1 2024', '2 November', '2 October', '1 2023', '2 May', '1 2022', '2 Il governo alza le tasse'],
      ...['1 Without a date', '1 Not readable'],
    ]);
    await arrange('By folder', 'Path, A to Z');
    await setExpanded(treeRow(page, view, 'interni'), true);
    await treeRow(page, view, 'La borsa sale').waitFor();
    await becomes(async () => (await levels()).slice(0, 4), ['1 esteri', '1 interni', '2 2022', '2 La borsa sale']);
    await arrange('One list', 'Newest first');
    await treeRow(page, view, 'Kursk').waitFor();
  });

  test('filters while typing, says how much is shown, and keeps it until it is cleared', async () => {
    await openFile(page, 'kiev.md');
    await page.locator('.editor-group-container.active .monaco-editor.focused').waitFor();
    // Newsmark was told of the editor by then, and the keys are its own.
    await treeRow(page, view, 'Kiev').and(page.locator('[aria-selected=true]')).waitFor();
    await pressChord(page, 't');
    await quickInput(page).waitFor();
    await page.keyboard.type('PERCHE');
    await treeRow(page, view, 'La borsa sale').waitFor({ state: 'detached' });
    await becomes(names, ['Perché Kiev resiste']);
    await becomes(() => treeRow(page, view, 'Kiev').locator('.highlight').innerText(), 'Perché');
    await quickInput(page).getByText('1 of 7 articles').waitFor();
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    await page.getByText('1 of 7 articles: PERCHE').waitFor();
    await workbench.reload();
    await openViewContainer(page, 'Newsmark');
    await page.getByText('1 of 7 articles: PERCHE').waitFor();
    await becomes(names, ['Perché Kiev resiste']);
    await tree(page, view).hover();
    await page.getByRole('button', { name: 'Clear Filter of Articles' }).click();
    await treeRow(page, view, 'La borsa sale').waitFor();
  });

  test('says that nothing matches, with a way out', async () => {
    await runCommand(page, 'Newsmark: Filter Articles…');
    await quickInput(page).waitFor();
    await typeInQuickInput(page, 'zebra');
    await page.getByText('No article matches the filter.').waitFor();
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Clear Filter', exact: true }).click();
    await treeRow(page, view, 'Kursk').waitFor();
  });

  test('goes back to the filter from before with Escape', async () => {
    await runCommand(page, 'Newsmark: Filter Articles…');
    await quickInput(page).waitFor();
    await typeInQuickInput(page, 'kiev');
    await treeRow(page, view, 'Kursk').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await treeRow(page, view, 'Kursk').waitFor();
  });

  test('copies the references of the selected articles, a line each', async () => {
    await selectRows('Kursk', 'La borsa sale');
    await pickFromMenu('La borsa sale', 'Copy Reference');
    await page.locator('.statusbar-item', { hasText: '2 references were copied.' }).waitFor();
    assert.equal(
      await page.evaluate('navigator.clipboard.readText()'),
      'Truppe nella regione di Kursk, ANSA, November 4, 2024\nLa borsa sale, ANSA, May 6, 2023',
    );
  });

  test('copies the reference of the active article from the palette', async () => {
    await openFile(page, 'tasse.md');
    await runCommand(page, 'Newsmark: Copy Reference');
    await page.locator('.statusbar-item', { hasText: 'The reference was copied.' }).waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), 'Il governo alza le tasse, AFP, 2022');
  });

  test('exports the annotations of the selected articles', async () => {
    await selectRows('Kursk', 'Perché Kiev');
    await pickFromMenu('Kursk', 'Export Annotations…');
    await pickRow(page, 'CSV table');
    await quickInput(page).getByText('OK').waitFor();
    await page.waitForFunction(
      `[...document.querySelectorAll('.quick-input-widget input')].some(({ value }) => value.endsWith('annotations.newsmark.csv'))`,
    );
    await page.keyboard.press('Enter');
    await notification(page, 'Exported 3 annotations to annotations.newsmark.csv.').waitFor();
    const rows = readFileSync(path.join(folder, 'annotations.newsmark.csv'), 'utf8').trim().split('\r\n');
    assert.equal(rows.length, 4);
    assert.ok(rows.slice(1).every((row) => row.includes('esteri/kursk.md')));
  });

  test('opens the selected articles, each in a tab', async () => {
    await runCommand(page, 'View: Close All Editors');
    await selectRows('Kursk', 'Perché Kiev');
    await pickFromMenu('Kursk', 'Open');
    await page.locator('.tab', { hasText: 'kursk.md' }).waitFor();
    await page.locator('.tab', { hasText: 'kiev.md' }).waitFor();
  });

  test('opens an article with Enter', async () => {
    await runCommand(page, 'View: Close All Editors');
    await treeRow(page, view, 'La borsa sale').click();
    await activeEditor(page).getByText('I titoli salgono').waitFor();
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Newsmark: Focus on Articles View');
    await page.keyboard.press('Enter');
    await activeEditor(page).getByText('I titoli salgono').waitFor();
  });

  test('selects the row of the article in the active editor', async () => {
    await openFile(page, 'kiev.md');
    await selectedRow(page, 'Perché Kiev resiste').waitFor();
  });

  test('gathers what cannot be read, with the reason, and reads it when it can', async () => {
    await setExpanded(treeRow(page, view, 'Not readable'), true);
    const row = treeRow(page, view, 'binary.txt');
    await row.waitFor();
    assert.match((await row.getAttribute('aria-label')) ?? '', /^binary\.txt, it is not a text file/);
    await untilShown(page.locator('.statusbar-item', { hasText: '1 file can still not be read.' }), async () => {
      await row.hover();
      await row.getByRole('button', { name: 'Retry Reading' }).click();
    });
    put(folder, 'binary.txt', 'Ora è una notizia che si legge.\n');
    await treeRow(page, view, 'Ora è una notizia').waitFor();
    await treeRow(page, view, 'Not readable').waitFor({ state: 'detached' });
    rmSync(path.join(folder, 'binary.txt'));
  });

  async function arrange(grouping: string, sorting: string): Promise<void> {
    await runCommand(page, 'Newsmark: Arrange Articles…');
    await pickRow(page, grouping);
    await pickRow(page, sorting);
    await quickInput(page).waitFor({ state: 'hidden' });
  }

  async function names(): Promise<string[]> {
    return (await treeRows(page, view)).map(({ name }) => name);
  }

  async function levels(): Promise<string[]> {
    return (await treeRows(page, view)).map(({ name, level }) => `${level} ${name}`);
  }

  async function selectRows(first: string, second: string): Promise<void> {
    await treeRow(page, view, first).click();
    await treeRow(page, view, second).click({ modifiers: [mac ? 'Meta' : 'Control'] });
  }

  async function pickFromMenu(row: string, title: string): Promise<void> {
    await treeRow(page, view, row).click({ button: 'right' });
    await page.locator('.monaco-menu').getByText(title, { exact: true }).hover();
    await page.keyboard.press('Enter');
  }
});

suite('ui/articles, many', () => {
  let workbench: Workbench;

  suiteTeardown(() => workbench.close());

  test('shows three thousand articles a page at a time', async function () {
    this.timeout(300_000);
    const folder = temporaryFolder('many');
    for (let number = 1; number <= 3000; number++) {
      put(folder, `${number}.md`, article(`Notizia ${number}`, 'ANSA', '2024-11-04', 'Il testo della notizia.'));
    }
    workbench = await openWorkbench({ folder, viewport: { width: 1600, height: 1000 } });
    const { page } = workbench;
    await openViewContainer(page, 'Newsmark');
    await runCommand(page, 'Newsmark: Arrange Articles…');
    await pickRow(page, 'One list');
    await pickRow(page, 'Title, A to Z');
    await treeRow(page, view, 'Notizia 1,').click();
    await tree(page, view).focus();
    await goToEnd(page, treeRow(page, view, 'Show 200 More, 2,800 left'));
    // Until all are read, others may come before it, and the row may move.
    await page.getByText(/Reading [\d,]+ of [\d,]+ articles/).waitFor({ state: 'detached', timeout: 120_000 });
    await goToEnd(page, treeRow(page, view, 'Show 200 More, 2,800 left'));
    await page.keyboard.press('Enter');
    await focusedRow(page, 'Notizia 201').and(selectedRow(page, 'Notizia 201')).waitFor();
    await goToEnd(page, treeRow(page, view, 'Show 200 More, 2,600 left'));

    await openFile(page, '2345.md');
    await runCommand(page, 'Newsmark: Show in Articles View');
    await focusedRow(page, 'Notizia 2345').and(selectedRow(page, 'Notizia 2345')).waitFor();
  });
});

/** Goes to the last row of the view until it is this one: while articles are still read, others are the last. */
async function goToEnd(page: Page, last: Locator): Promise<void> {
  const focused = last.and(page.locator('.focused'));
  for (let isThere = false; !isThere;) {
    await page.keyboard.press('End');
    isThere = await focused.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
  }
}

/** The row at which keys go on, when it is the one of this title. */
function focusedRow(page: Page, title: string): Locator {
  return tree(page, view).locator(`[role=treeitem].focused[aria-label^="${title}"]`);
}

/** The row that is selected, when it is the one of this title. */
function selectedRow(page: Page, title: string): Locator {
  return tree(page, view).locator(`[role=treeitem][aria-selected=true][aria-label^="${title}"]`);
}

function article(title: string, source: string, date: string, text: string): string {
  return `---\ntitle: ${title}\nsource: ${source}\ndate: ${date}\n---\n\n${text}\n`;
}

function put(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

/** Writes the sidecar of a file with some of its words highlighted, and some as claims without a verdict. */
function annotate(folder: string, name: string, highlighted: readonly string[], claimed: readonly string[]): void {
  const text = toModelText(readFileSync(path.join(folder, name), 'utf8'));
  const making = (words: string) => ({
    id: `urn:uuid:test-${words.replace(/\W/g, '-')}`,
    target: describeTarget(text, { start: text.indexOf(words), end: text.indexOf(words) + words.length }),
    now: '2024-11-05T08:00:00Z',
  });
  const annotations = [
    ...highlighted.map((words) => createHighlight(making(words))),
    ...claimed.map((words) => createClaim(making(words), { statement: words })),
  ];
  const sidecar = annotations.reduce(withAnnotation, newSidecar(path.basename(name), articleHash(text)));
  writeFileSync(path.join(folder, `${name}.newsmark.json`), serialiseSidecar(sidecar));
}
