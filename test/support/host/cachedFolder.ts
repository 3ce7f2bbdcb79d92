import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { PlainError } from '../plainError';
import { atEnd, removeFolder } from './endings';

const marker = '.complete';
const heartbeatMs = 5_000;
const staleMs = 60_000;
const waitLimitMs = 15 * 60_000;

/** Whether {@link cachedFolder} would answer without filling. */
export function isCached(folder: string): boolean {
  return existsSync(path.join(folder, marker));
}

/**
 * Gives a folder that was filled once and is kept.
 *
 * Filled beside its final place and renamed, so an interrupted fill leaves nothing that looks finished. Two processes
 * may ask at once: one fills while the other waits; a lock left by a dead process is taken over after a minute without a
 * sign of life.
 */
export async function cachedFolder(folder: string, fill: (into: string) => Promise<void>): Promise<string> {
  const deadline = Date.now() + waitLimitMs;
  mkdirSync(path.dirname(folder), { recursive: true });
  while (!isCached(folder)) {
    const release = takeLock(`${folder}.lock`);
    if (release !== undefined) {
      try {
        if (!isCached(folder)) await fillAndPublish(folder, fill);
      } finally {
        release();
      }
    } else if (Date.now() > deadline) {
      throw new PlainError(
        `another process has been filling ${folder} for too long; delete ${folder}.lock and try again`,
      );
    } else {
      await wait(500);
    }
  }
  return folder;
}

async function fillAndPublish(folder: string, fill: (into: string) => Promise<void>): Promise<void> {
  removeLeftovers(folder);
  const partial = `${folder}.partial-${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const forget = atEnd(() => removeFolder(partial));
  try {
    await fill(partial);
    writeFileSync(path.join(partial, marker), '');
    removeFolder(folder);
    renameSync(partial, folder);
  } finally {
    removeFolder(partial);
    forget();
  }
}

function removeLeftovers(folder: string): void {
  const prefix = `${path.basename(folder)}.partial-`;
  for (const name of readdirSync(path.dirname(folder))) {
    if (name.startsWith(prefix)) removeFolder(path.join(path.dirname(folder), name));
  }
}

/** @returns a function that gives the lock back, or `undefined` while another process holds it. */
function takeLock(lock: string): (() => void) | undefined {
  try {
    mkdirSync(lock);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    removeStaleLock(lock);
    return undefined;
  }
  writeFileSync(path.join(lock, 'owner'), String(process.pid));
  const heartbeat = setInterval(() => touch(lock), heartbeatMs);
  const forget = atEnd(() => removeFolder(lock));
  return () => {
    clearInterval(heartbeat);
    removeFolder(lock);
    forget();
  };
}

function touch(lock: string): void {
  const now = new Date();
  utimesSync(lock, now, now);
}

/** Renaming first lets only one of several waiters remove the lock. */
function removeStaleLock(lock: string): void {
  try {
    if (Date.now() - statSync(lock).mtimeMs < staleMs && ownerLives(lock)) return;
    const aside = `${lock}.stale-${process.pid}`;
    renameSync(lock, aside);
    removeFolder(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** A lock without an owner's number yet counts as alive: its owner is about to write it. */
function ownerLives(lock: string): boolean {
  const file = path.join(lock, 'owner');
  if (!existsSync(file)) return true;
  const owner = Number(readFileSync(file, 'utf8'));
  if (!(owner > 0)) return true;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
