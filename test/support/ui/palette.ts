import type { Locator, Page } from 'playwright-core';
import { exactly } from './exactly';

const rowName = '.quick-input-list-row:first-child .label-name';

/** The open quick input: command palette, quick pick or input box. */
export function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget').filter({ visible: true });
}

/**
 * Runs a command the way a person does: F1, its title, Enter. Titles carry their category, as in
 * `Newsmark: Export Annotations…`, and must be given whole. Waits until the command is offered, so also for an extension
 * that is still starting.
 */
export async function runCommand(page: Page, title: string): Promise<void> {
  await openList(page, { key: 'F1', typed: `>${title}`, row: title });
  await pickRow(page, title);
}

/** Opens a file of the workspace by Ctrl+P and its name, and waits until its editor shows text or is empty. */
export async function openFile(page: Page, name: string): Promise<void> {
  await openList(page, { key: 'Control+p', typed: name, row: name });
  await pickRow(page, name);
  await page.locator('.editor-group-container.active .tab.active').filter({ hasText: name }).waitFor();
  await page.locator('.editor-group-container.active .view-lines').first().waitFor();
}

/**
 * Opens a list by its key and types into it, until a row shows. It closes when an editor or a view that was opened just before takes the
 * focus; then it is opened again, as a person would.
 */
async function openList(
  page: Page,
  { key, typed, row }: { readonly key: string; readonly typed: string; readonly row: string },
): Promise<void> {
  const tries = 5;
  for (let left = tries; left > 0; left--) {
    await page.keyboard.press(key);
    await quickInput(page).waitFor();
    const isTyped = await quickInput(page)
      .locator('input[type=text]')
      .fill(typed, { timeout: 3000 })
      .then(
        () => true,
        () => false,
      );
    if (!isTyped) continue;
    const closed = quickInput(page)
      .waitFor({ state: 'hidden' })
      .then(() => false);
    const shown = rowOf(page, row)
      .waitFor()
      .then(() => true);
    closed.catch(() => undefined);
    if (await Promise.race([shown, closed])) return;
    shown.catch(() => undefined);
  }
  throw new Error(`the list of ${key} was closed ${tries} times`);
}

function rowOf(page: Page, name: string): Locator {
  return quickInput(page)
    .locator('.monaco-list-row')
    .filter({ has: page.locator(rowName, { hasText: exactly(name) }) })
    .first();
}

/** Moves to the row with exactly this name by the arrow keys and presses Enter. */
export async function pickRow(page: Page, name: string): Promise<void> {
  const row = rowOf(page, name);
  await row.waitFor();
  // A list that is filled anew begins at its top again: twice round is enough for one that came late.
  const last = 2 * (await quickInput(page).locator('.monaco-list-row').count());
  for (let presses = 0; presses < last && !(await isFocused(row)); presses++) await page.keyboard.press('ArrowDown');
  if (!(await isFocused(row))) throw new Error(`the row “${name}” was not reached`);
  await page.keyboard.press('Enter');
  await row.waitFor({ state: 'hidden' });
}

/** Replaces what the open quick input holds. */
export async function typeInQuickInput(page: Page, text: string): Promise<void> {
  await quickInput(page).locator('input[type=text]').fill(text);
}

/** Types into the open input box and accepts it. */
export async function answerInputBox(page: Page, text: string): Promise<void> {
  await quickInput(page).waitFor();
  await typeInQuickInput(page, text);
  await page.keyboard.press('Enter');
}

async function isFocused(row: Locator): Promise<boolean> {
  return ((await row.getAttribute('class')) ?? '').split(' ').includes('focused');
}
