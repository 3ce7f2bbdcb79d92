import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { basename, dirname } from 'node:path';
import { decodeArticle } from '../app/decodeArticle';
import { toModelText, type ModelText } from '../core/text/modelText';
import { articleHash } from '../core/text/sha256';

/** A git that does not answer within this, in milliseconds, counts as absent. */
const patience = 10_000;
/** How many versions of a file are looked through, the newest first. */
const mostVersions = 200;
/** Longer versions are passed over, in bytes. */
const mostBytes = 16 * 1024 * 1024;

/**
 * The text with a hash among the committed versions of a file, the newest first; undefined where there is none, or no git. Git is
 * started in the home folder, so that no program of the folder itself is taken for git, once for the list and once for each version.
 *
 * @param file on the disk.
 * @param encoding as `decodeArticle` takes it.
 */
export async function gitText(
  file: string,
  hash: string,
  encoding: Parameters<typeof decodeArticle>[1]['encoding'],
): Promise<ModelText | undefined> {
  const folder = dirname(file);
  const list = ['log', `-${mostVersions}`, '--format=', '--raw', '--no-abbrev', '--no-renames', '--', basename(file)];
  const listed = await git(folder, list);
  const blobs = new Set(listed?.toString('utf8').match(/(?<= )[0-9a-f]{40,64}(?= [AM]\t)/g) ?? []);
  for (const blob of blobs) {
    const bytes = await git(folder, ['cat-file', 'blob', blob]);
    const decoded = bytes && decodeArticle(bytes, { path: file, encoding });
    if (decoded?.kind !== 'ok') continue;
    const text = toModelText(decoded.text);
    if (articleHash(text) === hash) return text;
  }
  return undefined;
}

function git(folder: string, words: readonly string[]): Promise<Buffer | undefined> {
  const options = {
    cwd: homedir(),
    timeout: patience,
    maxBuffer: mostBytes,
    windowsHide: true,
    encoding: 'buffer',
  } as const;
  return new Promise((resolve) => {
    execFile('git', ['-C', folder, ...words], options, (error, stdout) => resolve(error ? undefined : stdout));
  });
}
