import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Annotations } from '../../src/app/annotations';
import type { Corpus } from '../../src/app/corpus';
import type { FileFailure } from '../../src/app/ports';
import type { ChangeResult } from '../../src/app/sidecarWriter';
import { DiskFolder, diskWindow } from '../support/diskFolder';
import { MemoryKeep } from '../support/memoryFiles';
import { temporaryFolder } from '../support/temporaryCopy';

const article = 'a.txt';
const sidecar = `${article}.newsmark.json`;
const text = 'Rents rose 4% in May. The mayor denied it. Nobody won.\n';

/** A folder that can be made to refuse what is written, by whatever means this machine allows. */
interface RefusingFolder {
  readonly root: string;
  readonly files: DiskFolder;
  readonly refuse: () => void;
  readonly allow: () => void;
}

interface Window {
  readonly annotations: Annotations;
  readonly corpus: Corpus;
}

/** What the test that runs has mounted. */
const mounts: string[] = [];

suite('annotations on a disk that refuses them', () => {
  teardown(() => {
    for (const root of mounts.splice(0)) execFileSync('umount', [root]);
  });

  /** Annotates, is refused, annotates on, and is allowed again, in this window and in the next. */
  const check = async ({ root, files, refuse, allow }: RefusingFolder, failure: FileFailure): Promise<void> => {
    writeFileSync(path.join(root, article), text);
    const unsaved = new MemoryKeep();
    const window = await diskWindow(files, article, { unsaved });
    assert.equal((await add(window, 'won')).kind, 'done');
    const before = readFileSync(path.join(root, sidecar), 'utf8');
    refuse();
    assert.deepEqual(await add(window, 'mayor'), { kind: 'pending', article, failure, changed: 1 });
    assert.equal((await add(window, 'May')).kind, 'pending');
    assert.deepEqual(shown(window), ['May', 'mayor', 'won']);
    assert.equal(readFileSync(path.join(root, sidecar), 'utf8'), before);
    assert.deepEqual(temporaryFiles(root), []);
    await window.annotations.settled();
    window.corpus.dispose();
    const next = await diskWindow(files, article, { unsaved });
    await next.annotations.settled();
    assert.equal((await next.annotations.saveUnsaved()).failure?.kind, 'pending');
    allow();
    assert.deepEqual(await next.annotations.saveUnsaved(), { saved: 2, skipped: 0 });
    assert.deepEqual(
      [shown(next), written(root)],
      [
        ['May', 'mayor', 'won'],
        ['May', 'mayor', 'won'],
      ],
    );
    next.corpus.dispose();
  };

  test('are kept while it is full, and saved when it has room', async () => {
    await check(smallDisk() ?? disk(() => 'ENOSPC'), 'full');
  });

  test('are kept while it is read-only, and saved when it is not', async () => {
    await check(lockableDisk() ?? disk(() => 'EROFS'), 'denied');
  });

  test('are kept while there is no permission, and saved when there is', async () => {
    await check(
      disk(() => 'EACCES'),
      'denied',
    );
  });

  test('are kept when half of a file is written and then the disk is full', async () => {
    await check(
      disk((file, bytes) => {
        writeFileSync(file, bytes.slice(0, bytes.length / 2));
        return 'ENOSPC';
      }),
      'full',
    );
  });

  test('are kept when the folder is deleted, and saved when it is there again', async () => {
    const root = path.join(temporaryFolder('deleted'), 'articles');
    mkdirSync(root);
    writeFileSync(path.join(root, article), text);
    const window = await diskWindow(new DiskFolder(root), article);
    rmSync(root, { recursive: true });
    assert.deepEqual(await add(window, 'won'), { kind: 'pending', article, failure: 'missing', changed: 1 });
    mkdirSync(root);
    writeFileSync(path.join(root, article), text);
    assert.deepEqual(await window.annotations.saveUnsaved(), { saved: 1, skipped: 0 });
    assert.deepEqual(written(root), ['won']);
    window.corpus.dispose();
  });
});

function add({ annotations }: Window, quote: string): Promise<ChangeResult> {
  const start = text.indexOf(quote);
  return annotations.add(article, text, { start, end: start + quote.length }, { kind: 'highlight' });
}

function shown({ corpus }: Window): string[] {
  return (corpus.article(article)?.annotations ?? []).map(({ annotation }) => annotation.target.exact);
}

function written(root: string): string[] {
  const page = JSON.parse(readFileSync(path.join(root, sidecar), 'utf8')) as {
    readonly items: readonly { readonly target: { readonly selector: readonly [{ readonly exact: string }] } }[];
  };
  return page.items.map(({ target }) => target.selector[0].exact);
}

function temporaryFiles(root: string): string[] {
  return readdirSync(root).filter((name) => name.endsWith('.tmp'));
}

/** A folder whose writes fail as a disk's do that gives this error. */
function disk(refusal: (file: string, bytes: Uint8Array) => string): RefusingFolder {
  const root = temporaryFolder('refusing');
  let isRefusing = false;
  const write = (file: string, bytes: Uint8Array): void => {
    if (!isRefusing) writeFileSync(file, bytes);
    else throw Object.assign(new Error('The disk refuses.'), { code: refusal(file, bytes) });
  };
  return {
    root,
    files: new DiskFolder(root, { write }),
    refuse: () => (isRefusing = true),
    allow: () => (isRefusing = false),
  };
}

/** A disk of its own of 64 KB that can be filled; undefined where nothing may be mounted. */
function smallDisk(): RefusingFolder | undefined {
  const root = mounted('size=64k');
  if (root === undefined) return undefined;
  const filler = path.join(root, 'filler');
  return {
    root,
    files: new DiskFolder(root),
    refuse: () => assert.throws(() => writeFileSync(filler, Buffer.alloc(100_000)), { code: 'ENOSPC' }),
    allow: () => rmSync(filler),
  };
}

/** A disk of its own that can be made read-only; undefined where nothing may be mounted. */
function lockableDisk(): RefusingFolder | undefined {
  const root = mounted('size=1m');
  if (root === undefined) return undefined;
  const remount = (mode: string) => (): void => {
    execFileSync('mount', ['-o', `remount,${mode}`, root]);
  };
  return { root, files: new DiskFolder(root), refuse: remount('ro'), allow: remount('rw') };
}

function mounted(options: string): string | undefined {
  const root = temporaryFolder('mounted');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', root], { stdio: 'ignore' });
  } catch {
    // Only root may mount, and only on Linux: then the disk is one that says it is full.
    return undefined;
  }
  mounts.push(root);
  return root;
}
