import type { Locator, Page } from 'playwright-core';

const toast = '.notifications-toasts .notification-list-item';

/** A notification that pops up and contains a text; `waitFor()` it. */
export function notification(page: Page, text: string): Locator {
  return page.locator(toast).filter({ has: page.locator('.notification-list-item-message', { hasText: text }) });
}

/** Presses a button of a notification. */
export async function pressButton(shown: Locator, label: string): Promise<void> {
  await shown.hover();
  await shown.getByRole('button', { name: label, exact: true }).click();
}

/** Dismisses every notification. */
export async function dismissNotifications(page: Page): Promise<void> {
  for (let left = await page.locator(toast).count(); left > 0; left--) {
    const first = page.locator(toast).first();
    await first.hover();
    await first.locator('.codicon-notifications-clear').click();
  }
}
