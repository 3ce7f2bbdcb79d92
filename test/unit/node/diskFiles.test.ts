import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { diskFiles } from '../../../src/node/diskFiles';
import { withFolder } from '../cli/commandLine';

interface Setting {
  readonly files: Readonly<Record<string, string>>;
  readonly prepare?: (folder: string) => void;
  readonly isSkipped?: (path: string) => boolean;
}

suite('node/diskFiles', () => {
  const check = async (
    { files, prepare = () => undefined, isSkipped = () => false }: Setting,
    expected: readonly string[],
  ): Promise<void> =>
    withFolder(files, (folder) => {
      prepare(folder);
      assert.deepEqual([...diskFiles(folder, isSkipped)], expected);
      return Promise.resolve();
    });
  const files = { 'b.txt': 'B', 'a/z.txt': 'Z', 'a/in/y.txt': 'Y', 'c.txt': 'C' };
  const linked = process.platform === 'win32' ? test.skip : test;

  test('lists by name, whatever the order on the disk', async () =>
    check({ files }, ['a/in/y.txt', 'a/z.txt', 'b.txt', 'c.txt']));
  test('does not enter folders that are skipped', async () =>
    check({ files, isSkipped: (path) => path === 'a/in' }, ['a/z.txt', 'b.txt', 'c.txt']));
  test('lists nothing of an empty folder', async () =>
    check({ files: {}, prepare: (folder) => mkdirSync(`${folder}/empty`) }, []));
  test('throws when the folder is none', () =>
    assert.throws(() => diskFiles('/nowhere', () => false).next(), { code: 'ENOENT' }));

  linked('follows links to files and folders', async () =>
    check(
      {
        files: { 'in/b.txt': 'B', 'a.txt': 'A' },
        prepare: (folder) => {
          symlinkSync(`${folder}/a.txt`, `${folder}/link.txt`);
          symlinkSync(`${folder}/in`, `${folder}/other`);
        },
      },
      ['a.txt', 'in/b.txt', 'link.txt', 'other/b.txt'],
    ),
  );
  linked('does not go round in circles', async () =>
    check(
      {
        files: { 'a/a.txt': 'A', 'b/b.txt': 'B' },
        prepare: (folder) => {
          symlinkSync(`${folder}/b`, `${folder}/a/to-b`);
          symlinkSync(`${folder}/a`, `${folder}/b/to-a`);
          symlinkSync(folder, `${folder}/b/to-all`);
        },
      },
      ['a/a.txt', 'a/to-b/b.txt', 'b/b.txt', 'b/to-a/a.txt'],
    ),
  );
  linked('leaves out links that lead nowhere or to themselves', async () =>
    check(
      {
        files: { 'a.txt': 'A' },
        prepare: (folder) => {
          symlinkSync(`${folder}/gone.txt`, `${folder}/b.txt`);
          symlinkSync(`${folder}/c.txt`, `${folder}/c.txt`);
        },
      },
      ['a.txt'],
    ),
  );
});
