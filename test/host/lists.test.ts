import assert from 'node:assert/strict';
import { Uri, workspace } from 'vscode';
import type { ListedArticle } from '../../src/app/articleList/listedArticle';
import type { Provenance } from '../../src/core/article/article';
import { AnnotationBadges } from '../../src/editor/decorate/annotationBadges';
import { articleTooltip } from '../../src/editor/views/articleTooltip';
import { articleDate } from '../../src/editor/words';
import { deleteFile, writeFile } from '../support/inside/workspace';
import { startedSetting } from '../unit/app/corpusSetting';
import { sidecarWith } from '../unit/app/sidecars';

suite('host/lists: badges', () => {
  const words = Array.from({ length: 120 }, (_, number) => `word${number}.`);
  const text = words.join(' ');

  test('say how many annotations there are, or that there are more than fit, and the words say how many', async () => {
    const counts = { '1': ['1', '1 annotation'], '99': ['99', '99 annotations'], '100': ['++', '100 annotations'] };
    for (const [count, expected] of Object.entries(counts)) {
      const sidecar = sidecarWith('a.txt', text, ...words.slice(0, Number(count)));
      const { corpus } = await startedSetting({ 'memory:/a.txt': text, 'memory:/a.txt.newsmark.json': sidecar });
      const badges = new AnnotationBadges(corpus);
      try {
        const decoration = badges.provideFileDecoration(Uri.parse('memory:/a.txt'));
        assert.deepEqual([decoration?.badge, decoration?.tooltip], expected);
      } finally {
        badges.dispose();
      }
    }
  });
  test('are not there without annotations', async () => {
    const { corpus } = await startedSetting({ 'memory:/a.txt': text });
    const badges = new AnnotationBadges(corpus);
    assert.equal(badges.provideFileDecoration(Uri.parse('memory:/a.txt')), undefined);
    badges.dispose();
  });
});

suite('host/lists: tooltips', () => {
  const article: ListedArticle = { id: 'memory:/a.txt', path: 'a.txt', title: 'A', annotations: 0, openClaims: 0 };
  const linesOf = async (given: Partial<ListedArticle>, text = ''): Promise<string[]> => {
    const { value } = await articleTooltip({ ...article, ...given }, { kind: 'ok', value: text });
    return value.split('\n').map((line) => line.trim().replaceAll('\\', ''));
  };
  const check = async (field: 'author' | 'source' | 'place', from: Provenance, expected: string): Promise<void> => {
    const metadata = { words: 9, date: '2024', [field]: 'Anna', provenance: { [field]: from } };
    const lines = await linesOf({ metadata });
    assert.ok(lines.includes(expected), lines.join(' | '));
  };

  test('say of each detail when it is a guess', async () => {
    await check('author', { from: 'markup', confidence: 0.45 }, 'Author: Anna (not certain)');
    await check('source', { from: 'dateline', confidence: 0.6 }, 'Source: Anna (from the dateline)');
    await check('place', { from: 'markup', confidence: 0.6 }, 'Place: Anna (not certain)');
  });
  test('go on with the sentence after the title', async () => {
    const lines = await linesOf({ title: 'Rents rose' }, 'Rents rose. The mayor denied it.');
    assert.ok(lines.includes('The mayor denied it.'), lines.join(' | '));
  });
  test('say nothing more of what is sure', async () => {
    await check('author', { from: 'markup', confidence: 0.95 }, 'Author: Anna');
    await check('source', { from: 'dateline', confidence: 0.95 }, 'Source: Anna');
  });
  test('give the time of the file, and say so, where the article has no date', async () => {
    const uri = await writeFile('undated.txt', 'Rents rose.\n');
    const metadata = { words: 2, provenance: {} };
    const { mtime } = await workspace.fs.stat(uri);
    const time = articleDate({ date: new Date(mtime).toISOString(), datePrecision: 'time' }) ?? '';
    assert.ok((await linesOf({ id: uri.toString(), metadata })).includes(`Date: ${time} (time of the file)`));
    const dated = await linesOf({ id: uri.toString(), metadata: { ...metadata, date: '2024', datePrecision: 'year' } });
    assert.ok(dated.includes('Date: 2024'), dated.join(' | '));
    await deleteFile('undated.txt');
  });
});
