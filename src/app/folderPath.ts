import type { FileId } from './ports';

/**
 * The file with a path in a folder. The ids of files in a folder that is named by a URI are URIs, encoded as VS Code does it; in the
 * folder `''` they are the paths themselves. Undefined for a path that leads out of the folder or cannot be encoded.
 *
 * @param path relative, with `/`.
 */
export function fileIn(folder: FileId, path: string): FileId | undefined {
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..')) return undefined;
  if (folder === '') return path;
  try {
    return `${withSlash(folder)}${parts.map(encode).join('/')}`;
  } catch {
    return undefined;
  }
}

/** The path of a file in a folder, see {@link fileIn}; undefined for one elsewhere. */
export function pathIn(folder: FileId, file: FileId): string | undefined {
  if (folder === '') return file;
  if (!file.startsWith(withSlash(folder))) return undefined;
  try {
    return decodeURIComponent(file.slice(withSlash(folder).length));
  } catch {
    return undefined;
  }
}

/** `a/b.txt` → `b.txt`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function withSlash(folder: FileId): string {
  return folder.endsWith('/') ? folder : `${folder}/`;
}

function encode(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
