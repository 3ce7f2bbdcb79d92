import { execFile } from 'node:child_process';
import { homedir } from 'node:os';

/** Milliseconds that git has to answer. */
const patience = 5000;

/**
 * The user name that git signs with in a folder; undefined where there is no git, or it knows no name. Git is started in the home
 * folder, so that no program of the folder itself is taken for git.
 */
export function gitUserName(folder: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const args = ['-C', folder, 'config', '--get', 'user.name'];
    execFile('git', args, { cwd: homedir(), timeout: patience, windowsHide: true }, (error, stdout) => {
      const name = error ? '' : stdout.trim();
      resolve(name === '' ? undefined : name);
    });
  });
}
