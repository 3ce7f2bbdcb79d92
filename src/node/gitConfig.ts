import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import type { ConfigEntry } from '../app/mergeDriver';

/** Milliseconds that git has to answer. */
const patience = 5000;

/**
 * Sets values in the configuration of the clone that a folder is in; false where there is no git or no clone, or it could not be
 * written. Git is started in the home folder, so that no program of the folder itself is taken for git.
 */
export async function setGitConfig(folder: string, entries: readonly ConfigEntry[]): Promise<boolean> {
  for (const { key, value } of entries) {
    // One after the other: git locks the file.
    if (!(await setValue(folder, key, value))) return false;
  }
  return true;
}

function setValue(folder: string, key: string, value: string): Promise<boolean> {
  return new Promise((resolve) => {
    const args = ['-C', folder, 'config', '--local', key, value];
    execFile('git', args, { cwd: homedir(), timeout: patience, windowsHide: true }, (error) => resolve(!error));
  });
}
