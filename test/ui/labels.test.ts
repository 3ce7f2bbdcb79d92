import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { selectText } from '../support/ui/editor';
import { exactly } from '../support/ui/exactly';
import { annotationPage, pressChord, seedArticle } from '../support/ui/newsmark';
import { answerInputBox, openFile, pickRow, quickInput, runCommand } from '../support/ui/palette';
import { treeRow } from '../support/ui/tree';

const sidecarFile = `${seedArticle}.newsmark.json`;
const guideline = 'Nobody else says so';

/** A project has labels of its own. The tests build on one another; all by keys. */
suite('ui/labels', () => {
  let workbench: Workbench;
  let folder: string;
  let page: Page;

  suiteSetup(async function () {
    this.timeout(300_000);
    folder = temporaryCopy(`${repositoryRoot}/seeds`);
    workbench = await openWorkbench({ folder });
    page = workbench.page;
    await openFile(page, seedArticle);
    await page.locator('.statusbar-item', { hasText: 'News Article' }).waitFor();
  });
  suiteTeardown(() => workbench.close());

  test('adds two labels, with a guideline and a number', async () => {
    await runCommand(page, 'Newsmark: Edit Labels…');
    await addLabel({ name: 'Both sides', colour: 'Pink', guideline: '', number: 'The next free number' });
    await addLabel({ name: 'Unverified', colour: 'Red', guideline, number: '1' });
    await question('Pick a label to change it').waitFor();
    await row('Unverified').waitFor();
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
    assert.deepEqual(ownLabels(), [
      { name: 'Both sides', colour: 'pink' },
      { name: 'Unverified', colour: 'red', description: guideline, shortcut: '1' },
    ]);
  });

  test('highlights with the second by its number, beside its colour and guideline', async () => {
    await selectText(page, 'lotta sacra');
    await pressChord(page, 'h');
    await row('Unverified').getByText(guideline).waitFor();
    await row('Unverified').locator('.quick-input-list-icon[style*="data:image/svg"]').first().waitFor();
    await page.keyboard.type('1');
    await row('Unverified').and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
    await question('Why it matters').waitFor();
    await page.keyboard.press('Enter');
    await labelled('Unverified');
    await pressChord(page, '3');
    const annotation = treeRow(page, 'Annotations', 'lotta sacra, Unverified');
    await annotation.locator('.codicon-circle-filled').waitFor();
  });

  test('renames a label with its annotations', async () => {
    await runCommand(page, 'Newsmark: Edit Labels…');
    await pickRow(page, 'Unverified');
    await pickRow(page, 'Edit');
    await question('For example “Unverified”').waitFor();
    await answerInputBox(page, 'To be checked');
    await question('Colour, as the theme has it').waitFor();
    await page.keyboard.press('Enter');
    await question('For example “A statement').waitFor();
    await page.keyboard.press('Enter');
    await question('The number key that gives it').waitFor();
    await page.keyboard.press('Enter');
    await question('“Unverified” is the label of 1 annotation').waitFor();
    await page.keyboard.press('Enter');
    await row('To be checked').waitFor();
    await page.keyboard.press('Escape');
    await labelled('To be checked');
    await treeRow(page, 'Annotations', 'lotta sacra, To be checked').waitFor();
  });

  test('takes all of that back in one step', async () => {
    await runCommand(page, 'Newsmark: Undo Annotation Change');
    await page.locator('.statusbar-item', { hasText: 'The last change of labels was undone.' }).waitFor();
    await labelled('Unverified');
    assert.deepEqual(
      ownLabels().map(({ name }) => name),
      ['Both sides', 'Unverified'],
    );
    await treeRow(page, 'Annotations', 'lotta sacra, Unverified').waitFor();
  });

  test('moves and removes a label', async () => {
    await runCommand(page, 'Newsmark: Edit Labels…');
    await pickRow(page, 'Unverified');
    await pickRow(page, 'Move Up');
    await question('Pick a label to change it').waitFor();
    await pickRow(page, 'Both sides');
    await pickRow(page, 'Remove');
    await question('Pick a label to change it').waitFor();
    await row('Both sides').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
    assert.deepEqual(
      ownLabels().map(({ name }) => name),
      ['Unverified'],
    );
  });

  interface Answers {
    readonly name: string;
    readonly colour: string;
    readonly guideline: string;
    readonly number: string;
  }

  async function addLabel(answers: Answers): Promise<void> {
    await pickRow(page, 'Add Label…');
    await question('For example “Unverified”').waitFor();
    await answerInputBox(page, answers.name);
    await pickRow(page, answers.colour);
    await question('For example “A statement').waitFor();
    await answerInputBox(page, answers.guideline);
    await pickRow(page, answers.number);
    await row(answers.name).waitFor();
  }

  function question(placeholder: string): ReturnType<Page['locator']> {
    return quickInput(page).getByPlaceholder(placeholder);
  }

  function row(name: string): ReturnType<Page['locator']> {
    const label = page.locator('.quick-input-list-row:first-child .label-name', { hasText: exactly(name) });
    return quickInput(page).locator('.monaco-list-row').filter({ has: label });
  }

  /** Waits until the only annotation has a label. */
  async function labelled(label: string): Promise<void> {
    const end = Date.now() + 20_000;
    for (;;) {
      const { items } = await annotationPage(folder, sidecarFile, 1);
      if (items[0]?.body[0]?.value === label) return;
      assert.ok(Date.now() < end, `the annotation did not get the label ${label}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The labels in the file that are not built in. */
  function ownLabels(): readonly { readonly name: string }[] {
    const text = readFileSync(path.join(folder, '.newsmark/labels.json'), 'utf8');
    const { labels } = JSON.parse(text) as { labels: { name: string }[] };
    return labels.slice(6);
  }
});
