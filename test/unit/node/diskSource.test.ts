import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { defaultPatterns } from '../../../src/app/articlePatterns';
import type { ArticleSource, ArticleText, FoundFile } from '../../../src/app/library/librarySource';
import { defaultEncoding, type ConfiguredFolder } from '../../../src/app/library/workerConfiguration';
import type { FileReference, FileResult } from '../../../src/app/ports';
import { DiskSource } from '../../../src/node/diskSource';
import { withFolder } from '../cli/commandLine';

function configured(folder: string, other: Partial<ConfiguredFolder> = {}): ConfiguredFolder {
  const uri = pathToFileURL(folder).href;
  return { uri, diskPath: folder, ...defaultPatterns, hidden: [], encoding: defaultEncoding, ...other };
}

async function listed(source: ArticleSource): Promise<readonly FoundFile[]> {
  const found: FoundFile[] = [];
  await source.list((files) => found.push(...files));
  return found;
}

/** A source that has one file and says of every file that it was asked for it. */
const elsewhere: ArticleSource = {
  list: (onFound) => {
    onFound([{ id: 'web:/x.txt', path: 'x.txt' }]);
    return Promise.resolve();
  },
  read: ({ id }) => Promise.resolve({ kind: 'ok', value: { text: `elsewhere: ${id}` } }),
};

suite('node/diskSource, listing', () => {
  const check = async (
    files: Readonly<Record<string, string>>,
    settings: Partial<ConfiguredFolder>,
    expected: readonly string[],
  ): Promise<void> =>
    withFolder(files, async (folder) => {
      const found = await listed(new DiskSource({ folders: [configured(folder, settings)] }));
      assert.deepEqual(
        found.map(({ path }) => path),
        expected,
      );
    });
  const files = { 'a.txt': 'A', 'in/b.md': 'B', 'in/c.log': 'C', 'README.md': 'R', '.git/d.txt': 'D' };

  test('finds articles and nothing else', async () => check(files, {}, ['a.txt', 'in/b.md']));
  test('goes by the patterns of the folder', async () =>
    check(files, { include: ['in/**'], exclude: ['**/*.md'] }, ['in/c.log']));
  test('leaves out what is hidden', async () => check(files, { hidden: ['**/a.txt', 'in'] }, []));
  test('enters a folder of which only files are excluded', async () =>
    check(files, { exclude: ['in/*.md', '**/.*/**'], include: ['**/*.{md,log}'] }, ['README.md', 'in/c.log']));
  test('leads paths by the name of the folder', async () =>
    check(files, { name: 'News' }, ['News/a.txt', 'News/in/b.md']));

  test('names files as the editor does', async () =>
    withFolder({ 'perché (1).txt': 'A' }, async (folder) => {
      const [file] = await listed(new DiskSource({ folders: [configured(folder, { uri: 'file:///news' })] }));
      assert.equal(file?.id, 'file:///news/perch%C3%A9%20%281%29.txt');
    }));
  test('gives each file of folders inside each other once, as one of the inner folder', async () =>
    withFolder({ 'a.txt': 'A', 'in/b.txt': 'B' }, async (folder) => {
      const folders = [configured(folder, { name: 'all' }), configured(`${folder}/in`, { name: 'in' })];
      const found = await listed(new DiskSource({ folders }));
      assert.deepEqual(
        found.map(({ path }) => path),
        ['all/a.txt', 'in/b.txt'],
      );
    }));
  test('gives no batch of more than a thousand', async () =>
    withFolder(
      Object.fromEntries(Array.from({ length: 1203 }, (_, number) => [`${number}.txt`, 'A'])),
      async (folder) => {
        const sizes: number[] = [];
        await new DiskSource({ folders: [configured(folder)] }).list((batch) => sizes.push(batch.length));
        assert.equal(
          sizes.reduce((sum, size) => sum + size, 0),
          1203,
        );
        assert.ok(Math.max(...sizes) <= 1000);
      },
    ));
  test('rejects when an open folder is not there', async () =>
    assert.rejects(listed(new DiskSource({ folders: [configured('/nowhere')] })), { code: 'ENOENT' }));
  test('asks for what is on no disk elsewhere', async () =>
    withFolder({ 'a.txt': 'A' }, async (folder) => {
      const web: ConfiguredFolder = { uri: 'web:/', ...defaultPatterns, hidden: [], encoding: defaultEncoding };
      const found = await listed(new DiskSource({ folders: [web, configured(folder)] }, elsewhere));
      assert.deepEqual(found.map(({ path }) => path).sort(), ['a.txt', 'x.txt']);
    }));
  test('asks nobody when everything is on the disk', async () =>
    withFolder({ 'a.txt': 'A' }, async (folder) => {
      const found = await listed(new DiskSource({ folders: [configured(folder)] }, elsewhere));
      assert.equal(found.length, 1);
    }));
});

suite('node/diskSource, reading', () => {
  const read = async (
    content: string | Uint8Array,
    settings: Partial<ConfiguredFolder> = {},
    other?: ArticleSource,
  ): Promise<FileResult<ArticleText>> => {
    let result: FileResult<ArticleText> = { kind: 'failed', failure: 'unavailable' };
    await withFolder({ 'perché.txt': content }, async (folder) => {
      const uri = 'file:///news';
      const source = new DiskSource({ folders: [configured(folder, { uri, ...settings })] }, other);
      result = await source.read({ id: `${uri}/perch%C3%A9.txt`, path: 'perché.txt' });
    });
    return result;
  };
  const textOf = (result: FileResult<ArticleText>): string =>
    result.kind === 'ok' ? result.value.text : result.failure;

  test('decodes', async () => assert.equal(textOf(await read(new Uint8Array([0x63, 0x69, 0xf2]))), 'ciò'));
  test('decodes as the folder is set', async () =>
    assert.equal(textOf(await read('Ã', { encoding: { name: 'windows1252', guess: false } })), 'Ãƒ'));
  test('says why there is no text', async () => assert.equal(textOf(await read('')), 'empty'));
  test('reads what is larger than its buffer, and smaller again', async () =>
    withFolder({ 'a.txt': 'A'.repeat(300_000), 'b.txt': 'B' }, async (folder) => {
      const source = new DiskSource({ folders: [configured(folder, { uri: '' })] });
      const texts = await Promise.all(['b.txt', 'a.txt', 'b.txt'].map((id) => source.read({ id, path: id })));
      assert.deepEqual(
        texts.map((result) => textOf(result).length),
        [1, 300_000, 1],
      );
    }));
  test('leaves guesses to the editor', async () => {
    const encoding = { name: 'utf8', guess: true };
    assert.equal(textOf(await read('A', { encoding }, elsewhere)), 'elsewhere: file:///news/perch%C3%A9.txt');
  });
  test('has nothing for files it cannot reach', async () => {
    const file: FileReference = { id: 'web:/a.txt', path: 'a.txt' };
    assert.equal(textOf(await new DiskSource({ folders: [] }).read(file)), 'unavailable');
    assert.equal(textOf(await new DiskSource({ folders: [] }, elsewhere).read(file)), 'elsewhere: web:/a.txt');
  });
  test('takes the settings of the inner of two folders', async () =>
    withFolder({ 'in/a.txt': new Uint8Array([0xc3, 0xa8]) }, async (folder) => {
      const encoding = { name: 'windows1252', guess: false };
      const folders = [configured(`${folder}/in`, { encoding }), configured(folder)];
      const id = `${pathToFileURL(folder).href}/in/a.txt`;
      assert.equal(textOf(await new DiskSource({ folders }).read({ id, path: 'a.txt' })), 'Ã¨');
    }));
});

suite('node/diskSource, stamps', () => {
  const check = async (change: (file: string) => void, isEqual: boolean): Promise<void> =>
    withFolder({ 'a.txt': 'A' }, async (folder) => {
      const source = new DiskSource({ folders: [configured(folder)] });
      const [before] = await listed(source);
      change(`${folder}/a.txt`);
      const [after] = await listed(source);
      assert.ok(before?.stamp !== undefined && after?.stamp !== undefined);
      assert.equal(before.stamp === after.stamp, isEqual);
      const result = await source.read(after);
      assert.equal(result.kind === 'ok' && result.value.stamp, after.stamp, 'the stamp of the file that was read');
    });
  const later = (file: string): void => {
    const { atimeMs, mtimeMs } = statSync(file);
    utimesSync(file, atimeMs / 1000, mtimeMs / 1000 + 1);
  };

  test('stay while nothing changes', async () => check(() => undefined, true));
  test('change with the time', async () => check(later, false));
  test('change with the size', async () =>
    check((file) => {
      const { atime, mtime } = statSync(file);
      writeFileSync(file, 'AB');
      utimesSync(file, atime, mtime);
    }, false));
  test('change with the encoding', async () =>
    withFolder({ 'a.txt': 'A' }, async (folder) => {
      const encodings = [defaultEncoding, { name: 'gbk', guess: false }, { name: 'utf8', guess: true }];
      const stamps = encodings.map(
        async (encoding) => (await listed(new DiskSource({ folders: [configured(folder, { encoding })] })))[0]?.stamp,
      );
      assert.equal(new Set(await Promise.all(stamps)).size, 3);
    }));
});

suite('node/diskSource, what changes meanwhile', () => {
  test('says that a file is gone', async () =>
    withFolder({ 'a.txt': 'A' }, async (folder) => {
      const source = new DiskSource({ folders: [configured(folder)] });
      const [file] = await listed(source);
      rmSync(`${folder}/a.txt`);
      assert.deepEqual(file && (await source.read(file)), { kind: 'failed', failure: 'missing' });
    }));

  const permitted = process.platform === 'win32' ? test.skip : test;
  permitted('does not wait for a pipe', async () =>
    withFolder({}, async (folder) => {
      execFileSync('mkfifo', [`${folder}/a.txt`]);
      const source = new DiskSource({ folders: [configured(folder, { uri: '' })] });
      assert.deepEqual(await listed(source), []);
      assert.deepEqual(await source.read({ id: 'a.txt', path: 'a.txt' }), { kind: 'failed', failure: 'missing' });
    }),
  );
  permitted('lists files of which nothing may be known, without a stamp', async () =>
    withFolder({ 'in/a.txt': 'A' }, async (folder) => {
      chmodSync(folder, 0o755);
      chmodSync(`${folder}/in`, 0o444);
      const asRoot = process.getuid?.() === 0;
      if (asRoot) process.seteuid?.(65534);
      try {
        const source = new DiskSource({ folders: [configured(folder, { uri: '' })] });
        assert.deepEqual(await listed(source), [{ id: 'in/a.txt', path: 'in/a.txt' }]);
        assert.deepEqual(await source.read({ id: 'in/a.txt', path: 'in/a.txt' }), {
          kind: 'failed',
          failure: 'denied',
        });
      } finally {
        if (asRoot) process.seteuid?.(0);
        chmodSync(`${folder}/in`, 0o755);
      }
    }),
  );
});
