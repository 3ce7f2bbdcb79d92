import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';

const patience = 20_000;

/**
 * Reads what the window shows until it is what is expected: a view is drawn more than once while it follows what is typed or found. Fails
 * with what was shown last.
 */
export async function becomes<T>(read: () => T | Promise<T>, expected: T): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const shown = await read();
    try {
      assert.deepEqual(shown, expected);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Does something again where the view was drawn anew between the pointer's coming and what that shows, or its press. */
export async function untilShown(shown: Locator, act: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 3; tries++) {
    await act();
    const isShown = await shown.waitFor({ timeout: 8000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return;
  }
  await act();
  await shown.waitFor();
}
