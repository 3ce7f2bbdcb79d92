import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { cacheRoot, repositoryRoot } from '../paths';
import { messageOf, PlainError } from '../plainError';
import { launchBrowser, type HeadlessBrowser } from './browser';
import { nodeDevelopment, placeExtension, webDevelopment } from './extensionUnderTest';
import { writeLanguagePack } from './languagePack';
import { LogTail } from './logTail';
import { startServer, type CodeServer } from './server';
import { quietSettings } from './settings';

/** How long a workbench may take to come up, on a busy machine with a cold cache. */
const readyLimitMs = 120_000;

/** What VS Code notes in the page's performance timeline when views and editors are back and extensions are known. */
const readyMarks = ['LifecyclePhase/Restored', 'didLoadExtensions', 'didCreateWorkbenchContributions/3'];

export interface WorkbenchOptions {
  /** The folder to open; with neither this nor {@link folders}, an empty window. */
  readonly folder?: string;
  /** Several folders, opened as one multi-root workspace. */
  readonly folders?: readonly string[];
  /** Merged over the quiet defaults, as the user's own settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Name of a colour theme, such as `Default Light Modern`. */
  readonly theme?: string;
  /**
   * How the extension at {@link extensionRoot} is there: copied in as an installed extension (the default), under
   * development in the Node host or in the web worker host, or not at all. Under development in the Node host the
   * workbench is in its automation mode, which shows no notifications.
   */
  readonly extension?: 'installed' | 'node' | 'web' | 'none';
  /** The repository unless said otherwise. */
  readonly extensionRoot?: string;
  /** Test module below {@link extensionRoot}; the window then runs it, see `runExtensionTests`. */
  readonly testModule?: string;
  /** Packaged extensions to install first. */
  readonly vsixFiles?: readonly string[];
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel; 2 gives sharp pictures. */
  readonly scale?: number;
  /** Opens folders in restricted mode until trusted. Off unless set. */
  readonly asksForTrust?: boolean;
  /** Display language, such as `it`. English unless set. */
  readonly language?: string;
  /** Runs before the page loads, for what must be exposed to it. */
  readonly beforeLoad?: (page: Page) => Promise<void>;
}

export interface Workbench {
  readonly page: Page;
  /** Address of the workbench, payload included. */
  readonly url: string;
  /** The server's folder of this run, with `data/User/settings.json` and `data/logs` in it. */
  readonly dataFolder: string;
  /** The process that starts the extension hosts of this window and of no other, see `extensionHostsOf`. */
  readonly serverProcessId: number;
  /** Loads the page again and waits until the workbench is back. */
  reload(): Promise<void>;
  close(): Promise<void>;
  /** The last lines of the server, the page's console and every log file. */
  logs(): string;
}

/**
 * Opens VS Code's whole workbench in a headless Chromium, with a server and settings of its own.
 *
 * Resolves when the workbench has restored itself; extensions may still be activating. Fails with the logs, and a picture
 * in `.vscode-test/failure.png`, when it does not come up within two minutes.
 */
export async function openWorkbench(options: WorkbenchOptions = {}): Promise<Workbench> {
  const [server, browser] = await startBoth(options);
  const consoleTail = new LogTail();
  const logs = () =>
    [`server:\n${server.logs()}`, `page:\n${consoleTail.text()}`, ...logFiles(server.dataFolder)].join('\n');
  const close = async () => {
    await browser.close();
    await server.close();
  };
  try {
    const url = await addressOf(options, server, browser.context);
    const page = browser.context.pages()[0] ?? (await browser.context.newPage());
    page.on('console', (message) => consoleTail.add(`${message.type()}: ${message.text()}\n`));
    page.on('pageerror', (error) => consoleTail.add(`pageerror: ${error.message}\n`));
    await options.beforeLoad?.(page);
    await page.goto(url);
    await untilReady(page, logs);
    const reload = async () => {
      await page.reload();
      await untilReady(page, logs);
    };
    return { page, url, dataFolder: server.dataFolder, serverProcessId: server.processId, reload, close, logs };
  } catch (error) {
    await close();
    throw error;
  }
}

/** When one of the two fails, the other is ended before the failure is passed on. */
async function startBoth(options: WorkbenchOptions): Promise<[CodeServer, HeadlessBrowser]> {
  const theme =
    options.theme === undefined ? {} : { 'workbench.colorTheme': options.theme, 'window.autoDetectColorScheme': false };
  const host = options.extension ?? 'installed';
  const [server, browser] = await Promise.allSettled([
    startServer({
      automation: host === 'node' || options.testModule !== undefined,
      settings: { ...quietSettings, ...theme, ...options.settings },
      asksForTrust: options.asksForTrust ?? false,
      vsixFiles: options.vsixFiles ?? [],
      prepare: (dataFolder) => {
        if (host === 'installed') placeExtension(rootOf(options), dataFolder, 'copy');
        return options.language === undefined ? [] : writeLanguagePack(options.language, dataFolder);
      },
    }),
    launchBrowser({ viewport: options.viewport ?? { width: 1400, height: 900 }, scale: options.scale ?? 1 }),
  ]);
  if (server.status === 'fulfilled' && browser.status === 'fulfilled') return [server.value, browser.value];
  if (server.status === 'fulfilled') await server.value.close();
  if (browser.status === 'fulfilled') await browser.value.close();
  throw server.status === 'rejected' ? server.reason : (browser as PromiseRejectedResult).reason;
}

async function addressOf(options: WorkbenchOptions, server: CodeServer, context: BrowserContext): Promise<string> {
  const under = {
    root: rootOf(options),
    authority: server.authority,
    ...(options.testModule === undefined ? {} : { testModule: options.testModule }),
  };
  const payload: [string, string][] = [['skipWelcome', 'true']];
  const host = options.extension ?? 'installed';
  if (host === 'node') payload.push(...nodeDevelopment(under));
  if (host === 'web') await webDevelopment(under, context);
  return workbenchUrl(server, options, payload);
}

function workbenchUrl(server: CodeServer, options: WorkbenchOptions, payload: readonly [string, string][]): string {
  const url = new URL(`http://${server.authority}/`);
  if (options.folders !== undefined) {
    const file = path.join(server.dataFolder, 'several.code-workspace');
    writeFileSync(file, JSON.stringify({ folders: options.folders.map((folder) => ({ path: path.resolve(folder) })) }));
    url.searchParams.set('workspace', file);
  } else if (options.folder !== undefined) {
    url.searchParams.set('folder', path.resolve(options.folder));
  } else {
    url.searchParams.set('ew', 'true');
  }
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}

function rootOf(options: WorkbenchOptions): string {
  return path.resolve(options.extensionRoot ?? repositoryRoot);
}

async function untilReady(page: Page, logs: () => string): Promise<void> {
  try {
    await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: readyLimitMs });
    for (const mark of readyMarks) {
      await page.waitForFunction(`performance.getEntriesByName('code/${mark}').length > 0`, undefined, {
        timeout: readyLimitMs,
      });
    }
  } catch (error) {
    mkdirSync(cacheRoot, { recursive: true });
    await page.screenshot({ path: path.join(cacheRoot, 'failure.png') }).catch(() => undefined);
    throw new PlainError(`the workbench did not come up: ${messageOf(error)}\n${logs()}`);
  }
}

/** The end of every log file that the server and its extension hosts have written. */
function logFiles(dataFolder: string): string[] {
  const folder = path.join(dataFolder, 'data', 'logs');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'));
  return names.map((name) => {
    const tail = new LogTail();
    tail.add(readFileSync(path.join(folder, name), 'utf8'));
    return `${name}:\n${tail.text()}`;
  });
}
