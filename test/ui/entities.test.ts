import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy, temporaryFolder } from '../support/temporaryCopy';
import { becomes } from '../support/ui/becomes';
import { activeEditor, selectText } from '../support/ui/editor';
import { annotationPage, pressChord, seedArticle } from '../support/ui/newsmark';
import { dismissNotifications, notification, pressButton } from '../support/ui/notifications';
import { answerInputBox, openFile, pickRow, quickInput, runCommand, typeInQuickInput } from '../support/ui/palette';
import { focusRow, openViewContainer, pickMenuItem, tree, treeRow } from '../support/ui/tree';

const view = 'Entities';
const rossi = 'ROMA, 12 nov. (ANSA) - Mario Rossi ha incontrato Anna Rossi a Milano. Rossi ha detto di no.\n';
const putin = 'person:vladimir putin';
const zelensky = 'person:volodymyr zelensky';

type Lists = Readonly<Record<string, readonly unknown[]>>;

suite('ui/entities, by keyboard alone', () => {
  let workbench: Workbench;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    writeFileSync(path.join(folder, 'rossi.txt'), rossi);
    workbench = await openWorkbench({ folder, viewport: { width: 1600, height: 1300 } });
    await openViewContainer(workbench.page, 'Newsmark');
    await treeRow(workbench.page, view, 'Vladimir Putin').waitFor();
  });
  suiteTeardown(() => workbench.close());
  teardown(() => dismissNotifications(workbench.page));

  const file = (): string => path.join(folder, '.newsmark/entities.json');

  /** The lists of the file that say something; none when there is no file. */
  function lists(): Lists {
    try {
      const written = JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>;
      const filled = Object.entries(written).filter(([, value]) => Array.isArray(value) && value.length > 0);
      return Object.fromEntries(filled) as Lists;
    } catch {
      return {};
    }
  }

  /** Waits until the file says this and the view has, or has not, these rows. */
  async function check(expected: Lists, rows: Readonly<Record<string, boolean>>): Promise<void> {
    for (const [row, isThere] of Object.entries(rows)) {
      await treeRow(workbench.page, view, row).waitFor({ state: isThere ? 'attached' : 'detached' });
    }
    await becomes(lists, expected);
  }

  async function focusView(): Promise<void> {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Focus on Entities View');
    await page.keyboard.press('Home');
    await tree(page, view).locator('.monaco-list-row.focused').waitFor();
  }

  /** Picks from the menu of a row; once more when it says that the view was drawn anew at that moment. */
  async function pick(row: string, title: string): Promise<void> {
    const { page } = workbench;
    const lost = notification(page, 'Choose the row again.');
    for (let isLost = true; isLost;) {
      await focusRow(page, view, row);
      await pickMenuItem(page, title);
      const answers = [lost, quickInput(page)].map((shown) => shown.waitFor({ timeout: 2000 }));
      await Promise.any(answers).catch(() => undefined);
      isLost = await lost.isVisible();
      if (isLost) await dismissNotifications(page);
      if (isLost) await focusView();
    }
  }

  const undo = (): Promise<void> => pressChord(workbench.page, 'z');

  test('merges two selected entities, splits them again, and undoes each', async () => {
    const { page } = workbench;
    const apart = { 'Vladimir Putin, 6 mentions': true, 'Volodymyr Zelensky, 1 mention': true };
    const together = { 'Vladimir Putin, 7 mentions': true, 'Volodymyr Zelensky': false };
    const merged = { same: [{ id: zelensky, as: putin }] };
    await focusView();
    await focusRow(page, view, 'Volodymyr Zelensky');
    await page.keyboard.press('Control+Shift+Enter');
    await focusRow(page, view, 'Vladimir Putin');
    await page.keyboard.press('Control+Shift+Enter');
    await runCommand(page, 'Newsmark: Merge Entities…');
    await quickInput(page).getByPlaceholder('Which name and type are kept?').waitFor();
    await page.keyboard.press('Enter');
    await check(merged, together);

    await focusView();
    await pick('Vladimir Putin', 'Split Spelling Out of Entity…');
    await pickRow(page, 'Volodymyr Zelensky');
    await check({}, apart);

    await focusView();
    await undo();
    await check(merged, together);
    await undo();
    await check({}, apart);
  });

  test('merges with an entity that is found while its name is typed, and keeps the name that is picked', async () => {
    const { page } = workbench;
    await focusView();
    await pick('Volodymyr Zelensky', 'Merge Entities…');
    await typeInQuickInput(page, 'koval');
    await quickInput(page).locator('.monaco-list-row.focused', { hasText: 'Andrii Kovalenko' }).waitFor();
    await page.keyboard.press('Enter');
    await quickInput(page).getByPlaceholder('Which name and type are kept?').waitFor();
    await pickRow(page, 'Volodymyr Zelensky');
    await check(
      { same: [{ id: 'person:andrii kovalenko', as: zelensky }] },
      { 'Volodymyr Zelensky, 2 mentions': true, 'Andrii Kovalenko': false },
    );
    await focusView();
    await undo();
    await check({}, { 'Volodymyr Zelensky, 1 mention': true, 'Andrii Kovalenko': true });
  });

  test('rejects an entity, and undoes it', async () => {
    await focusView();
    await pick('Choe Son Hui', 'Not an Entity (in All Articles)');
    await check({ rejected: [{ text: 'Choe Son Hui' }] }, { 'Choe Son Hui': false });
    await focusView();
    await undo();
    await check({}, { 'Choe Son Hui': true });
  });

  test('confirms, renames and changes the type of an entity', async () => {
    const { page } = workbench;
    const id = 'person:choe son hui';
    await focusView();
    await pick('Choe Son Hui', 'Confirm Entity');
    await check({ entities: [{ id, status: 'confirmed' }] }, { 'Choe Son Hui, confirmed': true });
    await focusView();
    await pick('Choe Son Hui', 'Rename Entity…');
    await answerInputBox(page, 'Choe Son-hui');
    const named = { entities: [{ id, name: 'Choe Son-hui', status: 'confirmed' }] };
    await check(named, { 'Choe Son-hui, confirmed': true, 'Choe Son Hui': false });
    await focusView();
    await pick('Choe Son-hui', 'Change Entity Type…');
    await pickRow(page, 'Organisation');
    await treeRow(page, view, 'Organisations, 7').waitFor();
    await becomes(() => lists()['same'], [{ id, as: 'organisation:choe son hui' }]);
    await focusView();
    await undo();
    await treeRow(page, view, 'Organisations, 6').waitFor();
    await check(named, {});
    await undo();
    await undo();
    await check({}, { 'Choe Son Hui, 1 mention': true });
  });

  test('filters by the beginning of a name, says how much is shown, and shows everything again', async () => {
    const { page } = workbench;
    await focusView();
    await pressChord(page, 'l');
    await quickInput(page).waitFor();
    await typeInQuickInput(page, 'cor');
    await page
      .getByText(/2 of \d+ entities: cor/)
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await check({}, { 'Corea del Nord': true, 'Corea del Sud': true, 'Vladimir Putin': false, 'to review': false });
    await workbench.reload();
    await page
      .getByText(/2 of \d+ entities: cor/)
      .first()
      .waitFor();
    await runCommand(page, 'Newsmark: Clear Filter of Entities');
    await check({}, { 'Vladimir Putin': true });
  });

  test('lists all entities by name, and by type again', async () => {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Arrange Entities…');
    await pickRow(page, 'One list');
    await pickRow(page, 'Name, A to Z');
    await check({}, { 'Adnkronos, 1 mention': true, 'People,': false });
    await runCommand(page, 'Newsmark: Arrange Entities…');
    await pickRow(page, 'By type');
    await pickRow(page, 'Most mentions first');
    await check({}, { 'People,': true });
  });

  test('asks whom a shared name means, and takes the answer', async () => {
    const { page } = workbench;
    await focusView();
    await focusRow(page, view, '1 name to review');
    await page.keyboard.press('ArrowRight');
    await focusRow(page, view, '“Rossi” means Mario Rossi in this article.');
    await page.keyboard.press('Enter');
    await check(
      { aliases: [{ name: 'Rossi', article: 'rossi.txt', entity: 'person:mario rossi' }] },
      { 'Mario Rossi, 2 mentions': true, 'to review': false },
    );
    await focusView();
    await undo();
    await check({}, { '1 name to review': true, 'Mario Rossi, 1 mention': true });
  });

  test('shows who is named in the same articles, and moves to one of them', async () => {
    const { page } = workbench;
    await focusView();
    await pick('Anna Rossi, 1 mention', 'Show Co-Mentions of Entity…');
    await pickRow(page, 'Milano');
    await tree(page, view).locator('.monaco-list-row.focused[aria-label^="Milano"]').waitFor();
  });

  test('annotates all mentions of the name at the cursor with one label, in one step to undo', async () => {
    const { page } = workbench;
    await openFile(page, seedArticle);
    await page.keyboard.press('Control+Home');
    await selectText(page, 'Vladimir Putin');
    await page.locator('.statusbar-item', { hasText: 'Vladimir Putin: 1 of 6' }).waitFor();
    await pressChord(page, 'a');
    await quickInput(page).getByText('6 Selected').waitFor();
    await page.keyboard.press('Enter');
    await pickRow(page, 'Context');
    await answerInputBox(page, '');
    const sidecar = `${seedArticle}.newsmark.json`;
    await annotationPage(folder, sidecar, 6);
    await page.locator('.statusbar-item', { hasText: '6 highlights were added' }).waitFor();
    await activeEditor(page).locator('.view-lines').first().waitFor();
    await pressChord(page, 'u');
    await annotationPage(folder, sidecar, 0);
    rmSync(path.join(folder, sidecar));
  });

  test('annotates all hits of a search, and says which were there already', async () => {
    const { page } = workbench;
    const sidecar = `${seedArticle}.newsmark.json`;
    const annotateHits = async (): Promise<void> => {
      await runCommand(page, 'Newsmark: Annotate All Hits…');
      await quickInput(page).getByText('2 Selected').waitFor();
      await page.keyboard.press('Enter');
      await pickRow(page, 'Quote');
      await answerInputBox(page, '');
    };
    await runCommand(page, 'Newsmark: Search Articles and Annotations…');
    await typeInQuickInput(page, '"regione di Kursk"');
    await quickInput(page).locator('.monaco-list-row', { hasText: 'Kursk' }).first().waitFor();
    await quickInput(page).getByRole('button', { name: 'Show in Results View' }).press('Enter');
    await treeRow(page, 'Search Results', 'nella regione di Kursk').waitFor();
    await annotateHits();
    const { items } = await annotationPage(folder, sidecar, 2);
    assert.deepEqual(
      items.map(({ target }) => target.selector[0]?.exact),
      ['regione di Kursk', 'regione di Kursk'],
    );
    await annotateHits();
    await notification(page, '0 highlights were added. 2 were there already.').waitFor();
    await runCommand(page, 'Newsmark: Undo Annotation Change');
    await annotationPage(folder, sidecar, 0);
    rmSync(path.join(folder, sidecar));
    await runCommand(page, 'Newsmark: Clear Search Results');
  });

  test('marks words as a mention of a new person', async () => {
    const { page } = workbench;
    await openFile(page, seedArticle);
    await page.keyboard.press('Control+Home');
    await selectText(page, 'capo del Cremlino');
    await pressChord(page, 'm');
    await quickInput(page).waitFor();
    await pickRow(page, 'capo del Cremlino');
    await treeRow(page, view, 'capo del Cremlino, 1 mention').waitFor();
    const [mark] = (lists()['mentions'] ?? []) as readonly { readonly entity: string }[];
    assert.equal(mark?.entity, 'person:capo del cremlino');
    await undo();
    await check({}, { 'capo del Cremlino': false });
  });

  test('says once that the file cannot be read, opens it, and shows entities as recognised', async () => {
    const { page } = workbench;
    mkdirSync(path.dirname(file()), { recursive: true });
    const broken = '{ "version": 1, oops\n';
    writeFileSync(file(), broken);
    const message = notification(page, '.newsmark/entities.json cannot be read: it is not valid JSON (line 1)');
    await message.waitFor();
    await focusView();
    await pick('Vladimir Putin', 'Confirm Entity');
    await message.nth(1).waitFor();
    assert.equal(readFileSync(file(), 'utf8'), broken);
    await pressButton(message.first(), 'Open File');
    await page.locator('.tab.active', { hasText: 'entities.json' }).waitFor();
    writeFileSync(file(), JSON.stringify({ version: 1, entities: [{ id: putin, name: 'V. Putin' }] }));
    await treeRow(page, view, 'V. Putin, 6 mentions').waitFor();
    rmSync(path.dirname(file()), { recursive: true });
    await treeRow(page, view, 'Vladimir Putin, 6 mentions').waitFor();
  });

  test('merges an entity that is dropped on another one, after a question', async () => {
    const { page } = workbench;
    await treeRow(page, view, 'Choe Son Hui').dragTo(treeRow(page, view, 'Andrii Kovalenko'));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Merge “Choe Son Hui” into “Andrii Kovalenko”?').waitFor();
    await dialog.getByRole('button', { name: 'Merge' }).press('Enter');
    await check(
      { same: [{ id: 'person:choe son hui', as: 'person:andrii kovalenko' }] },
      { 'Andrii Kovalenko, 2 mentions': true, 'Choe Son Hui': false },
    );
    await focusView();
    await undo();
    await check({}, { 'Andrii Kovalenko, 1 mention': true, 'Choe Son Hui': true });
  });
});

suite('ui/entities, many', () => {
  let workbench: Workbench;

  suiteSetup(async function () {
    this.timeout(300_000);
    const folder = temporaryFolder('many');
    const sentences = surnames(620).map((surname) => `Ieri Anna ${surname} ha parlato a lungo.`);
    writeFileSync(path.join(folder, 'many.txt'), `ROMA, 12 nov. (ANSA) - ${sentences.join(' ')}\n`);
    workbench = await openWorkbench({ folder, viewport: { width: 1600, height: 1000 } });
    await openViewContainer(workbench.page, 'Newsmark');
    await tree(workbench.page, view).getByRole('treeitem').first().waitFor();
  });
  suiteTeardown(() => workbench.close());

  test('shows a page of them and the next one when asked, and goes on at its first row', async () => {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Arrange Entities…');
    await pickRow(page, 'One list');
    await pickRow(page, 'Name, A to Z');
    await runCommand(page, 'Newsmark: Focus on Entities View');
    await page.keyboard.press('End');
    const more = tree(page, view).locator('.monaco-list-row.focused[aria-label*=" More"]');
    await more.waitFor();
    await page.keyboard.press('Enter');
    await more.waitFor({ state: 'detached' });
    const focused = tree(page, view).locator('.monaco-list-row.focused');
    await focused.and(page.locator('[aria-label^="Anna "]')).waitFor();
    await becomes(() => focused.getAttribute('data-index'), '200');
  });
});

/** Different surnames that nobody has, in no order. */
function surnames(count: number): string[] {
  const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te'];
  const at = (number: number): string => syllables[number % syllables.length] ?? '';
  return Array.from({ length: count }, (_, number) => {
    const surname = at(number) + at(Math.floor(number / 12)) + at(Math.floor(number / 144)) + 'lli';
    return surname.charAt(0).toUpperCase() + surname.slice(1);
  });
}
