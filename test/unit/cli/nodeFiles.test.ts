import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import { NodeFiles } from '../../../src/cli/nodeFiles';
import { withFolder } from './commandLine';

suite('cli/nodeFiles', () => {
  test('names a file beside another', () => {
    const files = new NodeFiles('.');
    assert.deepEqual([files.sibling('a.txt', 'b.txt'), files.sibling('in/a.txt', 'b.txt')], ['b.txt', 'in/b.txt']);
  });

  test('lists sidecars, also of files that are no articles', async () =>
    withFolder(
      { 'a.txt.newsmark.json': '', 'in/b.log.newsmark.json': '', '.git/c.txt.newsmark.json': '', '.newsmark.json': '' },
      async (folder) => {
        const found = await new NodeFiles(folder).findSidecars();
        assert.deepEqual(found.map(({ id }) => id).sort(), ['a.txt.newsmark.json', 'in/b.log.newsmark.json']);
      },
    ));

  test('rejects when the folder cannot be listed', async () =>
    assert.rejects(new NodeFiles('/nowhere').findArticles(), { code: 'ENOENT' }));

  const linked = process.platform === 'win32' ? test.skip : test;
  linked('does not follow links, which may lead in circles', async () =>
    withFolder({ 'a.txt': 'A' }, async (folder) => {
      symlinkSync(folder, `${folder}/round`);
      assert.deepEqual(
        (await new NodeFiles(folder).findArticles()).map(({ id }) => id),
        ['a.txt'],
      );
    }),
  );

  const checkFailure = async (id: string, failure: string): Promise<void> =>
    withFolder({ 'a.txt': 'A', 'in/b.txt': 'B' }, async (folder) =>
      assert.deepEqual(await new NodeFiles(folder).readText(id), { kind: 'failed', failure }),
    );
  test('says that a file is missing', async () => checkFailure('b.txt', 'missing'));
  test('says that a folder is no file', async () => checkFailure('in', 'missing'));
  test('says that a file is no folder', async () => checkFailure('a.txt/b.txt', 'missing'));
  test('says that a name cannot be used', async () => checkFailure('a\0.txt', 'unavailable'));

  test('refuses a sidecar that is no UTF-8', async () =>
    withFolder({ 'a.txt.newsmark.json': new Uint8Array([0x63, 0x69, 0xf2]) }, async (folder) =>
      assert.deepEqual(await new NodeFiles(folder).readText('a.txt.newsmark.json'), {
        kind: 'failed',
        failure: 'notUtf8',
      }),
    ));

  test('reads articles in the encoding of Windows', async () =>
    withFolder({ 'a.txt': new Uint8Array([0x63, 0x69, 0xf2]) }, async (folder) =>
      assert.deepEqual(await new NodeFiles(folder).readText('a.txt'), { kind: 'ok', value: 'ciò' }),
    ));
});
