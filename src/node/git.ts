import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { resolve as absolute } from 'node:path';

/** A git that does not answer within this, in milliseconds, counts as absent. */
const patience = 5000;
/** An answer longer than this, in bytes, counts as none. */
const mostBytes = 64 * 1024 * 1024;

/** What is not in the clone is not fetched, and nobody is asked: nothing goes over the network that a person did not ask for. */
const environment = { ...process.env, GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' };

/**
 * What git says of a folder; undefined where there is no git or it fails. It is started in the home folder, so that no program of the
 * folder itself is taken for git.
 *
 * @param words the arguments, of which none is read by a shell.
 */
export function git(folder: string, words: readonly string[]): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    execFile(
      'git',
      ['-C', absolute(folder), ...words],
      {
        cwd: homedir(),
        timeout: patience,
        maxBuffer: mostBytes,
        windowsHide: true,
        encoding: 'buffer',
        env: environment,
      },
      (error, stdout) => resolve(error ? undefined : stdout),
    );
  });
}
