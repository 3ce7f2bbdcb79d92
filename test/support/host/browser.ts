import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
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

export interface HeadlessBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

/**
 * Starts a headless Chromium: the one that the environment variable `NEWSMARK_CHROMIUM` names, else on Linux/x64 one from
 * the npm registry that brings its own libraries and fonts, else an installed Chrome or Edge.
 */
export async function launchBrowser(): Promise<HeadlessBrowser> {
  const home = mkdtempSync(path.join(tmpdir(), 'newsmark-browser-'));
  const forget = atEnd(() => removeFolder(home));
  const tidy = () => {
    removeFolder(home);
    forget();
  };
  try {
    const browser = await launchFirst(await candidates(home));
    return {
      browser,
      close: async () => {
        await browser.close();
        tidy();
      },
    };
  } catch (error) {
    tidy();
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

async function launchFirst(options: readonly LaunchOptions[]): Promise<Browser> {
  const failures: string[] = [];
  for (const option of options) {
    try {
      return await chromium.launch({
        headless: true,
        timeout: launchLimitMs,
        args: quietArguments,
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        ...option,
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
    TZ: process.env['TZ'] ?? 'UTC',
    LANG: 'en_US.UTF-8',
    HOME: home,
    TMPDIR: tmpdir(),
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
