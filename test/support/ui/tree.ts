import type { Locator, Page } from 'playwright-core';

/** A row of a tree as a screen reader hears it. */
export interface TreeRow {
  readonly name: string;
  readonly description: string;
  /** What is read aloud: name, description, and whatever the view adds. */
  readonly accessibleName: string;
  /** 1 at the top. */
  readonly level: number;
  /** `undefined` for a row without children. */
  readonly isExpanded: boolean | undefined;
  readonly isSelected: boolean;
}

/** Opens a view container by its icon in the activity bar; does nothing when it is open already. */
export async function openViewContainer(page: Page, title: string): Promise<void> {
  const icon = page.locator(`.activitybar .action-item:has(> a[aria-label^="${title}"])`).first();
  await icon.waitFor();
  const isOpen = ((await icon.getAttribute('class')) ?? '').split(' ').includes('checked');
  if (!isOpen) await icon.click();
}

/** The tree of the view with this name, such as `Articles` or `Files Explorer`. */
export function tree(page: Page, view: string): Locator {
  return page.locator(`[role=tree][aria-label^="${view}"]`).filter({ visible: true }).first();
}

/** The rows of a view that are scrolled into sight, top to bottom, all of one moment: rows may go while they are read one by one. */
export async function treeRows(page: Page, view: string): Promise<TreeRow[]> {
  return tree(page, view).getByRole('treeitem').evaluateAll(readRows);
}

/** A row whose spoken name contains a text. */
export function treeRow(page: Page, view: string, text: string): Locator {
  return tree(page, view)
    .locator(`[role=treeitem][aria-label*="${text.replaceAll('"', '\\"')}"]`)
    .first();
}

/** Expands or collapses a row by its arrow, unless it is so already. */
export async function setExpanded(row: Locator, isExpanded: boolean): Promise<void> {
  if ((await row.getAttribute('aria-expanded')) === String(isExpanded)) return;
  await row.locator('.monaco-tl-twistie').click();
  await row.and(row.page().locator(`[aria-expanded="${String(isExpanded)}"]`)).waitFor();
}

/** As much of an element of the page as is read; the types of Node do not know elements. */
interface PageElement {
  readonly innerText: string;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

/** Runs in the page, where nothing of this file is: no names inside. */
const readRows = (rows: readonly PageElement[]): TreeRow[] =>
  rows.map((row) => ({
    name: Array.from(row.querySelectorAll('.label-name'), ({ innerText }) => innerText.replaceAll('\u00a0', ' '))
      .join(' ')
      .trim(),
    description: Array.from(row.querySelectorAll('.label-description'), ({ innerText }) =>
      innerText.replaceAll('\u00a0', ' '),
    )
      .join(' ')
      .trim(),
    accessibleName: row.getAttribute('aria-label') ?? '',
    level: Number(row.getAttribute('aria-level')),
    isExpanded: row.getAttribute('aria-expanded') === null ? undefined : row.getAttribute('aria-expanded') === 'true',
    isSelected: row.getAttribute('aria-selected') === 'true',
  }));

/** Moves the focus to the row whose spoken name contains a text, by keys alone; the view must have the focus. */
export async function focusRow(page: Page, view: string, text: string): Promise<void> {
  await treeRow(page, view, text).waitFor();
  const focused = tree(page, view).locator('.monaco-list-row.focused');
  await page.keyboard.press('Home');
  for (let presses = 0; presses < 60; presses++) {
    if ((await focused.getAttribute('aria-label'))?.includes(text) === true) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`The focus did not come to the row “${text}”.`);
}

/**
 * Opens the menu of the row that has the focus, and picks an item of it, by keys alone. A view that is drawn anew takes the focus from the
 * menu, which closes it: then it is opened again, as a person would.
 */
export async function pickMenuItem(page: Page, title: string): Promise<void> {
  const tries = 5;
  const item = page.locator('.monaco-menu .action-item').filter({ hasText: title }).first();
  for (let left = tries; left > 0; left--) {
    await page.keyboard.press('Shift+F10');
    await item.waitFor();
    if (await isReached(page, item)) {
      await page.keyboard.press('Enter');
      await item.waitFor({ state: 'detached' });
      return;
    }
    await page.keyboard.press('Escape');
  }
  throw new Error(`the item “${title}” was not reached ${tries} times`);
}

/** Goes down to an item of the open menu; false when that was closed meanwhile. */
async function isReached(page: Page, item: Locator): Promise<boolean> {
  const items = await page.locator('.monaco-menu .action-item').count();
  for (let presses = items; presses >= 0; presses--) {
    const classes = await item.getAttribute('class', { timeout: 1000 }).catch(() => undefined);
    if (classes === undefined) return false;
    if (classes?.split(' ').includes('focused') === true) return true;
    await page.keyboard.press('ArrowDown');
  }
  return false;
}
