import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { basename, dirname } from 'node:path';
import { decodeArticle } from '../app/decodeArticle';
import type { TextEncoding } from '../app/library/workerConfiguration';
import { toModelText, type ModelText } from '../core/text/modelText';
import { articleHash } from '../core/text/sha256';

/** A git that does not answer within this, in milliseconds, counts as absent. */
const patience = 3000;
/** How many versions of a file are looked through, the newest first. */
const mostVersions = 50;
/** Longer versions are passed over, in bytes. */
const mostBytes = 16 * 1024 * 1024;

/**
 * The text with a hash among the committed versions of a file, the newest first; undefined where there is none, or no git. Git is
 * started in the home folder, so that no program of the folder itself is taken for git, once for the list and once for each version.
 *
 * @param file on the disk.
 * @param encoding as `decodeArticle` takes it.
 */
export async function gitText(file: string, hash: string, encoding: TextEncoding): Promise<ModelText | undefined> {
  const folder = dirname(file);
  const list = ['log', `-${mostVersions}`, '--format=', '--raw', '--no-abbrev', '--no-renames', '--', basename(file)];
  const listed = await git(folder, list);
  const blobs = new Set(listed?.toString('utf8').match(/(?<= )[0-9a-f]{40,64}(?= [AM]\t)/g) ?? []);
  for (const blob of blobs) {
    const text = textIn(await git(folder, ['cat-file', 'blob', blob]), file, encoding);
    if (text !== undefined && articleHash(text) === hash) return text;
  }
  return undefined;
}

/** What is not in the clone is not fetched: nothing goes over the network unasked. */
const env = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

function textIn(bytes: Buffer | undefined, path: string, encoding: TextEncoding): ModelText | undefined {
  const decoded = bytes && decodeArticle(bytes, { path, encoding });
  return decoded?.kind === 'ok' ? toModelText(decoded.text) : undefined;
}

/** Whether the text with a hash is what was committed of a file last. Git is started once. */
export async function isCommittedText(file: string, hash: string, encoding: TextEncoding): Promise<boolean> {
  const text = textIn(await git(dirname(file), ['cat-file', 'blob', `HEAD:./${basename(file)}`]), file, encoding);
  return text !== undefined && articleHash(text) === hash;
}

function git(folder: string, words: readonly string[]): Promise<Buffer | undefined> {
  const options = {
    cwd: homedir(),
    timeout: patience,
    maxBuffer: mostBytes,
    windowsHide: true,
    encoding: 'buffer',
    env,
  } as const;
  return new Promise((resolve) => {
    execFile('git', ['-C', folder, ...words], options, (error, stdout) => resolve(error ? undefined : stdout));
  });
}
