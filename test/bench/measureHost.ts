import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbench } from '../support/host/workbench';
import { PlainError } from '../support/plainError';
import { extensionRoot, suiteModule } from './build';
import type { HostTask } from './host';
import type { HostResult } from './measures';

/** A window that says nothing for so long is given up. */
const LIMIT_MS = 90 * 60_000;

/** Measures Newsmark in the extension host of a real VS Code: a window without a cache, then one with it. */
export async function measureHost(task: HostTask): Promise<{ readonly cold: HostResult; readonly warm: HostResult }> {
  process.env['NEWSMARK_BENCH'] = JSON.stringify(task);
  let ended: ((status: number) => void) | undefined;
  const workbench = await openWorkbench({
    folder: task.folder,
    extension: 'node',
    extensionRoot,
    testModule: suiteModule,
    // Its processes are started from the extension host, which stands still for each.
    settings: { 'git.enabled': false },
    beforeLoad: (page) => listen(page, (status) => ended?.(status)),
  });
  const resultOf = async (name: string): Promise<HostResult> => {
    const file = path.join(task.results, name);
    const status = await new Promise<number>((resolve, reject) => {
      ended = resolve;
      if (existsSync(file)) resolve(0);
      setTimeout(() => reject(new PlainError(`nothing measured\n${workbench.logs()}`)), LIMIT_MS).unref();
    });
    if (!existsSync(file)) throw new PlainError(`the window ended with status ${status}\n${workbench.logs()}`);
    return JSON.parse(readFileSync(file, 'utf8')) as HostResult;
  };
  try {
    const cold = await resultOf('cold.json');
    await workbench.reload();
    return { cold, warm: await resultOf('warm.json') };
  } finally {
    await workbench.close();
  }
}

/** VS Code tells a page's owner how its tests end. */
async function listen(page: Page, onEnd: (status: number) => void): Promise<void> {
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.exposeFunction('codeAutomationExit', onEnd);
}
