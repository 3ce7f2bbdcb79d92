import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DiskFolder } from '../../support/diskFolder';
import { temporaryFolder } from '../../support/temporaryCopy';

suite('app/replaceFile', () => {
  for (const isAtomic of [true, false]) {
    test(`takes a file away only while it is as expected, ${isAtomic ? 'in' : 'not in'} one step`, async () => {
      const root = temporaryFolder('replaceFile');
      writeFileSync(path.join(root, 'a.json'), '1');
      const files = new DiskFolder(root, { isAtomic });
      assert.deepEqual(await files.replaceText('a.json', undefined, '2'), { kind: 'failed', failure: 'changed' });
      assert.deepEqual(readdirSync(root), ['a.json']);
      assert.equal((await files.replaceText('a.json', undefined, '1')).kind, 'ok');
      assert.deepEqual(readdirSync(root), []);
    });
  }
});
