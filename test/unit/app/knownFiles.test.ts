import assert from 'node:assert/strict';
import { KnownFiles } from '../../../src/app/knownFiles';
import type { FileId, FileResult } from '../../../src/app/ports';

const sidecar = 'a.txt.newsmark.json';
const temporary = `${sidecar}.0123456789ab.tmp`;

/** A folder in which something happens after each listing, as when somebody writes meanwhile. */
class BusyFolder {
  readonly files: Map<string, string>;
  readonly #next: (() => void)[];
  listings = 0;

  constructor(files: Readonly<Record<string, string>>, next: readonly (() => void)[] = []) {
    this.files = new Map(Object.entries(files));
    this.#next = [...next];
  }

  then(step: () => void): void {
    this.#next.push(step);
  }

  readText(id: FileId): Promise<FileResult<string>> {
    const value = this.files.get(id);
    return Promise.resolve(value === undefined ? { kind: 'failed', failure: 'missing' } : { kind: 'ok', value });
  }

  namesBeside(): Promise<readonly string[]> {
    this.listings++;
    const names = [...this.files.keys()];
    this.#next.shift()?.();
    return Promise.resolve(names);
  }

  nameOf(id: FileId): string {
    return id;
  }
}

suite('app/knownFiles', () => {
  const read = async (known: KnownFiles): Promise<string> => {
    const found = await known.readText(sidecar);
    return found.kind === 'ok' ? found.value : found.failure;
  };

  /** The state in which `workspace.fs` leaves a folder between the two steps of a rename over a file. */
  const halfReplaced = async (): Promise<{ folder: BusyFolder; known: KnownFiles; finish: () => void }> => {
    const folder = new BusyFolder({ [sidecar]: 'old' });
    const known = new KnownFiles(folder);
    assert.equal(await read(known), 'old');
    folder.files.set(temporary, 'new');
    folder.files.delete(sidecar);
    const finish = (): void => {
      folder.files.set(sidecar, 'new');
      folder.files.delete(temporary);
    };
    return { folder, known, finish };
  };

  test('waits for a file that is being replaced', async () => {
    const { folder, known, finish } = await halfReplaced();
    folder.then(() => undefined);
    folder.then(finish);
    assert.equal(await read(known), 'new');
  });

  test('finds what was put in its place while it looked', async () => {
    const { folder, known, finish } = await halfReplaced();
    finish();
    folder.files.delete(sidecar);
    folder.then(() => folder.files.set(sidecar, 'new'));
    assert.equal(await read(known), 'new');
  });

  test('takes a file for gone that nobody writes, and asks no more', async () => {
    const { folder, known } = await halfReplaced();
    folder.files.delete(temporary);
    assert.equal(await read(known), 'missing');
    assert.equal(await read(known), 'missing');
    assert.equal(folder.listings, 1);
  });

  test('is not held up by who writes another file', async () => {
    const { folder, known } = await halfReplaced();
    folder.files.delete(temporary);
    folder.files.set('b.txt.newsmark.json.0123456789ab.tmp', 'new');
    assert.equal(await read(known), 'missing');
  });

  test('lists no folder for a file that never was', async () => {
    const folder = new BusyFolder({ [temporary]: 'new' });
    assert.equal(await read(new KnownFiles(folder)), 'missing');
    assert.equal(folder.listings, 0);
  });
});
