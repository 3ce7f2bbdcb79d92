import type { ConfigEntry } from '../app/mergeDriver';
import { git } from './git';

/**
 * Sets values in the configuration of the clone that a folder is in; false where there is no git or no clone, or it could not be
 * written.
 */
export async function setGitConfig(folder: string, entries: readonly ConfigEntry[]): Promise<boolean> {
  for (const { key, value } of entries) {
    // One after the other: git locks the file.
    if ((await git(folder, ['config', '--local', key, value])) === undefined) return false;
  }
  return true;
}
