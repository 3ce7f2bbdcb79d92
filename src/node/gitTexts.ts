import { basename, dirname } from 'node:path';
import { decodeArticle } from '../app/decodeArticle';
import type { TextEncoding } from '../app/library/workerConfiguration';
import { toModelText, type ModelText } from '../core/text/modelText';
import { articleHash } from '../core/text/sha256';
import { git } from './git';

/** How many versions of a file are looked through, the newest first. */
const mostVersions = 50;

/**
 * The text with a hash among the committed versions of a file, the newest first; undefined where there is none, or no git. Git is
 * started once for the list and once for each version.
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

/** Whether the text with a hash is what was committed of a file last. Git is started once. */
export async function isCommittedText(file: string, hash: string, encoding: TextEncoding): Promise<boolean> {
  const text = textIn(await git(dirname(file), ['cat-file', 'blob', `HEAD:./${basename(file)}`]), file, encoding);
  return text !== undefined && articleHash(text) === hash;
}

function textIn(bytes: Buffer | undefined, path: string, encoding: TextEncoding): ModelText | undefined {
  const decoded = bytes && decodeArticle(bytes, { path, encoding });
  return decoded?.kind === 'ok' ? toModelText(decoded.text) : undefined;
}
