import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { messageOf, PlainError } from '../plainError';
import { atEnd, removeFolder } from './endings';
import { untar } from './untar';
import type { PinnedPackage } from './versions';

const timeLimitMs = 10 * 60_000;
const quickRetries = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=500',
  '--fetch-retry-maxtimeout=3000',
  '--fetch-timeout=120000',
];
const unreachable = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|E403|E407|E5\d\d)\b/;

/**
 * Downloads one package and unpacks it, running none of its scripts and installing none of its dependencies.
 *
 * @param rename see {@link untar}; entry names start with `package/`.
 */
export async function unpackPackage(
  pin: PinnedPackage,
  into: string,
  rename: (name: string) => string | undefined,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'newsmark-pack-'));
  const forget = atEnd(() => removeFolder(folder));
  try {
    await npm(['pack', `${pin.name}@${pin.version}`, '--pack-destination', folder, '--ignore-scripts'], folder);
    const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
    if (file === undefined) throw new PlainError(`npm packed nothing for ${pin.name}@${pin.version}`);
    const packed = readFileSync(path.join(folder, file));
    if (`sha512-${createHash('sha512').update(packed).digest('base64')}` !== pin.integrity) {
      throw new PlainError(`${pin.name}@${pin.version} from the registry is not the package that was pinned`);
    }
    untar(await promisify(gunzip)(packed), into, rename);
  } finally {
    removeFolder(folder);
    forget();
  }
}

/**
 * Installs what the `package.json` in a folder depends on, without running any script. The folder is where npm runs, not
 * its `--prefix`, which would also change where npm looks for the machine's own settings.
 */
export async function installDependencies(folder: string): Promise<void> {
  await npm(['install', '--omit=dev', '--ignore-scripts'], folder);
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  const { command, leading } = findNpm();
  const all = [...leading, ...args, '--no-audit', '--no-fund', '--loglevel=error', ...quickRetries];
  const child = spawn(command, all, {
    cwd,
    env: npmEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: timeLimitMs,
    shell: leading.length === 0 && process.platform === 'win32',
  });
  const forget = atEnd(() => child.kill('SIGKILL'));
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(new PlainError(`npm could not be started: ${messageOf(error)}`)));
    child.once('close', resolve);
  }).finally(forget);
  if (status !== 0) throw npmFailure(args, errors);
}

function npmFailure(args: readonly string[], errors: string): PlainError {
  const what = args.slice(0, 2).join(' ');
  const code = unreachable.exec(errors)?.[1];
  if (code !== undefined) return new PlainError(`the npm registry cannot be reached (npm ${what}: ${code})`);
  const lines = errors.split('\n').map((line) => line.replace(/^npm (ERR!|error)\s*/i, '').trim());
  const reason = lines.find((line) => line !== '' && !/^(npm|code|errno|syscall|A complete log)\b/.test(line));
  return new PlainError(`npm ${what} failed: ${reason ?? 'it gave no reason'}`);
}

/** The npm that runs this script, else the one beside this Node, else the one on the PATH. */
function findNpm(): { command: string; leading: string[] } {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env['npm_execpath'] ?? '',
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((file) => path.basename(file) === 'npm-cli.js' && existsSync(file));
  return script === undefined ? { command: 'npm', leading: [] } : { command: process.execPath, leading: [script] };
}

/** Leaves the registry's settings in place, and drops what an outer `npm run` says about this repository. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const ours =
    /^(npm_package_|npm_lifecycle_|npm_config_(local_prefix|prefix|global|omit|include|workspace|dry_run|json)|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name)));
}
