import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const blockSize = 512;

interface Entry {
  readonly name: string;
  readonly kind: string;
  readonly mode: number;
  readonly linkTarget: string;
  readonly body: Buffer;
}

/**
 * Writes the files of a tar archive below a folder, without a `tar` program.
 *
 * Knows what npm and GNU tar write: plain files, folders, symbolic links, long names of both kinds. Other entries are
 * skipped. An entry that would land outside the folder is refused with an exception.
 *
 * @param rename gives an entry's path below `into`, or `undefined` to leave it out.
 */
export function untar(archive: Buffer, into: string, rename: (name: string) => string | undefined): void {
  for (const entry of entriesOf(archive)) {
    const name = rename(entry.name);
    if (name === undefined) continue;
    const target = path.resolve(into, name);
    if (!target.startsWith(path.resolve(into) + path.sep))
      throw new Error(`An archive names a file outside itself: ${entry.name}`);
    writeEntry(entry, target);
  }
}

function writeEntry(entry: Entry, target: string): void {
  if (entry.kind === '5') {
    mkdirSync(target, { recursive: true });
    return;
  }
  mkdirSync(path.dirname(target), { recursive: true });
  if (entry.kind === '2') {
    symlinkSync(entry.linkTarget, target);
  } else if (entry.kind === '0') {
    writeFileSync(target, entry.body);
    if ((entry.mode & 0o100) !== 0) chmodSync(target, 0o755);
  }
}

function* entriesOf(archive: Buffer): Generator<Entry> {
  let longName: string | undefined;
  for (let at = 0; at + blockSize <= archive.length;) {
    const header = archive.subarray(at, at + blockSize);
    if (header[0] === 0) return;
    const size = octal(header, 124, 12);
    const body = archive.subarray(at + blockSize, at + blockSize + size);
    at += blockSize + Math.ceil(size / blockSize) * blockSize;
    const kind = text(header, 156, 1) || '0';
    if (kind === 'x') {
      longName = paxPath(body) ?? longName;
    } else if (kind === 'L') {
      longName = text(body, 0, body.length);
    } else if (kind !== 'g') {
      yield {
        name: longName ?? shortName(header),
        kind,
        mode: octal(header, 100, 8),
        linkTarget: text(header, 157, 100),
        body,
      };
      longName = undefined;
    }
  }
}

function shortName(header: Buffer): string {
  const prefix = text(header, 257, 5) === 'ustar' && header[262] === 0 ? text(header, 345, 155) : '';
  const name = text(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** The path in a pax record list, whose records read `LENGTH key=value\n` with the length counting the whole record. */
function paxPath(body: Buffer): string | undefined {
  for (let at = 0; at < body.length;) {
    const space = body.indexOf(0x20, at);
    const length = Number(body.toString('utf8', at, space));
    if (space < 0 || !(length > 0)) return undefined;
    const record = body.toString('utf8', space + 1, at + length - 1);
    if (record.startsWith('path=')) return record.slice('path='.length);
    at += length;
  }
  return undefined;
}

function text(from: Buffer, start: number, length: number): string {
  const slice = from.subarray(start, start + length);
  const end = slice.indexOf(0);
  return slice.toString('utf8', 0, end < 0 ? slice.length : end);
}

function octal(from: Buffer, start: number, length: number): number {
  return parseInt(text(from, start, length).trim() || '0', 8);
}
