import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { madeFolder } from '../support/madeFolder';
import { becomes } from '../support/ui/becomes';
import { activeEditor } from '../support/ui/editor';
import { pressChord } from '../support/ui/newsmark';
import { notification } from '../support/ui/notifications';
import { quickInput, runCommand, typeInQuickInput } from '../support/ui/palette';
import { openViewContainer, tree, treeRow, treeRows } from '../support/ui/tree';

const phrase = 'gasdotto di Tarvisio';

/** Five articles with the phrase, the more often the better: the order of the hits is known. */
const planted = Object.fromEntries(
  [1, 2, 3, 4, 5].map((rank) => [
    `esteri/nota-${rank}.txt`,
    `Nota numero ${rank}\n\nROMA, ${rank} nov. (ANSA) - Il vertice si è chiuso ieri. Si è parlato del ${phrase}.${` Del ${phrase} si parla ancora.`.repeat(5 - rank)}\n`,
  ]),
);

/** 2,000 articles; the tests build on one another. */
suite('ui/search', () => {
  let workbench: Workbench;

  suiteSetup(async function () {
    this.timeout(300_000);
    workbench = await openWorkbench({ folder: madeFolder(1995, planted), viewport: { width: 1400, height: 1600 } });
    await openViewContainer(workbench.page, 'Newsmark');
  });
  suiteTeardown(() => workbench.close());

  /** The rows of the open search that are articles with the phrase. */
  const hits = (): Locator => quickInput(workbench.page).locator('.monaco-list-row[aria-label^="Nota numero"]');
  /** The first of them, when it is what Enter means. */
  const firstHit = (): Locator => hits().and(workbench.page.locator('[aria-label^="Nota numero 1"].focused'));

  test('narrows the Articles view to what is typed in its filter', async () => {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Filter Articles…');
    await quickInput(page).waitFor();
    await typeInQuickInput(page, 'nota numero');
    await treeRow(page, 'Articles', 'Nota numero 3').waitFor();
    await page.waitForFunction(
      `document.querySelectorAll('[role=tree][aria-label^="Articles"] [role=treeitem]').length === 5`,
    );
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    await runCommand(page, 'Newsmark: Clear Filter of Articles');
  });

  test('opens the third hit of a phrase with its words selected, by keys alone', async () => {
    const { page } = workbench;
    await tree(page, 'Articles').focus();
    await pressChord(page, 'f');
    await quickInput(page).waitFor();
    // Put in at once, inside its quotation marks: while a phrase is typed, words are offered that go on with what is there.
    await page.keyboard.type('""');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.insertText(phrase);
    await firstHit().waitFor();
    await becomes(() => hits().count(), 5);
    const third = await hits().nth(2).getAttribute('aria-label');
    assert.match(third ?? '', /^Nota numero 3/);
    const isThird = async (): Promise<boolean> =>
      (await hits().nth(2).getAttribute('class'))?.includes('focused') === true;
    for (let presses = 0; presses < 20 && !(await isThird()); presses++) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'nota-3.txt' }).waitFor();
    await becomes(selectedText, phrase);
  });

  test('offers the values of a field and stays open when one is taken', async () => {
    const { page } = workbench;
    await pressChord(page, 'f');
    await quickInput(page).waitFor();
    await page.keyboard.type('tarvisio source:ans');
    await quickInput(page).locator('.monaco-list-row[aria-label^="ANSA"].focused').waitFor();
    await page.keyboard.press('Enter');
    await firstHit().waitFor();
    await becomes(() => quickInput(page).locator('input[type=text]').inputValue(), 'tarvisio source:ANSA ');
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
  });

  test('says what is odd about a query and searches it all the same', async () => {
    const { page } = workbench;
    await pressChord(page, 'f');
    await quickInput(page).waitFor();
    await page.keyboard.type('tarvisio fonte:ansa');
    await quickInput(page).getByText('“fonte:” is no field').waitFor();
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
  });

  test('lists sentences with the words marked, and opens one from its row', async () => {
    const { page } = workbench;
    await pressChord(page, 'f');
    await quickInput(page).waitFor();
    // Put in at once, inside its quotation marks: while a phrase is typed, words are offered that go on with what is there.
    await page.keyboard.type('""');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.insertText(phrase);
    await firstHit().waitFor();
    await quickInput(page).getByRole('button', { name: 'Show in Results View' }).click();
    const row = treeRow(page, 'Search Results', `parlato del ${phrase}`);
    await row.waitFor();
    const firstRows = async (): Promise<unknown[]> => {
      const [article, passage] = await treeRows(page, 'Search Results');
      return [article?.name, article?.level, passage?.level];
    };
    await becomes(firstRows, ['Nota numero 1', 1, 2]);
    const [article] = await treeRows(page, 'Search Results');
    assert.match(article?.description ?? '', /^ANSA · .*5 passages$/);
    await becomes(() => row.locator('.highlight').innerText(), phrase);
    await row.click();
    await page.locator('.tab.active', { hasText: 'nota-1.txt' }).waitFor();
    await becomes(selectedText, phrase);
  });

  test('saves a search, finds it again and removes it, by keys alone', async () => {
    const { page } = workbench;
    await runCommand(page, 'Newsmark: Save Search');
    await runCommand(page, 'Newsmark: Clear Search Results');
    await treeRow(page, 'Search Results', 'Nota').waitFor({ state: 'detached' });

    await runCommand(page, 'Newsmark: Search Articles and Annotations…');
    await quickInput(page).locator(`.monaco-list-row.focused[aria-label*="${phrase}"]`).waitFor();
    await page.keyboard.press('Enter');
    await firstHit().waitFor();
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    await page.locator('.tab.active', { hasText: 'nota-1.txt' }).waitFor();
    await becomes(selectedText, phrase);

    await runCommand(page, 'Newsmark: Remove Saved Searches…');
    await quickInput(page).getByPlaceholder('Pick the searches to remove').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await quickInput(page).waitFor({ state: 'hidden' });
    await runCommand(page, 'Newsmark: Remove Saved Searches…');
    await notification(page, 'No search is saved.').waitFor();
  });

  /** What is selected in the active editor: its search starts with that. */
  async function selectedText(): Promise<string> {
    const { page } = workbench;
    await page.locator('.statusbar-item', { hasText: /\(\d+ selected\)/ }).waitFor();
    await page.keyboard.press('Control+1');
    await page.keyboard.press('Control+f');
    const find = activeEditor(page).locator('.find-widget.visible');
    await find.waitFor();
    const text = await find.locator('.find-part textarea').first().inputValue();
    await page.keyboard.press('Escape');
    return text;
  }
});
