import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';

/** A folder on the way down from the root, by its real path. */
interface Ancestor {
  readonly real: string;
  readonly parent: Ancestor | undefined;
}

/**
 * Every file below a folder, by its path relative to it, with `/`; as it goes, so that whoever asks can pause. Links are
 * followed unless they lead back to a folder they are in. Folders inside that cannot be entered are left out.
 *
 * Throws when the folder itself cannot be listed. One `readdir` a folder, no `stat` but of links.
 *
 * @param isSkipped folders not to enter, by their relative path.
 */
export function* diskFiles(root: string, isSkipped: (folder: string) => boolean): Generator<string, void, undefined> {
  yield* filesIn(root, '', {
    isSkipped,
    entries: entriesOf(root),
    self: { real: realpathSync(root), parent: undefined },
  });
}

interface Walk {
  readonly isSkipped: (folder: string) => boolean;
  readonly entries: readonly Dirent[];
  readonly self: Ancestor;
}

function* filesIn(
  root: string,
  folder: string,
  { isSkipped, entries, self }: Walk,
): Generator<string, void, undefined> {
  for (const entry of entries) {
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`;
    const kind = kindOf(entry, join(root, relative));
    if (kind === 'file') yield relative;
    if (kind !== 'folder' || isSkipped(relative)) continue;
    const inside = enter(join(root, relative), entry, self);
    if (inside) yield* filesIn(root, relative, { isSkipped, ...inside });
  }
}

function kindOf(entry: Dirent, file: string): 'file' | 'folder' | 'other' {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  if (!entry.isSymbolicLink()) return 'other';
  try {
    const target = statSync(file);
    return target.isFile() ? 'file' : target.isDirectory() ? 'folder' : 'other';
  } catch {
    // The link leads nowhere.
    return 'other';
  }
}

function enter(folder: string, entry: Dirent, parent: Ancestor): Pick<Walk, 'entries' | 'self'> | undefined {
  try {
    const isLink = entry.isSymbolicLink();
    const real = isLink ? realpathSync(folder) : join(parent.real, entry.name);
    if (isLink && isAbove(real, parent)) return undefined;
    return { entries: entriesOf(folder), self: { real, parent } };
  } catch {
    // It cannot be entered, or went away.
    return undefined;
  }
}

function isAbove(real: string, from: Ancestor): boolean {
  for (let ancestor: Ancestor | undefined = from; ancestor; ancestor = ancestor.parent)
    if (ancestor.real === real) return true;
  return false;
}

/** By name, so that the order is the same on every file system. */
function entriesOf(folder: string): readonly Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}
