import { cpSync, existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atEnd, removeFolder } from './host/endings';
import { repositoryRoot } from './paths';

/** The workspace that tests open unless they name another. */
export function defaultWorkspace(): string {
  const fixture = path.join(repositoryRoot, 'test', 'fixtures', 'workspace');
  return existsSync(fixture) ? fixture : path.join(repositoryRoot, 'seeds');
}

/** A new empty folder, removed when this process ends. */
export function temporaryFolder(purpose: string): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), `newsmark-${purpose}-`)));
  atEnd(() => removeFolder(folder));
  return folder;
}

/** Copies a folder to a place where a test may change it. The copy keeps the folder's name, which the window shows. */
export function temporaryCopy(folder: string): string {
  const copy = path.join(temporaryFolder('workspace'), path.basename(folder));
  cpSync(folder, copy, { recursive: true });
  return copy;
}
