import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Counts } from './counts';
import { resultsRoot } from './paths';

/** Leaves a suite's counts in `out/results/<suite>.json`. */
export function writeResults(suite: string, counts: Counts): void {
  mkdirSync(resultsRoot, { recursive: true });
  writeFileSync(fileOf(suite), `${JSON.stringify({ suite, ...counts })}\n`);
}

/** @returns `undefined` when the suite has not finished since {@link forgetResults}. */
export function readResults(suite: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(suite), 'utf8')) as Counts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

export function forgetResults(suite: string): void {
  rmSync(fileOf(suite), { force: true });
}

function fileOf(suite: string): string {
  return path.join(resultsRoot, `${suite}.json`);
}
