import assert from 'node:assert/strict';
import { labelUses, offeredLabels, relabelled } from '../../../src/app/labels';
import { startedSetting, type CorpusSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

const file = '.newsmark/labels.json';
const texts = { 'a.txt': 'The mayor denied it. Nobody won.', 'b.txt': 'The mayor won.' };
const labels = (...names: readonly string[]): string =>
  JSON.stringify({ version: 1, labels: names.map((name) => ({ name })) });
const builtIn = ['keyFact', 'figure', 'quote', 'opinion', 'question', 'context'];

function offered({ corpus }: CorpusSetting): string[] {
  return offeredLabels(corpus, 'a.txt').map(({ name }) => name);
}

/** Reads the file again, as its watcher does. */
async function changed(setting: CorpusSetting, text: string | undefined): Promise<void> {
  if (text === undefined) setting.files.delete(file);
  else setting.files.put(file, text);
  await setting.corpus.labels.read('');
}

suite('app/labels', () => {
  test('are the built-in ones where a project says nothing', async () => {
    const setting = await startedSetting(texts);
    assert.deepEqual(offered(setting), builtIn);
  });
  test('are those of the file in its order, then those in use besides, the most used first', async () => {
    const setting = await startedSetting({ ...texts, [file]: labels('Both sides', 'figure') });
    const add = (label: string, start: number) =>
      setting.annotations.add('a.txt', texts['a.txt'], { start, end: start + 3 }, { kind: 'highlight', label });
    for (const [at, label] of ['rare', 'often', 'often', 'figure', 'also rare'].entries()) await add(label, at);
    assert.deepEqual(offered(setting), ['Both sides', 'figure', 'often', 'also rare', 'rare']);
    assert.deepEqual(
      setting.corpus.labels.of('a.txt').map(({ name }) => name),
      ['Both sides', 'figure'],
    );
    assert.equal(setting.corpus.labels.find('a.txt', 'rare'), undefined);
  });
  test('follow the file, and are told when they changed only', async () => {
    const setting = await startedSetting(texts);
    const told: string[] = [];
    setting.corpus.labels.onDidChange((folder) => told.push(folder));
    await changed(setting, labels('A'));
    assert.deepEqual(offered(setting), ['A']);
    await changed(setting, labels('A'));
    assert.deepEqual(told, ['']);
    await changed(setting, undefined);
    assert.deepEqual(offered(setting), builtIn);
    assert.deepEqual(told, ['', '']);
  });
  test('are the built-in ones while the file cannot be read', async () => {
    const setting = await startedSetting({ ...texts, [file]: labels('A') });
    for (const text of ['{', '{"version":7}', '[]']) {
      await changed(setting, text);
      assert.deepEqual(offered(setting), builtIn);
    }
    assert.equal(setting.corpus.labels.stateOf('').kind, 'broken');
    setting.files.failReading(file, 'denied');
    await setting.corpus.labels.read('');
    assert.deepEqual(setting.corpus.labels.stateOf(''), { kind: 'unreadable', failure: 'denied' });
  });
  test('are read once for a command that comes before the corpus is wanted', async () => {
    const setting = await startedSetting({ ...texts, [file]: labels('A') });
    const { reads } = setting.reader;
    const before = reads.length;
    await setting.corpus.labels.ready('a.txt');
    assert.equal(reads.length, before);
  });
  test('are counted, and given anew, in all articles', async () => {
    const setting = await startedSetting({
      ...texts,
      'a.txt.newsmark.json': sidecarWith('a.txt', texts['a.txt'], 'mayor', 'Nobody'),
      'b.txt.newsmark.json': sidecarWith('b.txt', texts['b.txt'], 'won'),
    });
    assert.deepEqual([...labelUses(setting.corpus, '')], [['figure', 3]]);
    const steps = relabelled(setting.corpus, '', { from: 'figure', to: 'Numbers' });
    assert.equal((await setting.annotations.changeAll(steps)).kind, 'done');
    assert.deepEqual([...labelUses(setting.corpus, '')], [['Numbers', 3]]);
    await setting.annotations.undo();
    assert.deepEqual([...labelUses(setting.corpus, '')], [['figure', 3]]);
  });
});
