import assert from 'node:assert/strict';
import { labelUses, offeredLabels, offeredVerdicts, relabelled } from '../../../src/app/labels';
import type { Step } from '../../../src/app/sidecarStep';
import { serialiseLabels } from '../../../src/core/label/labelsCodec';
import { MemoryKeep } from '../../support/memoryFiles';
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

const content = (...names: readonly string[]): string =>
  serialiseLabels({ labels: names.map((name) => ({ kind: 'label', label: { name } })) });

/** A change of the labels of the only folder. */
function relabelling(
  before: readonly string[],
  after: readonly string[],
): Pick<Step, 'article' | 'changes' | 'labels'> {
  return { article: '', changes: [], labels: { before: content(...before), after: content(...after) } };
}

/** The names in the file. */
function names({ files }: CorpusSetting): string[] | undefined {
  const text = files.text(file);
  return text === undefined
    ? undefined
    : (JSON.parse(text) as { labels: { name: string }[] }).labels.map(({ name }) => name);
}

suite('app/labelWriter', () => {
  const withHighlight = { ...texts, 'a.txt.newsmark.json': sidecarWith('a.txt', texts['a.txt'], 'mayor') };

  test('writes labels, and takes that back and makes it again to the same bytes', async () => {
    const setting = await startedSetting(texts);
    const { annotations } = setting;
    assert.deepEqual(await annotations.changeAll([relabelling([], ['A', 'B'])]), {
      kind: 'done',
      changed: 1,
      skipped: 0,
    });
    const bytes = setting.files.text(file);
    assert.equal(annotations.undoable, 'labels');
    assert.deepEqual(offered(setting), ['A', 'B']);
    assert.equal((await annotations.undo())?.kind, 'done');
    assert.deepEqual([names(setting), offered(setting)], [[], builtIn]);
    assert.equal((await annotations.redo())?.kind, 'done');
    assert.equal(setting.files.text(file), bytes);
  });
  test('renames a label with its annotations in one step to undo, also after a reload', async () => {
    const journal = new MemoryKeep();
    const setting = await startedSetting({ ...withHighlight, [file]: content('figure', 'B') }, { journal });
    const steps = relabelled(setting.corpus, '', { from: 'figure', to: 'Numbers' });
    await setting.annotations.changeAll([relabelling(['figure', 'B'], ['Numbers', 'B']), ...steps]);
    assert.deepEqual([names(setting), [...labelUses(setting.corpus, '').keys()]], [['Numbers', 'B'], ['Numbers']]);
    await setting.annotations.settled();
    const next = await startedSetting(setting.files, { journal });
    await next.annotations.settled();
    assert.equal(next.annotations.undoable, 'labels');
    assert.equal((await next.annotations.undo())?.kind, 'done');
    assert.deepEqual([names(next), [...labelUses(next.corpus, '').keys()]], [['figure', 'B'], ['figure']]);
    assert.equal(next.annotations.undoable, undefined);
  });
  test('keeps what another window wrote in between', async () => {
    const setting = await startedSetting({ ...texts, [file]: content('A') });
    setting.files.beforeWrite = () => {
      setting.files.beforeWrite = () => undefined;
      setting.files.put(file, content('A', 'Theirs'));
    };
    await setting.annotations.changeAll([relabelling(['A'], ['A', 'Ours'])]);
    assert.deepEqual(names(setting), ['A', 'Theirs', 'Ours']);
    await setting.annotations.undo();
    assert.deepEqual(names(setting), ['A', 'Theirs']);
  });
  test('leaves labels alone that were changed to something else, and the annotations with them', async () => {
    const coloured = (colour: 'red' | 'blue' | 'teal'): string =>
      serialiseLabels({ labels: [{ kind: 'label', label: { name: 'figure', colour } }] });
    const setting = await startedSetting({ ...withHighlight, [file]: coloured('red') });
    const steps = relabelled(setting.corpus, '', { from: 'figure', to: 'Numbers' });
    const labels = { before: coloured('blue'), after: coloured('teal') };
    assert.equal((await setting.annotations.changeAll([{ article: '', changes: [], labels }, ...steps])).kind, 'gone');
    assert.deepEqual([...labelUses(setting.corpus, '').keys()], ['figure']);
    assert.equal(setting.files.text(file), coloured('red'));
  });
  test('never overwrites a file that cannot be read, and undoes later what it could not at once', async () => {
    const setting = await startedSetting({ ...texts, [file]: content('A') });
    await setting.annotations.changeAll([relabelling(['A'], ['B'])]);
    for (const broken of ['{', '{"version":2,"labels":[]}']) {
      setting.files.put(file, broken);
      assert.equal((await setting.annotations.undo())?.kind, 'labelsRefused');
      assert.equal((await setting.annotations.changeAll([relabelling(['B'], ['C'])])).kind, 'labelsRefused');
      assert.equal(setting.files.text(file), broken);
    }
    setting.files.put(file, content('B'));
    assert.equal((await setting.annotations.undo())?.kind, 'done');
    assert.deepEqual(names(setting), ['A']);
  });
  test('says when it cannot be written', async () => {
    const setting = await startedSetting({ ...texts, [file]: content('A') });
    setting.files.writeFailure = 'full';
    const refused = await setting.annotations.changeAll([relabelling(['A'], ['B'])]);
    assert.deepEqual(refused, { kind: 'labelsRefused', folder: '', state: { kind: 'unwritten', failure: 'full' } });
    setting.files.failReading(file, 'denied');
    const unread = await setting.annotations.changeAll([relabelling(['A'], ['B'])]);
    assert.deepEqual(unread, { kind: 'labelsRefused', folder: '', state: { kind: 'unreadable', failure: 'denied' } });
    assert.deepEqual(names(setting), ['A']);
    assert.equal(setting.annotations.undoable, undefined);
  });
});

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

suite('app/labels, verdicts', () => {
  const scale = (...names: readonly string[]): string =>
    serialiseLabels({ verdicts: names.map((name) => ({ kind: 'label', label: { name } })) });
  const verdicts = async ({ corpus }: CorpusSetting): Promise<string[]> =>
    (await offeredVerdicts(corpus, 'a.txt')).map(({ name }) => name);
  const builtInScale = ['unreviewed', 'true', 'mostlyTrue', 'misleading', 'false', 'unverifiable'];

  async function withClaims(content: string, ...said: readonly string[]): Promise<CorpusSetting> {
    const setting = await startedSetting({ ...texts, [file]: content });
    for (const [start, verdict] of said.entries()) {
      const draft = { kind: 'claim', statement: 'It is so.', verdict } as const;
      await setting.annotations.add('a.txt', texts['a.txt'], { start, end: start + 3 }, draft);
    }
    return setting;
  }

  test('are the built-in scale where a project says nothing, or cannot be understood', async () => {
    for (const content of ['{"version":1,"labels":[{"name":"A"}]}', '{', '{"version":1,"verdicts":7}'])
      assert.deepEqual(await verdicts(await withClaims(content)), builtInScale);
  });
  test('are those of the file in its order, after that of a claim that nobody judged', async () => {
    const setting = await withClaims(scale('Rubbish', 'false'), 'misleading');
    assert.deepEqual(await verdicts(setting), ['unreviewed', 'Rubbish', 'false']);
    assert.deepEqual(offered(setting), builtIn);
  });
  test('are counted for themselves, and renamed with their claims in one step to undo', async () => {
    const setting = await withClaims(scale('figure', 'B'), 'figure', 'B', 'figure');
    await setting.annotations.add(
      'a.txt',
      texts['a.txt'],
      { start: 4, end: 9 },
      { kind: 'highlight', label: 'figure' },
    );
    const uses = (list: 'labels' | 'verdicts') => [...labelUses(setting.corpus, '', list)];
    assert.deepEqual(uses('verdicts'), [
      ['figure', 2],
      ['B', 1],
    ]);
    const steps = relabelled(setting.corpus, '', { from: 'figure', to: 'Rubbish', list: 'verdicts' });
    const change = { before: scale('figure', 'B'), after: scale('Rubbish', 'B') };
    await setting.annotations.changeAll([{ article: '', changes: [], labels: change }, ...steps]);
    assert.deepEqual(await verdicts(setting), ['unreviewed', 'Rubbish', 'B']);
    assert.deepEqual([uses('verdicts')[0], uses('labels')], [['Rubbish', 2], [['figure', 1]]]);
    await setting.annotations.undo();
    assert.equal(setting.files.text(file), change.before);
    assert.deepEqual(uses('verdicts')[0], ['figure', 2]);
  });
});
