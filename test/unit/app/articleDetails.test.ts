import assert from 'node:assert/strict';
import type { MetadataField } from '../../../src/core/article/article';
import { correct, detailsOf, takeBack, type Detail } from '../../../src/app/articleDetails';
import type { ChangeResult } from '../../../src/app/sidecarWriter';
import { startedSetting, type CorpusSetting } from './corpusSetting';
import { quotesIn, readBack, sidecarWith } from './sidecars';

const article = 'ROMA, 4 nov 2024 (ANSA) - Il governo è caduto ieri sera in aula. Si vota a marzo.';
const sidecar = 'a.txt.newsmark.json';

function detail(setting: CorpusSetting, field: MetadataField): Detail {
  const entry = setting.corpus.article('a.txt') ?? assert.fail();
  return detailsOf(entry).find((one) => one.field === field) ?? assert.fail();
}

/** Corrects a field as the dialog does. */
async function say(setting: CorpusSetting, field: MetadataField, typed: string): Promise<ChangeResult | undefined> {
  const change = correct(detail(setting, field), typed);
  assert.notEqual(change, 'notUnderstood');
  return typeof change === 'object' ? setting.annotations.correct('a.txt', [change]) : undefined;
}

function written(setting: CorpusSetting): object | undefined {
  return readBack(setting.files.text(sidecar)).article.details;
}

suite('app/articleDetails', () => {
  test('lists what was found with where it was found, and what was not', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    assert.deepEqual(detail(setting, 'place'), {
      field: 'place',
      value: 'Roma',
      found: 'Roma',
      provenance: { from: 'dateline', confidence: 0.9 },
    });
    assert.deepEqual(detail(setting, 'url'), { field: 'url' });
  });

  test('corrects a field in a sidecar without annotations', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    assert.deepEqual(await say(setting, 'title', 'Governo caduto'), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual(written(setting), { title: 'Governo caduto' });
    assert.equal(readBack(setting.files.text(sidecar)).article.sha256, undefined);
    assert.deepEqual(detail(setting, 'title'), {
      field: 'title',
      value: 'Governo caduto',
      provenance: { from: 'person', confidence: 1 },
      found: 'Il governo è caduto ieri sera in aula',
      correction: 'Governo caduto',
    });
  });

  test('keeps the hash of the first annotation that is made after a correction', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    await say(setting, 'title', 'A');
    await setting.annotations.add('a.txt', article, { start: 0, end: 4 }, { kind: 'highlight' });
    const read = readBack(setting.files.text(sidecar)).article;
    assert.equal(read.sha256, setting.corpus.article('a.txt')?.analysis?.hash);
    assert.deepEqual(read.details, { title: 'A' });
  });

  test('says that there is none by an empty value', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    await say(setting, 'source', ' ');
    assert.deepEqual(written(setting), { source: '' });
    assert.equal(detail(setting, 'source').value, undefined);
  });

  test('needs no correction that says what was found', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    assert.equal(await say(setting, 'date', '4 novembre 2024'), undefined);
    assert.equal(await say(setting, 'url', ''), undefined);
    await say(setting, 'date', '2023');
    await say(setting, 'date', '2024-11-04');
    assert.equal(written(setting), undefined);
  });

  test('takes a correction back', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    await say(setting, 'source', 'AGI');
    await setting.annotations.correct('a.txt', [takeBack(detail(setting, 'source'))]);
    assert.equal(detail(setting, 'source').value, 'ANSA');
    assert.equal(written(setting), undefined);
  });

  test('does not understand a value of another form', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    for (const [field, typed] of [
      ['date', 'ieri'],
      ['url', 'x'],
      ['language', 'italiano'],
    ] as const)
      assert.equal(correct(detail(setting, field), typed), 'notUnderstood');
  });
});

suite('app/articleDetails, undoing', () => {
  test('undoes a correction as one step, before the annotation made earlier', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    await setting.annotations.add('a.txt', article, { start: 0, end: 4 }, { kind: 'highlight' });
    await setting.annotations.correct('a.txt', [
      { field: 'title', before: undefined, after: 'A' },
      { field: 'place', before: undefined, after: '' },
    ]);
    assert.equal(setting.annotations.undoable, 'details');
    await setting.annotations.undo();
    assert.equal(written(setting), undefined);
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['ROMA']);
    assert.equal(setting.annotations.undoable, 'annotations');
  });

  test('restores the correction before', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    await say(setting, 'title', 'A');
    await say(setting, 'title', 'B');
    await setting.annotations.undo();
    assert.deepEqual(written(setting), { title: 'A' });
    await setting.annotations.undo();
    assert.equal(written(setting), undefined);
    assert.equal(setting.annotations.undoable, undefined);
  });

  test('leaves what another window said meanwhile', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    const other = await startedSetting(setting.files);
    await say(setting, 'title', 'A');
    await other.corpus.rescan();
    await say(other, 'title', 'B');
    assert.deepEqual(await setting.annotations.undo(), { kind: 'gone' });
    assert.deepEqual(written(setting), { title: 'B' });
    const late = { field: 'title', before: 'A', after: 'C' } as const;
    const early = { field: 'place', before: undefined, after: 'Rome' } as const;
    assert.deepEqual(await setting.annotations.correct('a.txt', [late, early]), {
      kind: 'done',
      changed: 1,
      skipped: 1,
    });
    assert.deepEqual(written(setting), { title: 'B', place: 'Rome' });
  });

  test('keeps annotations that another window made meanwhile', async () => {
    const setting = await startedSetting({ 'a.txt': article });
    setting.files.put(sidecar, sidecarWith('a.txt', article, 'governo'));
    await say(setting, 'title', 'A');
    await setting.annotations.undo();
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['governo']);
  });

  test('writes nothing into a sidecar that cannot be read', async () => {
    const setting = await startedSetting({ 'a.txt': article, [sidecar]: '{ broken' });
    const result = await setting.annotations.correct('a.txt', [{ field: 'title', before: undefined, after: 'A' }]);
    assert.equal(result.kind, 'refused');
    assert.equal(setting.files.text(sidecar), '{ broken');
  });
});
