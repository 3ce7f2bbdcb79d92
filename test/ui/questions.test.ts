import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { selectText } from '../support/ui/editor';
import { annotationPage, highlight, pressChord, seedArticle } from '../support/ui/newsmark';
import { notification, pressButton } from '../support/ui/notifications';
import { openFile, pickRow, quickInput, typeInQuickInput } from '../support/ui/palette';
import { treeRow } from '../support/ui/tree';

const sidecarFile = `${seedArticle}.newsmark.json`;

/** What a person types is never lost, and a key acts on what the person looks at. The tests build on one another. */
suite('ui/questions', () => {
  let workbench: Workbench;
  let folder: string;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    workbench = await openWorkbench({ folder });
    await openFile(workbench.page, seedArticle);
    await workbench.page.locator('.statusbar-item', { hasText: 'News Article' }).waitFor();
  });
  suiteTeardown(() => workbench.close());

  test('keeps a comment that was typed before stepping back', async () => {
    const { page } = workbench;
    await selectText(page, 'lotta sacra');
    await pressChord(page, 'h');
    await pickRow(page, 'Quote');
    await typeInQuickInput(page, 'di Choe Son Hui');
    await quickInput(page).getByRole('button', { name: 'Back' }).click();
    await pickRow(page, 'Opinion');
    await page.keyboard.press('Enter');
    const { items } = await annotationPage(folder, sidecarFile, 1);
    assert.deepEqual(
      items[0]?.body.map(({ value }) => value),
      ['opinion', 'di Choe Son Hui'],
    );
  });

  test('says nothing when Escape is pressed', async () => {
    const { page } = workbench;
    await selectText(page, 'saggia leadership');
    await pressChord(page, 'h');
    await pickRow(page, 'Quote');
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
    await annotationPage(folder, sidecarFile, 1);
  });

  test('takes the first answer of each question of a claim for Enter alone', async () => {
    const { page } = workbench;
    await selectText(page, 'circa 10.000 truppe');
    await pressChord(page, 'c');
    for (const question of ['', 'Who claims it?', 'verdict']) {
      await (question === '' ? quickInput(page) : quickInput(page).getByPlaceholder(question)).waitFor();
      await page.keyboard.press('Enter');
    }
    const { items } = await annotationPage(folder, sidecarFile, 2);
    const claim = items.flatMap(({ body }) => body).find(({ type }) => type === 'newsmark:Claim');
    assert.deepEqual([claim?.['claimant'], claim?.['verdict']], [undefined, 'unreviewed']);
    await pressChord(page, 'u');
    await annotationPage(folder, sidecarFile, 1);
  });

  test('removes an annotation from its row by keys alone', async () => {
    const { page } = workbench;
    await highlight(page, 'documento rivoluzionario', 'Quote', '');
    await annotationPage(folder, sidecarFile, 2);
    await pressChord(page, '3');
    await treeRow(page, 'Annotations', 'lotta sacra').waitFor();
    await page.locator('[role=tree][aria-label^="Annotations"]:focus').waitFor();
    for (const key of ['Home', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
    await focusedRow('lotta sacra');
    await page.keyboard.press('Enter');
    await page.locator('.statusbar-item', { hasText: '(11 selected)' }).waitFor();
    await page.locator('.editor-instance .monaco-editor.focused').first().waitFor();
    await pressChord(page, 'r');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('lotta sacra').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).press('Enter');
    const { items } = await annotationPage(folder, sidecarFile, 1);
    assert.equal(items[0]?.target.selector[0]?.exact, 'documento rivoluzionario');
  });

  async function focusedRow(text: string): Promise<void> {
    await workbench.page
      .locator(`[role=tree][aria-label^="Annotations"] .monaco-list-row.focused[aria-label*="${text}"]`)
      .waitFor();
  }

  test('asks again with what was typed when the sidecar could not be written', async () => {
    const { page } = workbench;
    const sound = JSON.stringify(await annotationPage(folder, sidecarFile, 1), null, 2);
    await openFile(page, seedArticle);
    await selectText(page, 'patto di mutua difesa');
    await pressChord(page, 'h');
    await pickRow(page, 'Key fact');
    await typeInQuickInput(page, 'da ricontrollare');
    writeFileSync(path.join(folder, sidecarFile), '{ broken');
    await page.keyboard.press('Enter');
    const message = notification(page, 'cannot be read').filter({
      has: page.getByRole('button', { name: 'Try Again' }),
    });
    await message.waitFor();
    writeFileSync(path.join(folder, sidecarFile), sound);
    await pressButton(message, 'Try Again');
    await pickRow(page, 'Key fact');
    await page.keyboard.press('Enter');
    const { items } = await annotationPage(folder, sidecarFile, 2);
    assert.deepEqual(
      items[1]?.body.map(({ value }) => value),
      ['keyFact', 'da ricontrollare'],
    );
  });
});
