import type { FileId, FileReference } from '../ports';

/** What `encodeURIComponent` leaves as it is and the editor does not. */
const alsoEncoded = /[!'()*]/g;

/**
 * The id of a file in a folder, in the very letters of the editor's own `Uri.toString()`, so that a worker that lists a disk
 * and the editor that opens a document name the same file.
 *
 * @param folderUri the folder as `Uri.toString()` gives it; empty where paths are ids, as on the command line.
 * @param relativePath relative to the folder, with `/`, neither led nor ended by one; no `.` or `..` in it.
 */
export function fileId(folderUri: string, relativePath: string): FileId {
  if (folderUri === '') return relativePath;
  const end = folderUri.search(/[?#]/);
  const folder = end < 0 ? folderUri : folderUri.slice(0, end);
  const slash = folder.endsWith('/') ? '' : '/';
  return `${folder}${slash}${encodePath(relativePath)}${end < 0 ? '' : folderUri.slice(end)}`;
}

/** The path of a file relative to a folder that it is in, at any depth; the reverse of {@link fileId}. */
export function relativePathOf(folderUri: string, id: FileId): string | undefined {
  if (folderUri === '') return id;
  const end = folderUri.search(/[?#]/);
  const folder = end < 0 ? folderUri : folderUri.slice(0, end);
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  const rest = end < 0 ? '' : folderUri.slice(end);
  if (!id.startsWith(start) || !id.endsWith(rest)) return undefined;
  const path = id.slice(start.length, id.length - rest.length);
  if (!path.includes('%')) return path;
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** Most names need no encoding; the check is many times faster than the encoding. */
function encodePath(path: string): string {
  if (/^[\w.~/-]*$/.test(path)) return path;
  return encodeURIComponent(path.replace(/\p{Surrogate}/gu, '\uFFFD'))
    .replaceAll('%2F', '/')
    .replace(alsoEncoded, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A file of which only the id is known. */
export function toReference(id: FileId): FileReference {
  return { id, path: id };
}
