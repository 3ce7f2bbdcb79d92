import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { PlainError } from '../plainError';

interface ExtensionUnderTest {
  /** Folder with the extension's `package.json`. */
  readonly root: string;
  /** Host and port of the server. */
  readonly authority: string;
  /** Absolute path of a module that exports `run()`, below the root. */
  readonly testModule?: string;
}

const servedAt = '/newsmark-development';
const shippedNames =
  /^(package\.json|package\.nls(\..+)?\.json|dist|media|l10n|syntaxes|schemas|readme\.md|changelog\.md|license(\.\w+)?)$/i;
const contentTypes: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

/** What the page's address must say for the extension to run in the server's Node extension host. */
export function nodeDevelopment(extension: ExtensionUnderTest): [string, string][] {
  const remote = (file: string) => `vscode-remote://${extension.authority}${toUriPath(file)}`;
  const payload: [string, string][] = [['extensionDevelopmentPath', remote(extension.root)]];
  if (extension.testModule !== undefined) payload.push(['extensionTestsPath', remote(extension.testModule)]);
  return payload;
}

/**
 * Makes the extension run in the page's web worker extension host.
 *
 * It is served from the page's own origin, since the page's content security policy stops any other, and named in the
 * page's configuration before the workbench reads it.
 */
export async function webDevelopment(extension: ExtensionUnderTest, context: BrowserContext): Promise<void> {
  await context.route(`**${servedAt}/**`, async (route) => {
    const name = decodeURIComponent(new URL(route.request().url()).pathname.slice(servedAt.length));
    const file = path.join(extension.root, name);
    const isFile = file.startsWith(extension.root + path.sep) && existsSync(file) && statSync(file).isFile();
    if (!isFile) return route.fulfill({ status: 404 });
    return route.fulfill({
      body: readFileSync(file),
      contentType: contentTypes[path.extname(file)] ?? 'application/octet-stream',
    });
  });
  const at = (file: string) => ({ scheme: 'http', authority: extension.authority, path: servedAt + file });
  const options = {
    extensions: [at('')],
    ...(extension.testModule === undefined
      ? {}
      : { extensionTestsPath: at(toUriPath(path.join('/', path.relative(extension.root, extension.testModule)))) }),
  };
  await context.addInitScript({ content: configurationScript(options) });
}

/**
 * Puts what the packaged extension would hold into the server's folder of installed extensions.
 *
 * @param how a copy is safe from builds that run meanwhile; links show each new build after a reload.
 */
export function placeExtension(root: string, dataFolder: string, how: 'copy' | 'link'): void {
  const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    publisher?: string;
    name?: string;
    version?: string;
  };
  if (manifest.publisher === undefined || manifest.name === undefined || manifest.version === undefined) {
    throw new PlainError(`${path.join(root, 'package.json')} is not the manifest of an extension`);
  }
  const target = path.join(dataFolder, 'extensions', `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(root).filter((entry) => shippedNames.test(entry))) {
    const [from, to] = [path.join(root, name), path.join(target, name)];
    if (how === 'link' && process.platform !== 'win32') symlinkSync(from, to);
    else cpSync(from, to, { recursive: true });
  }
}

/** A script as text, because a compiled function would refer to the compiler's own helpers, which a page does not have. */
function configurationScript(options: object): string {
  return `new MutationObserver((records, observer) => {
    const meta = document.getElementById('vscode-workbench-web-configuration');
    if (meta === null) return;
    observer.disconnect();
    const configuration = JSON.parse(meta.getAttribute('data-settings'));
    configuration.developmentOptions = { ...configuration.developmentOptions, ...${JSON.stringify(options)} };
    meta.setAttribute('data-settings', JSON.stringify(configuration));
  }).observe(document, { childList: true, subtree: true });`;
}

/** Windows paths become `/c:/folder/file`. */
function toUriPath(file: string): string {
  const forward = file.split(path.sep).join('/');
  return forward.startsWith('/') ? forward : `/${forward}`;
}
