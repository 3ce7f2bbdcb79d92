import type { Page } from 'playwright-core';
import { pressChord } from './newsmark';
import { quickInput, typeInQuickInput } from './palette';
import { tree } from './tree';

/**
 * Searches from the Articles view and waits until so many articles are found: the list follows what is still being read and recognised.
 * Closes it again.
 */
export async function foundInSearch(page: Page, query: string, count: number, timeout = 30_000): Promise<void> {
  await tree(page, 'Articles').focus();
  await pressChord(page, 'f');
  await quickInput(page).waitFor();
  await typeInQuickInput(page, query);
  const told = count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`;
  await quickInput(page)
    .getByText(told, { exact: true })
    .first()
    .waitFor({ timeout })
    .catch(async (error: unknown) => {
      throw new Error(`${query}: ${told} expected, shown: ${await quickInput(page).innerText()}`, { cause: error });
    });
  await page.keyboard.press('Escape');
  await quickInput(page).waitFor({ state: 'hidden' });
}
