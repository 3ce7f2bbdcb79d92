import assert from 'node:assert/strict';

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
