import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { CacheFolder } from '../../../src/node/cacheFolder';
import { withFolder } from '../cli/commandLine';

const bytes = new Uint8Array([1, 2, 3]);

suite('node/cacheFolder', () => {
  const check = async (use: (cache: CacheFolder, folder: string) => Promise<void>): Promise<void> =>
    withFolder({}, async (folder) => use(new CacheFolder(`${folder}/deep/index`), `${folder}/deep/index`));

  test('is empty before anything is written', async () =>
    check(async (cache) => {
      assert.deepEqual(await cache.list(), []);
      assert.equal(await cache.read('a.shard'), undefined);
      await cache.remove('a.shard');
    }));
  test('gives back what was written', async () =>
    check(async (cache) => {
      await cache.write('a.shard', bytes);
      await cache.write('empty.shard', new Uint8Array());
      assert.deepEqual([...(await cache.list())].sort(), ['a.shard', 'empty.shard']);
      assert.deepEqual(await cache.read('a.shard'), bytes);
      assert.deepEqual(await cache.read('empty.shard'), new Uint8Array());
    }));
  test('gives bytes that can be moved to another thread', async () =>
    check(async (cache) => {
      await cache.write('a.shard', bytes);
      const read = await cache.read('a.shard');
      assert.equal(read?.buffer.byteLength, 3);
    }));
  test('replaces a file', async () =>
    check(async (cache) => {
      await cache.write('a.shard', bytes);
      await cache.write('a.shard', new Uint8Array([4]));
      assert.deepEqual(await cache.read('a.shard'), new Uint8Array([4]));
    }));
  test('removes a file', async () =>
    check(async (cache) => {
      await cache.write('a.shard', bytes);
      await cache.remove('a.shard');
      assert.deepEqual(await cache.list(), []);
    }));
  test('leaves nothing else behind', async () =>
    check(async (cache, folder) => {
      await Promise.all(['a', 'b', 'a'].map((name) => cache.write(name, bytes)));
      assert.deepEqual(readdirSync(folder).sort(), ['a', 'b']);
    }));
  test('leaves nothing behind when a file cannot be written', async () =>
    check(async (cache, folder) => {
      mkdirSync(`${folder}/a.shard/in`, { recursive: true });
      await assert.rejects(cache.write('a.shard', bytes));
      assert.deepEqual(readdirSync(folder), ['a.shard']);
    }));
  test('does not list folders, nor what is being written', async () =>
    check(async (cache, folder) => {
      mkdirSync(`${folder}/folder`, { recursive: true });
      writeFileSync(`${folder}/a.shard.1.tmp`, bytes);
      assert.deepEqual(await cache.list(), []);
      assert.ok(existsSync(`${folder}/a.shard.1.tmp`));
    }));
  test('removes what a killed writer left', async () =>
    check(async (cache, folder) => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${folder}/a.shard.1.tmp`, bytes);
      utimesSync(`${folder}/a.shard.1.tmp`, new Date(), new Date(Date.now() - 120_000));
      assert.deepEqual(await cache.list(), []);
      assert.equal(existsSync(`${folder}/a.shard.1.tmp`), false);
    }));
  test('rejects when it is no folder', async () =>
    withFolder({ index: 'a file' }, async (folder) => {
      const cache = new CacheFolder(`${folder}/index`);
      await assert.rejects(cache.list());
      await assert.rejects(cache.write('a.shard', bytes));
    }));
});
