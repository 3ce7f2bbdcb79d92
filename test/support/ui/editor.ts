import type { Locator, Page } from 'playwright-core';

/** The text area of the editor that has, or last had, the focus. */
export function activeEditor(page: Page): Locator {
  return page.locator('.editor-group-container.active .editor-instance .monaco-editor').first();
}

/**
 * Selects the first place of a phrase after the cursor, by the keyboard alone: find, type, close. A phrase may not span
 * lines, and the search ignores case.
 */
export async function selectText(page: Page, phrase: string): Promise<void> {
  await activeEditor(page).locator('.view-lines').first().waitFor();
  await focusEditor(page);
  await page.keyboard.press('Control+f');
  const find = activeEditor(page).locator('.find-widget.visible');
  await find.waitFor();
  await find.locator('.find-part textarea').first().fill(phrase);
  await find.locator('.matchesCount', { hasText: /\d+ of \d+/ }).waitFor();
  await page.keyboard.press('Escape');
  await find.waitFor({ state: 'hidden' });
}

/** Puts the focus in the editor without moving its cursor. */
async function focusEditor(page: Page): Promise<void> {
  await page.keyboard.press('Control+1');
}

/** The lines that are scrolled into sight, top to bottom; a wrapped line is several. */
export async function visibleLines(page: Page): Promise<string[]> {
  const lines = await activeEditor(page).locator('.view-line').all();
  const placed = await Promise.all(
    lines.map(async (line) => ({ top: (await line.boundingBox())?.y ?? 0, text: await line.innerText() })),
  );
  return placed.sort((one, other) => one.top - other.top).map(({ text }) => text.replaceAll('\u00a0', ' '));
}
