import type { FileId, FileReader, FileResult } from './ports';

/** What replacing a file needs of a file system. What cannot be done rejects; names are those of one folder. */
export interface FolderFiles extends FileReader {
  write(file: FileId, bytes: Uint8Array): Promise<void>;
  remove(file: FileId): Promise<void>;
  /** May remove the old file before the new one is in its place. */
  rename(from: FileId, to: FileId, overwrite: boolean): Promise<void>;
  /** Renames over another file in one step; false when this cannot be done for these files. */
  replaceAtomically?: ((from: FileId, to: FileId) => Promise<boolean>) | undefined;
  /** False only when it is certain that there is no such file. */
  exists(file: FileId): Promise<boolean>;
  /** When it was changed last, in milliseconds, by the clock of the file system. */
  changedAt(file: FileId): Promise<number>;
  /** The names of the files beside one. */
  namesBeside(file: FileId): Promise<readonly string[]>;
  nameOf(file: FileId): string;
  sibling(file: FileId, name: string): FileId;
}

/** What a file is to become. */
interface Replacement {
  readonly target: FileId;
  /** Undefined: there is to be no file. */
  readonly text: string | undefined;
  /** What the file must still hold; undefined: there must be none. */
  readonly expected: string | undefined;
  /** Names this one write, as no other is named. */
  readonly writer: string;
  /** See {@link deadAfter}. */
  readonly deadAfter?: number;
}

/** The temporary file of a write. */
interface Announcement {
  readonly target: FileId;
  readonly temporary: FileId;
  readonly deadAfter: number;
}

/** A writer that announced itself longer ago than this, in milliseconds, died; no write takes as long. */
export const deadAfter = 10_000;

/** How long to wait for one's turn, in milliseconds: longer than a dead writer can stand in the way. */
const longestWait = 15_000;

const done: FileResult<void> = { kind: 'ok', value: undefined };

/**
 * Replaces a file at once or not at all, also when this process is killed at any moment: the new content is complete in a
 * temporary file beside it before the old one is touched.
 *
 * The temporary file is the announcement, too, that somebody writes. Everybody announces first and looks second, so of two
 * writers at least one sees the other: whoever sees nobody is alone. Of two who see each other the later name steps back.
 * Needs no exclusive create, which `workspace.fs` does not have. One listing of the folder a look.
 */
export async function replaceFile(files: FolderFiles, replacement: Replacement): Promise<FileResult<void>> {
  const { target, text, expected, writer } = replacement;
  const temporary = files.sibling(target, `${files.nameOf(target)}.${writer}.tmp`);
  const announcement = { target, temporary, deadAfter: replacement.deadAfter ?? deadAfter };
  try {
    const isAlone = await announceAlone(files, announcement, new TextEncoder().encode(text ?? ''));
    if (!isAlone) return { kind: 'failed', failure: 'unavailable' };
    if (!(await holds(files, target, expected))) return { kind: 'failed', failure: 'changed' };
    if (text === undefined) await files.remove(target);
    else await moveInto(files, announcement, expected !== undefined);
    // Programs that know nothing of this queue write too: believe what can be read back.
    return (await holds(files, target, text)) ? done : { kind: 'failed', failure: 'changed' };
  } finally {
    await removeQuietly(files, temporary);
  }
}

/**
 * Looks after what a writer left behind that was killed: whole JSON whose place is empty is put there, anything else is
 * removed. Of several the oldest is meant: who announced later was not yet alone.
 */
export async function recoverFile(files: FolderFiles, target: FileId, left: readonly FileId[]): Promise<void> {
  const dated = await Promise.all(left.map(async (file) => ({ file, time: await timeOf(files, file) })));
  for (const { file } of dated.sort((a, b) => (a.time ?? Infinity) - (b.time ?? Infinity))) {
    if (!(await files.exists(target)) && (await isWhole(files, file))) {
      await files.rename(file, target, false).catch(() => undefined);
    }
    await removeQuietly(files, file);
  }
}

/** The file that a temporary one was to become; undefined for any other file. */
export function targetName(temporary: string): string | undefined {
  return /^(.+\.json)\.[\da-f]{12}\.tmp$/.exec(temporary)?.[1];
}

async function isWhole(files: FolderFiles, file: FileId): Promise<boolean> {
  const text = await files.readText(file);
  try {
    return text.kind === 'ok' && JSON.parse(text.value) !== undefined;
  } catch {
    // The writer was killed before it was complete.
    return false;
  }
}

async function holds(files: FolderFiles, file: FileId, expected: string | undefined): Promise<boolean> {
  const current = await files.readText(file);
  return current.kind === 'ok' ? current.value === expected : current.failure === 'missing' && expected === undefined;
}

/**
 * Moves a temporary file to its place, in one step where the host can. The editor deletes the old file before it renames the
 * new one: when that goes wrong in between, the new one is put in its place all the same.
 */
async function moveInto(files: FolderFiles, { target, temporary }: Announcement, overwrite: boolean): Promise<void> {
  if (overwrite && (await files.replaceAtomically?.(temporary, target))) return;
  try {
    await files.rename(temporary, target, overwrite);
  } catch (error) {
    if (!overwrite || (await files.exists(target))) throw error;
    await files.rename(temporary, target, false);
  }
}

/** Writes the temporary file and waits until nobody else has one beside the same target; false when that never came. */
async function announceAlone(files: FolderFiles, announcement: Announcement, content: Uint8Array): Promise<boolean> {
  const { temporary } = announcement;
  const start = Date.now();
  let announced = start;
  await files.write(temporary, content);
  while (Date.now() - start < longestWait) {
    const others = await livingWriters(files, announcement, Date.now() - announced);
    if (others.length === 0) return true;
    const isFirst = others.every((other) => files.nameOf(temporary) < other);
    if (!isFirst) await removeQuietly(files, temporary);
    await pause(5 + Math.random() * (isFirst ? 5 : 40));
    if (isFirst) continue;
    announced = Date.now();
    await files.write(temporary, content);
  }
  return false;
}

/** The names of the temporary files of others; what dead ones left is looked after. Times are the file system's, not this machine's. */
async function livingWriters(
  files: FolderFiles,
  { target, temporary, deadAfter: patience }: Announcement,
  sinceAnnounced: number,
): Promise<readonly string[]> {
  const start = `${files.nameOf(target)}.`;
  const names = await files.namesBeside(target);
  const own = files.nameOf(temporary);
  const others = names.filter((name) => name.startsWith(start) && name.endsWith('.tmp') && name !== own);
  if (others.length === 0) return [];
  const now = (await timeOf(files, temporary)) ?? 0;
  const living: string[] = [];
  const dead: FileId[] = [];
  for (const name of others) {
    const other = files.sibling(target, name);
    const time = await timeOf(files, other);
    if (time === undefined) continue;
    if (now + sinceAnnounced - time > patience) dead.push(other);
    else living.push(name);
  }
  if (dead.length > 0) await recoverFile(files, target, dead);
  return living;
}

/** Undefined when it was renamed into place or withdrawn in the meantime. */
async function timeOf(files: FolderFiles, file: FileId): Promise<number | undefined> {
  return files.changedAt(file).catch(() => undefined);
}

/** Removes a file that was renamed into place, or was never written, if so. */
async function removeQuietly(files: FolderFiles, file: FileId): Promise<void> {
  await files.remove(file).catch(() => undefined);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
