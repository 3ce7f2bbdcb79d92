import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench, type Workbench } from '../support/host/workbench';
import { repositoryRoot } from '../support/paths';
import { temporaryCopy } from '../support/temporaryCopy';
import { becomes } from '../support/ui/becomes';
import { selectText } from '../support/ui/editor';
import { exactly } from '../support/ui/exactly';
import { annotateClaim, annotationPage, pressChord, seedArticle } from '../support/ui/newsmark';
import { answerInputBox, openFile, pickRow, quickInput, runCommand } from '../support/ui/palette';
import { treeRow } from '../support/ui/tree';

const sidecarFile = `${seedArticle}.newsmark.json`;
const guideline = 'Nobody else says so';

/** A project has labels and verdicts of its own. The tests build on one another; all by keys. */
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
    await question('“Unverified” stands in 1 annotation').waitFor();
    await page.keyboard.press('Enter');
    await row('To be checked').waitFor();
    await page.keyboard.press('Escape');
    await labelled('To be checked');
    await treeRow(page, 'Annotations', 'lotta sacra, To be checked').waitFor();
  });

  test('takes all of that back in one step', async () => {
    await runCommand(page, 'Newsmark: Undo Annotation Change');
    await page.locator('.statusbar-item', { hasText: 'The last change of labels or verdicts was undone.' }).waitFor();
    await labelled('Unverified');
    await becomes(() => ownLabels().map(({ name }) => name), ['Both sides', 'Unverified']);
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
    await becomes(() => ownLabels().map(({ name }) => name), ['Unverified']);
  });

  test('adds a verdict with a guideline, and moves it up', async () => {
    await runCommand(page, 'Newsmark: Edit Verdicts…');
    await row('Misleading').waitFor();
    assert.equal(await row('Unreviewed').count(), 0);
    await pickRow(page, 'Add Verdict…');
    await question('For example “Half true”').waitFor();
    await answerInputBox(page, 'unreviewed');
    await quickInput(page).getByText('Another one is called so already.').waitFor();
    await answerInputBox(page, 'Pants on fire');
    await question('For example “Correct figures').waitFor();
    await answerInputBox(page, guideline);
    await question('Pick a verdict to change it').waitFor();
    await pickRow(page, 'Pants on fire');
    await pickRow(page, 'Move Up');
    await question('Pick a verdict to change it').waitFor();
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
    await becomes(scale, ['true', 'mostlyTrue', 'misleading', 'false', 'Pants on fire', 'unverifiable']);
  });

  test('judges a claim by it, beside its guideline', async () => {
    await annotateClaim(page, 'patto di difesa storico', { claimant: 'Kiev', verdict: 'Pants on fire' });
    await judged('Pants on fire');
    await treeRow(page, 'Annotations', 'Claim, patto di difesa storico, Kiev · Pants on fire').waitFor();
    await runCommand(page, 'Newsmark: Edit Annotation…');
    await quickInput(page).getByText('The claim, in one sentence').waitFor();
    await page.keyboard.press('Enter');
    await question('Who claims it?').waitFor();
    await page.keyboard.press('Enter');
    await question('Verdict').waitFor();
    await row('Pants on fire').and(page.locator('.focused')).getByText(guideline).waitFor();
    const offered = await quickInput(page).locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
    assert.deepEqual(offered.slice(0, 2), ['Unreviewed', 'True']);
    await page.keyboard.press('Escape');
    await quickInput(page).waitFor({ state: 'hidden' });
  });

  test('renames a verdict with its claims, and takes that back in one step', async () => {
    await runCommand(page, 'Newsmark: Edit Verdicts…');
    await pickRow(page, 'Pants on fire');
    await pickRow(page, 'Edit');
    await question('For example “Half true”').waitFor();
    await answerInputBox(page, 'Rubbish');
    await question('For example “Correct figures').waitFor();
    await page.keyboard.press('Enter');
    await question('“Pants on fire” stands in 1 claim').waitFor();
    await page.keyboard.press('Enter');
    await row('Rubbish').waitFor();
    await page.keyboard.press('Escape');
    await judged('Rubbish');
    await runCommand(page, 'Newsmark: Undo Annotation Change');
    await judged('Pants on fire');
    await becomes(() => scale().slice(-2), ['Pants on fire', 'unverifiable']);
  });

  test('removes a verdict that claims keep, and goes back to the built-in scale', async () => {
    await runCommand(page, 'Newsmark: Edit Verdicts…');
    await pickRow(page, 'Pants on fire');
    await pickRow(page, 'Remove');
    const told = '“Pants on fire” is no longer offered; it stays in 1 claim.';
    await page.locator('.statusbar-item', { hasText: told }).waitFor();
    await row('Pants on fire').waitFor({ state: 'detached' });
    await pickRow(page, 'Back to the Built-In Verdicts');
    await row('Back to the Built-In Verdicts').waitFor({ state: 'detached' });
    await question('Pick a verdict to change it').waitFor();
    await page.keyboard.press('Escape');
    await becomes(scale, []);
    await judged('Pants on fire');
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
    await becomes(async () => (await bodies(1)).some((body) => body['value'] === label), true);
  }

  /** Waits until the claim beside it has a verdict. */
  async function judged(verdict: string): Promise<void> {
    await becomes(async () => (await bodies(2)).some((body) => body['verdict'] === verdict), true);
  }

  async function bodies(annotations: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const { items } = await annotationPage(folder, sidecarFile, annotations);
    return items.flatMap(({ body }) => body);
  }

  /** The labels in the file that are not built in. */
  function ownLabels(): readonly { readonly name: string }[] {
    return listed('labels').slice(6);
  }

  /** The names in the verdict scale of the file. */
  function scale(): readonly string[] {
    return listed('verdicts').map(({ name }) => name);
  }

  function listed(list: 'labels' | 'verdicts'): readonly { readonly name: string }[] {
    const text = readFileSync(path.join(folder, '.newsmark/labels.json'), 'utf8');
    return (JSON.parse(text) as Partial<Record<typeof list, { name: string }[]>>)[list] ?? [];
  }
});
