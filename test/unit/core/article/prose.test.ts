import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import fc from 'fast-check';
import { parseArticle } from '../../../../src/core/article/parseArticle';
import { proseOf } from '../../../../src/core/article/prose';
import { toModelText } from '../../../../src/core/text/modelText';
import { repositoryRoot } from '../../../support/paths';
import { modelText, runs } from '../../../support/property';

suite('core/article/prose', () => {
  const check = (fileName: string, text: string, words: string): void => {
    const prose = proseOf(fileName, toModelText(text));
    assert.equal(prose.length, text.length);
    assert.equal(prose.replace(/\s+/g, ' ').trim(), words);
  };

  test('blanks the markup of HTML', () =>
    check('a.html', '<h1>Rents</h1><p class="x">They <b>rose</b>.', 'Rents They rose .'));
  test('blanks the markup and the front matter of Markdown', () =>
    check('a.MD', '---\ntitle: X\n---\n# Rents\n[They](http://a.b) *rose*.', 'Rents They rose .'));
  test('takes other files as they are, but for the dateline', () =>
    check('a.txt', 'ROMA (ANSA) - <b>', 'ROMA ANSA <b>'));

  test('is the prose of the parsed article', () =>
    fc.assert(
      fc.property(fc.constantFrom('a.txt', 'a.md', 'a.htm'), modelText(), (name, text) => {
        assert.equal(proseOf(name, text), parseArticle(name, text).prose);
      }),
      runs(50),
    ));

  test('needs neither the language detector nor YAML', async () => {
    const entry = path.join(repositoryRoot, 'src/core/article/prose.ts');
    const { metafile } = await build({ entryPoints: [entry], bundle: true, write: false, metafile: true });
    assert.deepEqual(
      Object.keys(metafile.inputs).filter((input) => input.includes('node_modules')),
      [],
    );
  });
});
