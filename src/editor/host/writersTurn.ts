import { Uri, workspace } from 'vscode';

/** A writer that announced itself longer ago than this, in milliseconds, died; no write takes as long. */
const deadAfter = 10_000;

/** How long to wait for one's turn, in milliseconds: longer than a dead writer can stand in the way. */
const longestWait = 15_000;

/** The beginning of the temporary file names of all writers of a file. */
export function temporaryUri(target: Uri, writer: string): Uri {
  return target.with({ path: `${target.path}.${writer}.tmp` });
}

/**
 * Writes a temporary file and waits until no other window has one beside the same target; false when that never came.
 *
 * The temporary file is the announcement. Everybody announces first and looks second, so of two writers at least one
 * sees the other: whoever sees nobody is alone. Of two who see each other the later name steps back. Needs no exclusive
 * create, which `workspace.fs` does not have. One listing of the folder a look.
 */
export async function announceAlone(target: Uri, temporary: Uri, content: Uint8Array): Promise<boolean> {
  const start = Date.now();
  let announced = start;
  await workspace.fs.writeFile(temporary, content);
  while (Date.now() - start < longestWait) {
    const others = await livingWriters(target, temporary, Date.now() - announced);
    if (others.length === 0) return true;
    const isFirst = others.every(({ path }) => temporary.path < path);
    if (!isFirst) await removeQuietly(temporary);
    await pause(5 + Math.random() * (isFirst ? 5 : 40));
    if (isFirst) continue;
    announced = Date.now();
    await workspace.fs.writeFile(temporary, content);
  }
  return false;
}

/** The temporary files of others; what dead ones left is removed. Times are the file system's, not this machine's. */
async function livingWriters(target: Uri, temporary: Uri, sinceAnnounced: number): Promise<readonly Uri[]> {
  const folder = Uri.joinPath(target, '..');
  const start = `${nameOf(target)}.`;
  const names = (await workspace.fs.readDirectory(folder)).map(([name]) => name);
  const others = names.filter((name) => name.startsWith(start) && name.endsWith('.tmp') && name !== nameOf(temporary));
  if (others.length === 0) return [];
  const now = (await changedAt(temporary)) ?? 0;
  const living: Uri[] = [];
  for (const name of others) {
    const other = Uri.joinPath(folder, name);
    const time = await changedAt(other);
    if (time === undefined) continue;
    if (now + sinceAnnounced - time > deadAfter) await removeQuietly(other);
    else living.push(other);
  }
  return living;
}

async function changedAt(uri: Uri): Promise<number | undefined> {
  try {
    return (await workspace.fs.stat(uri)).mtime;
  } catch {
    // It was renamed into place or withdrawn since it was listed.
    return undefined;
  }
}

/** Removes a file that may be gone already. */
export async function removeQuietly(uri: Uri): Promise<void> {
  try {
    await workspace.fs.delete(uri);
  } catch {
    // It was renamed into place, or was never written.
  }
}

function nameOf(uri: Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
