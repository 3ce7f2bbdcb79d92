import type { FileFailure } from '../app/ports';

/** The kind of an error of Node's file functions. */
export function fileFailure(error: unknown): FileFailure {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EISDIR':
      return 'missing';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'denied';
    case 'EEXIST':
      return 'changed';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'full';
    case 'ENAMETOOLONG':
      return 'nameTooLong';
    default:
      return 'unavailable';
  }
}
