import { basename, dirname } from 'node:path';
import type { Stages } from '../app/mergeFiles';
import { git } from './git';

/**
 * The versions of a file that git could not merge, from the index of its repository; nothing where there is no git, no repository or
 * no conflict. Starts git three times.
 */
export async function gitStages(file: string): Promise<Stages> {
  const [base, ours, theirs] = await Promise.all([1, 2, 3].map((stage) => stageOf(file, stage)));
  return { base, ours, theirs };
}

async function stageOf(file: string, stage: number): Promise<string | undefined> {
  const blob = await git(dirname(file), ['cat-file', 'blob', `:${stage}:./${basename(file)}`]);
  return blob?.toString('utf8');
}
