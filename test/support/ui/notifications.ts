import type { Locator, Page } from 'playwright-core';
import { runCommand } from './palette';

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

/** Dismisses every notification, also one that is about to hide by itself. */
export async function dismissNotifications(page: Page): Promise<void> {
  await runCommand(page, 'Notifications: Clear All Notifications');
  await page.locator(toast).first().waitFor({ state: 'detached' });
}
