import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { countsPrefix, terminalPrefix, type Counts } from './counts';
import { openWorkbench, type Workbench } from './host/workbench';
import { cacheRoot, repositoryRoot } from './paths';
import { PlainError } from './plainError';
import { forgetResults, writeResults } from './results';
import { sourceStack } from './sourceStack';
import { defaultWorkspace, temporaryCopy } from './temporaryCopy';

const limitMs = (process.env['NEWSMARK_DEEP'] === '1' ? 30 : 8) * 60_000;

export interface ExtensionTests {
  /** Names the results file. */
  readonly suite: string;
  readonly host: 'node' | 'web';
  /** Bundle that exports `run()`, relative to the extension's root. */
  readonly module: string;
  readonly extensionRoot?: string;
  readonly workspace?: string;
  /** Packaged extensions to install first. */
  readonly vsixFiles?: readonly string[];
}

/** What the window has reported so far. */
interface Report {
  counts: Counts | undefined;
  readonly status: Promise<number>;
}

/**
 * Runs a bundle of tests inside VS Code, on a copy of a workspace, and prints what they print.
 *
 * @returns the exit status: 0 when at least one test passed and none failed.
 */
export async function runExtensionTests(tests: ExtensionTests): Promise<number> {
  const extensionRoot = path.resolve(tests.extensionRoot ?? repositoryRoot);
  const testModule = path.join(extensionRoot, tests.module);
  if (!existsSync(testModule)) throw new PlainError(`${tests.module} is missing; build with --tests first`);
  forgetResults(tests.suite);
  let report: Report | undefined;
  const workbench = await openWorkbench({
    folder: temporaryCopy(tests.workspace ?? defaultWorkspace()),
    extension: tests.host,
    vsixFiles: tests.vsixFiles ?? [],
    extensionRoot,
    testModule,
    beforeLoad: async (page) => {
      report = await listen(page, sourceStack(testModule, repositoryRoot));
    },
  });
  try {
    const status = await within(limitMs, report, workbench);
    if (report?.counts === undefined)
      throw new PlainError(`the tests ended without counts (status ${status})\n${workbench.logs()}`);
    writeResults(tests.suite, report.counts);
    if (status !== 0) writeLog(tests.suite, workbench);
    return status;
  } finally {
    await workbench.close();
  }
}

/** Exposes the two functions through which VS Code tells a page's owner what an extension's tests print and how they end. */
async function listen(page: Page, mapped: (text: string) => string): Promise<Report> {
  const report: { counts: Counts | undefined } = { counts: undefined };
  await page.exposeFunction('codeAutomationLog', (_kind: string, values: unknown[]) => {
    const [first, ...rest] = values;
    if (typeof first !== 'string' || !first.startsWith(terminalPrefix)) return;
    const line = format(first.slice(terminalPrefix.length), ...rest);
    if (line.startsWith(countsPrefix)) report.counts = JSON.parse(line.slice(countsPrefix.length)) as Counts;
    else console.log(mapped(line));
  });
  const status = new Promise<number>((resolve, reject) => {
    page.exposeFunction('codeAutomationExit', resolve).catch(reject);
    page.once('crash', () => reject(new PlainError('the page crashed')));
    page.once('close', () => reject(new PlainError('the page was closed')));
  });
  status.catch(() => undefined);
  return Object.assign(report, { status });
}

async function within(ms: number, report: Report | undefined, workbench: Workbench): Promise<number> {
  if (report === undefined) throw new Error('nothing listens to the window');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new PlainError(`the tests did not end within ${ms / 60_000} minutes\n${workbench.logs()}`)),
      ms,
    );
  });
  return Promise.race([report.status, late]).finally(() => clearTimeout(timer));
}

function writeLog(suite: string, workbench: Workbench): void {
  const file = path.join(cacheRoot, `${suite}.log`);
  writeFileSync(file, workbench.logs());
  console.error(`newsmark: what VS Code logged is in ${path.relative(repositoryRoot, file)}`);
}
