import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdirSync } from 'node:fs';
import path from 'node:path';
import { placeExtension } from './host/extensionUnderTest';
import { startServer } from './host/server';
import { quietSettings } from './host/settings';
import { openWorkbench } from './host/workbench';
import { cacheRoot, repositoryRoot } from './paths';
import { messageOf, PlainError, runScript } from './plainError';
import { temporaryCopy } from './temporaryCopy';
import { takePicture } from './ui/picture';
import { openViewContainer, treeRow } from './ui/tree';

const seeds = path.join(repositoryRoot, 'seeds');
const expectedTitle = "Via libera all'accordo tra Kim Jong-un e Vladimir Putin";
const verifyLimitMs = 120_000;

/**
 * Opens the extension on the article in `seeds/`: in the desktop VS Code when `code` is on the PATH, else in a server build
 * whose address is printed. With `--verify`, checks in a headless browser that the article is listed, and leaves a picture.
 */
runScript(async () => {
  if (process.argv.includes('--verify')) return verify();
  const code = findCode();
  return code === undefined ? serve() : openDesktop(code);
});

async function verify(): Promise<number> {
  const picture = path.join(cacheRoot, 'verify.png');
  mkdirSync(cacheRoot, { recursive: true });
  const workbench = await openWorkbench({ folder: temporaryCopy(seeds) });
  try {
    workbench.page.setDefaultTimeout(verifyLimitMs);
    await openViewContainer(workbench.page, 'Newsmark');
    await treeRow(workbench.page, 'Articles', expectedTitle).waitFor();
    console.log(`newsmark: the article is listed; see ${path.relative(repositoryRoot, picture)}`);
    return 0;
  } catch (error) {
    throw new PlainError(
      `the Articles view does not show “${expectedTitle}”: ${messageOf(error)}\n${workbench.logs()}`,
    );
  } finally {
    await takePicture(workbench.page, picture);
    await workbench.close();
  }
}

/** Ends when the server does or with Ctrl+C. Only who knows the token in the address can use the server. */
async function serve(): Promise<number> {
  const token = randomBytes(16).toString('hex');
  const server = await startServer({
    settings: quietSettings,
    asksForTrust: false,
    automation: false,
    token,
    vsixFiles: [],
    prepare: (dataFolder) => {
      placeExtension(repositoryRoot, dataFolder, 'link');
      return [];
    },
  });
  const address = new URL(`http://${server.authority}/`);
  address.searchParams.set('tkn', token);
  address.searchParams.set('folder', seeds);
  console.log(
    `newsmark: VS Code with the extension is at\n\n  ${address.href}\n\nnewsmark: after a build, reload the page. Ctrl+C ends it.`,
  );
  await server.ended;
  throw new PlainError(`VS Code's server ended by itself\n${server.logs()}`);
}

function openDesktop(code: string): Promise<number> {
  const args = ['--new-window', `--extensionDevelopmentPath=${repositoryRoot}`, seeds];
  const child = spawn(code, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? 1));
  });
}

function findCode(): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const files = (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
