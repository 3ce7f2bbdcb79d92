import { execFile } from 'node:child_process';
import { basename, dirname } from 'node:path';
import type { Stages } from '../app/mergeFiles';

/** A git that does not answer within this, in milliseconds, counts as absent. */
const longestWait = 10_000;
const mostBytes = 64 * 1024 * 1024;

/**
 * The versions of a file that git could not merge, from the index of its repository; nothing where there is no git, no repository or
 * no conflict. Starts git three times.
 */
export async function gitStages(file: string): Promise<Stages> {
  const [base, ours, theirs] = await Promise.all([1, 2, 3].map((stage) => stageOf(file, stage)));
  return { base, ours, theirs };
}

function stageOf(file: string, stage: number): Promise<string | undefined> {
  const options = { cwd: dirname(file), timeout: longestWait, maxBuffer: mostBytes, windowsHide: true };
  return new Promise((resolve) => {
    execFile('git', ['cat-file', 'blob', `:${stage}:./${basename(file)}`], options, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });
}
