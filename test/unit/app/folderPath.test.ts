import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fileIn, pathIn } from '../../../src/app/folderPath';
import { runs } from '../../support/property';

suite('app/folderPath', () => {
  /** The file with a path in a folder, and the path again. */
  const check = (folder: string, path: string, file: string | undefined): void => {
    assert.equal(fileIn(folder, path), file);
    if (file !== undefined) assert.equal(pathIn(folder, file), path);
  };

  test('is the path itself where ids are paths', () => check('', 'a/è b.txt', 'a/è b.txt'));
  test('encodes a URI as VS Code does', () => {
    check('file:///w', "a b/it's (1)!.txt", 'file:///w/a%20b/it%27s%20%281%29%21.txt');
    check('vscode-vfs://github/a/b/', 'è.txt', 'vscode-vfs://github/a/b/%C3%A8.txt');
  });
  test('does not leave the folder', () => {
    for (const path of ['../a.txt', 'a/../b.txt', '/etc/passwd', './a', '', 'a//b'])
      check('file:///w', path, undefined);
    check('', '../a.txt', undefined);
    assert.equal(pathIn('file:///w', 'file:///wide/a.txt'), undefined);
  });
  test('does not encode half a character', () => check('file:///w', '\uD83D', undefined));
  test('does not decode what is no URI', () => assert.equal(pathIn('file:///w', 'file:///w/%E0%A4%A'), undefined));
  test('gives every path back', () => {
    const part = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((text) => !/[/\uD800-\uDFFF]/.test(text) && !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const file = fileIn('file:///w', parts.join('/'));
        assert.equal(file === undefined ? undefined : pathIn('file:///w', file), parts.join('/'));
      }),
      runs(),
    );
  });
});
