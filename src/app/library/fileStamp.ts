import { isDefaultEncoding, type TextEncoding } from './workerConfiguration';

/**
 * The stamp of a file: another when the file changed, as far as its time and size tell, and when it would be decoded otherwise.
 *
 * @param time when it was last written, in milliseconds, with whatever fraction the file system has.
 * @param size in bytes.
 */
export function fileStamp(time: number, size: number, encoding: TextEncoding): string {
  const stamp = `${time}:${size}`;
  return isDefaultEncoding(encoding) ? stamp : `${stamp}:${encoding.name}${encoding.guess ? '?' : ''}`;
}
