import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf, PlainError } from '../plainError';
import { atEnd, removeFolder } from './endings';
import { killGroup } from './processGroup';
import { installServer, type ServerInstall } from './install';
import { LogTail } from './logTail';

const startLimitMs = 120_000;
const stopLimitMs = 5_000;

export interface ServerOptions {
  /** The user's settings, complete. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Whether folders are untrusted until the user trusts them. */
  readonly asksForTrust: boolean;
  /** Whether the page honours extensions under development; it then shows no notifications. */
  readonly automation: boolean;
  /** What the address must carry as `tkn`; without one, anybody on this machine can use the server. */
  readonly token?: string;
  /** Packaged extensions to install before the start. */
  readonly vsixFiles: readonly string[];
  /** Writes into the fresh data folder before the start, and may give further arguments for the server. */
  readonly prepare: (dataFolder: string) => readonly string[];
}

export interface CodeServer {
  /** Host and port, as in `127.0.0.1:4711`. */
  readonly authority: string;
  /** The number of its process, which starts the extension hosts. */
  readonly processId: number;
  /** A folder of this run alone, removed on close. */
  readonly dataFolder: string;
  /** Settles when the server has ended, by itself or not. */
  readonly ended: Promise<void>;
  /** The last lines that the server printed. */
  logs(): string;
  close(): Promise<void>;
}

/**
 * Starts VS Code's server on a free port with a data folder of its own.
 *
 * The server and everything it starts are one process group, ended on close and however this process ends. The user's
 * own VS Code, home and settings are neither read nor written.
 */
export async function startServer(options: ServerOptions): Promise<CodeServer> {
  const install = await installServer();
  const dataFolder = realpathSync(mkdtempSync(path.join(tmpdir(), 'newsmark-code-')));
  const forget = atEnd(() => removeFolder(dataFolder));
  try {
    writeSettings(dataFolder, options.settings);
    const extra = options.prepare(dataFolder);
    for (const file of options.vsixFiles) installVsix(install, dataFolder, file);
    const server = await launch(install, dataFolder, [...serverArguments(options), ...extra]);
    return {
      ...server,
      close: async () => {
        await server.close();
        removeFolder(dataFolder);
        forget();
      },
    };
  } catch (error) {
    removeFolder(dataFolder);
    forget();
    throw error;
  }
}

function serverArguments(options: ServerOptions): string[] {
  const trust = options.asksForTrust ? [] : ['--disable-workspace-trust'];
  const automation = options.automation ? ['--enable-smoke-test-driver'] : [];
  const token = options.token === undefined ? ['--without-connection-token'] : ['--connection-token', options.token];
  return [
    '--accept-server-license-terms',
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--disable-telemetry',
    '--disable-experiments',
    ...trust,
    ...automation,
    ...token,
  ];
}

async function launch(install: ServerInstall, dataFolder: string, args: readonly string[]): Promise<CodeServer> {
  const main = path.join(install.root, 'out', 'server-main.js');
  const child = spawn(install.node, [main, ...args, '--server-data-dir', dataFolder], {
    cwd: dataFolder,
    env: serverEnvironment(dataFolder),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const forget = atEnd(() => killGroup(child, 'SIGKILL'));
  const tail = new LogTail();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async () => {
    await stop(child);
    forget();
  };
  try {
    const port = await listeningPort(child, tail);
    return {
      authority: `127.0.0.1:${port}`,
      processId: child.pid ?? 0,
      dataFolder,
      ended,
      logs: () => tail.text(),
      close,
    };
  } catch (error) {
    await close();
    throw new PlainError(`VS Code's server did not start: ${messageOf(error)}\n${tail.text()}`);
  }
}

function listeningPort(child: ChildProcess, tail: LogTail): Promise<number> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing after ${startLimitMs / 1000} s`)), startLimitMs);
    const hear = (chunk: string) => {
      tail.add(chunk);
      const port = /Extension host agent listening on (\d+)/.exec(tail.text())?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => tail.add(chunk));
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`it ended with ${signal ?? code ?? 'no status'}`)));
    child.once('exit', () => clearTimeout(timer));
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = once(child, 'exit');
    killGroup(child, 'SIGTERM');
    await Promise.race([gone, wait(stopLimitMs, undefined, { ref: false })]);
  }
  killGroup(child, 'SIGKILL');
}

function writeSettings(dataFolder: string, settings: Readonly<Record<string, unknown>>): void {
  for (const level of ['User', 'Machine']) mkdirSync(path.join(dataFolder, 'data', level), { recursive: true });
  writeFileSync(path.join(dataFolder, 'data', 'User', 'settings.json'), JSON.stringify(settings, undefined, 2));
  for (const name of ['home', 'tmp']) mkdirSync(path.join(dataFolder, name));
}

function installVsix(install: ServerInstall, dataFolder: string, file: string): void {
  const main = path.join(install.root, 'out', 'server-main.js');
  const args = [
    main,
    '--accept-server-license-terms',
    '--install-extension',
    path.resolve(file),
    '--force',
    '--server-data-dir',
    dataFolder,
  ];
  const run = spawnSync(install.node, args, {
    env: serverEnvironment(dataFolder),
    encoding: 'utf8',
    timeout: startLimitMs,
  });
  if (run.status !== 0) throw new PlainError(`${file} could not be installed in VS Code\n${run.stdout}${run.stderr}`);
}

/**
 * Drops what the shell around this process says about Node, npm, coverage or another VS Code, fixes language and time zone,
 * and takes away the marketplace, which no test may depend on. The socket files that VS Code leaves behind land in our
 * folder, unless the path would be too long for a socket.
 */
function serverEnvironment(dataFolder: string): NodeJS.ProcessEnv {
  const foreign = /^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$|NODE_V8_COVERAGE$|NODE_PATH$|XDG_|LC_)/i;
  const kept = Object.entries(process.env).filter(([name]) => !foreign.test(name));
  const home = path.join(dataFolder, 'home');
  const sockets = path.join(dataFolder, 'tmp');
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    LANG: 'en_US.UTF-8',
    TZ: 'UTC',
    EXTENSIONS_GALLERY: '{}',
    ...(process.platform !== 'win32' && sockets.length < 45 ? { TMPDIR: sockets } : {}),
  };
}
