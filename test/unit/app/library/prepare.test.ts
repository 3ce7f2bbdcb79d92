import assert from 'node:assert/strict';
import { Catalogue } from '../../../../src/app/library/catalogue';
import { Pacer } from '../../../../src/app/library/pacer';
import { prepare } from '../../../../src/app/library/prepare';
import type { LibraryParts } from '../../../../src/app/library/libraryParts';

/** How many pieces of work it takes where there are these articles, until a library that ends after so many. */
async function pieces(paths: readonly string[], most = Infinity): Promise<number> {
  const catalogue = new Catalogue();
  for (const path of paths)
    catalogue.put({ file: { id: path, path }, stamp: '1', shard: undefined, analysis: undefined, failure: 'empty' });
  let done = 0;
  const pacer = new Pacer(() => Promise.resolve());
  pacer.breathe = () => {
    done++;
    return Promise.resolve();
  };
  await prepare({ catalogue, pacer, isDisposed: () => done >= most } as unknown as LibraryParts);
  assert.equal(catalogue.listed, paths.length);
  return done;
}

suite('app/library/prepare', () => {
  test('works on a page only where there are pages', async () => {
    const plain = await pieces(['a.txt', 'html.md']);
    assert.equal(await pieces(['a.txt', 'b.HTM']), 2 * plain);
  });

  test('ends with the library', async () => {
    assert.equal(await pieces(['a.html'], 1), 1);
    assert.equal(await pieces(['a.html'], 4), 4);
  });
});
