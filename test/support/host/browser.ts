import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type LaunchOptions } from 'playwright-core';
import { messageOf, PlainError } from '../plainError';
import { atEnd, removeFolder } from './endings';
import { hasChromiumPackage, installChromium, type ChromiumInstall } from './install';

const launchLimitMs = 60_000;
const quietArguments = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

export interface BrowserOptions {
  readonly viewport: { readonly width: number; readonly height: number };
  /** Device pixels per CSS pixel. */
  readonly scale: number;
}

export interface HeadlessBrowser {
  readonly context: BrowserContext;
  close(): Promise<void>;
}

/**
 * Starts a headless Chromium with a profile of its own: the one that the environment variable `NEWSMARK_CHROMIUM` names,
 * else on Linux/x64 one from the npm registry that brings its own libraries and fonts, else an installed Chrome or Edge.
 */
export async function launchBrowser(options: BrowserOptions): Promise<HeadlessBrowser> {
  const home = mkdtempSync(path.join(tmpdir(), 'newsmark-browser-'));
  const tidy = () => removeFolder(home);
  let forget = atEnd(tidy);
  try {
    const context = await launchFirst(await candidates(home), path.join(home, 'profile'), options);
    forget();
    forget = atEnd(tidy);
    return {
      context,
      close: async () => {
        await context.close();
        tidy();
        forget();
      },
    };
  } catch (error) {
    tidy();
    forget();
    throw error;
  }
}

async function candidates(home: string): Promise<LaunchOptions[]> {
  const named = process.env['NEWSMARK_CHROMIUM'];
  if (named !== undefined && named !== '') return [{ executablePath: named }];
  if (hasChromiumPackage()) {
    const install = await installChromium();
    return [{ executablePath: install.executable, env: chromiumEnvironment(install, home) }];
  }
  return [{ channel: 'chrome' }, { channel: 'msedge' }, { executablePath: '/usr/bin/chromium' }];
}

async function launchFirst(
  launches: readonly LaunchOptions[],
  profile: string,
  { viewport, scale }: BrowserOptions,
): Promise<BrowserContext> {
  const failures: string[] = [];
  for (const launch of launches) {
    try {
      return await chromium.launchPersistentContext(profile, {
        headless: true,
        viewport,
        deviceScaleFactor: scale,
        locale: 'en-US',
        timezoneId: 'UTC',
        permissions: ['clipboard-read', 'clipboard-write'],
        timeout: launchLimitMs,
        args: quietArguments,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        ...launch,
      });
    } catch (error) {
      failures.push(messageOf(error));
    }
  }
  const reason =
    process.env['NEWSMARK_CHROMIUM'] === undefined && !hasChromiumPackage()
      ? 'install Chrome or Edge, or name a Chromium in NEWSMARK_CHROMIUM'
      : failures.join('\n');
  throw new PlainError(`no headless Chromium could be started: ${reason}`);
}

function chromiumEnvironment(install: ChromiumInstall, home: string): Record<string, string> {
  const fontSettings = path.join(home, 'fonts.conf');
  writeFileSync(fontSettings, fontConfiguration(install.fonts, path.join(home, 'font-cache')));
  mkdirSync(path.join(home, 'run'), { mode: 0o700 });
  return {
    PATH: process.env['PATH'] ?? '',
    LANG: 'en_US.UTF-8',
    HOME: home,
    TMPDIR: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_RUNTIME_DIR: path.join(home, 'run'),
    LD_LIBRARY_PATH: install.libraries,
    FONTCONFIG_FILE: fontSettings,
  };
}

/** Only our own fonts, so that a picture looks the same on every machine. */
function fontConfiguration(folders: readonly string[], cache: string): string {
  const prefer = (family: string, fonts: readonly string[]) =>
    `<alias binding="strong"><family>${family}</family><prefer>${fonts.map((font) => `<family>${font}</family>`).join('')}</prefer></alias>`;
  return [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${cache}</cachedir>`,
    ...['sans-serif', 'system-ui', 'Segoe UI', 'Ubuntu', 'Arial', 'Helvetica'].map((family) =>
      prefer(family, ['Open Sans', 'DejaVu Sans']),
    ),
    ...['monospace', 'Droid Sans Mono', 'Courier New'].map((family) => prefer(family, ['DejaVu Sans Mono'])),
    prefer('serif', ['DejaVu Serif']),
    '</fontconfig>',
    '',
  ].join('\n');
}
