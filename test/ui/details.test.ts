import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { becomes } from '../support/ui/becomes';
import { pressChord, seedArticle, seedTitle } from '../support/ui/newsmark';
import { openFile, pickRow, quickInput, typeInQuickInput } from '../support/ui/palette';
import { treeRow } from '../support/ui/tree';

const title = 'Il patto tra Pyongyang e Mosca';

/** What is known about an article is corrected by keys alone, shown everywhere, and undone. The tests build on one another. */
suite('ui/details', () => {
  let workbench: Workbench;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    workbench = await openWorkbench({ folder });
    await openFile(workbench.page, seedArticle);
    await workbench.page.locator('.statusbar-item', { hasText: 'News Article' }).waitFor();
    await pressChord(workbench.page, '1');
    await treeRow(workbench.page, 'Articles', seedTitle).waitFor();
  });
  suiteTeardown(() => workbench.close());

  test('lists what is known with where it was found', async () => {
    const { page } = workbench;
    await openFile(page, seedArticle);
    await pressChord(page, 'd');
    for (const words of [
      'Adnkronos',
      'From the dateline, sure',
      'From the date at the top',
      'The first sentence, uncertain',
    ])
      await quickInput(page).locator('.monaco-list-row').filter({ hasText: words }).first().waitFor();
  });

  test('corrects one field after the other and refuses what is no date', async () => {
    const { page } = workbench;
    await pickRow(page, 'Title');
    await answer(title);
    await row('Title', title);
    await pickRow(page, 'Date');
    await answer('ieri');
    await quickInput(page).getByText('This is no date.').waitFor();
    await answer('5 novembre 2024');
    await row('Date', '2024-11-05');
    await pickRow(page, 'Language');
    await typeInQuickInput(page, 'french');
    await pickRow(page, 'French');
    await row('Language', 'French');
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
    await becomes(details, { title, date: '2024-11-05', language: 'fr' });
    await treeRow(page, 'Articles', title).waitFor();
  });

  test('goes back to what was found', async () => {
    const { page } = workbench;
    await pressChord(page, 'd');
    await row('Language', 'French');
    await pickRow(page, 'Language: Use What Was Found');
    await row('Language', 'Recognised by its words');
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
    await becomes(details, { title, date: '2024-11-05' });
  });

  test('undoes the corrections one by one', async () => {
    const { page } = workbench;
    for (const left of [{ title, date: '2024-11-05', language: 'fr' }, { title, date: '2024-11-05' }, { title }]) {
      await pressChord(page, 'u');
      await page
        .locator('.statusbar-item', { hasText: 'The last change of article details was undone.' })
        .first()
        .waitFor();
      await becomes(details, left);
    }
    await pressChord(page, 'u');
    await treeRow(page, 'Articles', seedTitle).waitFor();
    await becomes(details, undefined);
  });

  async function answer(text: string): Promise<void> {
    await quickInput(workbench.page).locator('.quick-input-message').waitFor();
    await typeInQuickInput(workbench.page, text);
    await workbench.page.keyboard.press('Enter');
  }

  async function row(field: string, value: string): Promise<void> {
    const rows = quickInput(workbench.page).locator('.monaco-list-row');
    await rows.filter({ hasText: field }).filter({ hasText: value }).first().waitFor();
  }

  /** What the sidecar holds now. */
  function details(): unknown {
    const content = readFileSync(path.join(folder, `${seedArticle}.newsmark.json`), 'utf8');
    return (JSON.parse(content) as { 'newsmark:article': { details?: unknown } })['newsmark:article'].details;
  }
});
