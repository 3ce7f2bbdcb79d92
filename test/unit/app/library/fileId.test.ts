import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileId, relativePathOf } from '../../../../src/app/library/fileId';
import { hardText, runs } from '../../../support/property';

suite('app/library/fileId', () => {
  const check = (folder: string, path: string, expected: string): void => {
    assert.equal(fileId(folder, path), expected);
    assert.equal(relativePathOf(folder, expected), path);
  };

  test('adds to a folder', () => check('file:///news', 'in/a.txt', 'file:///news/in/a.txt'));
  test('adds to the top of a file system', () => check('web:/', 'a.txt', 'web:/a.txt'));
  test('keeps what stands behind a path', () =>
    check('vscode-vfs://github/a/b?ref=1#x', 'c.txt', 'vscode-vfs://github/a/b/c.txt?ref=1#x'));
  test('encodes letters', () => check('file:///n', 'perché.txt', 'file:///n/perch%C3%A9.txt'));
  test('encodes every sign but four', () =>
    check(
      'file:///n',
      "-_.~ !'()*&$@:,;=+#?[]%.txt",
      ['file:///n/-_.~%20%21%27%28%29%2A%26%24%40%3A%2C%3B%3D%2B%23%3F%5B%5D%25.txt'].join(''),
    ));
  test('is the path where there is no folder', () => check('', 'in/a b.txt', 'in/a b.txt'));
  test('replaces half a character, which no URI can hold', () =>
    assert.equal(fileId('file:///n', 'a\uD800.txt'), 'file:///n/a%EF%BF%BD.txt'));

  const checkOutside = (folder: string, id: string): void => assert.equal(relativePathOf(folder, id), undefined);
  test('is not in another folder', () => checkOutside('file:///news', 'file:///newsroom/a.txt'));
  test('is not in a folder of another version', () => checkOutside('web:/a?ref=1', 'web:/a/b.txt?ref=2'));
  test('is not what no URI can be', () => checkOutside('file:///n', 'file:///n/%FF.txt'));

  test('can be taken apart again', () =>
    fc.assert(
      fc.property(hardText(), (text) => {
        const path = text.replace(/\p{Surrogate}/gu, '');
        assert.equal(relativePathOf('file:///n', fileId('file:///n', path)), path);
      }),
      runs(),
    ));
});
