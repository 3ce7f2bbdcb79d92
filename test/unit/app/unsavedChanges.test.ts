import assert from 'node:assert/strict';
import type { AnnotationDraft } from '../../../src/app/annotations';
import type { ChangeResult } from '../../../src/app/sidecarWriter';
import { CountingIds, MemoryFiles, MemoryKeep } from '../../support/memoryFiles';
import { unchecked } from '../../support/unchecked';
import { type CorpusSetting, startedSetting } from './corpusSetting';
import { quotesIn, sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.';
const sidecar = 'a.txt.newsmark.json';
const highlight: AnnotationDraft = { kind: 'highlight', label: 'figure' };

async function add({ annotations }: CorpusSetting, quote: string): Promise<ChangeResult> {
  const start = rents.indexOf(quote);
  return annotations.add('a.txt', rents, { start, end: start + quote.length }, highlight);
}

const bytes = ({ files }: CorpusSetting): string => files.text(sidecar) ?? '';

/** An article whose folder has no room left. */
async function fullSetting(...quotes: readonly string[]): Promise<CorpusSetting> {
  const setting = await startedSetting({
    'a.txt': rents,
    ...(quotes.length > 0 && { [sidecar]: sidecarWith('a.txt', rents, ...quotes) }),
  });
  setting.files.writeFailure = 'full';
  return setting;
}

suite('app/annotations, what cannot be written', () => {
  test('is shown at once, marked as unsaved', async () => {
    const setting = await fullSetting('mayor');
    assert.deepEqual(await add(setting, 'won'), { kind: 'pending', article: 'a.txt', failure: 'full', changed: 1 });
    const shown = setting.corpus.article('a.txt')?.annotations ?? [];
    assert.deepEqual(
      shown.map(({ annotation }) => [annotation.target.exact, setting.corpus.isUnsaved('a.txt', annotation.id)]),
      [
        ['mayor', false],
        ['won', true],
      ],
    );
    assert.equal(setting.corpus.isUnsaved('a.txt'), true);
  });

  test('is shown in an article that had no annotation', async () => {
    const setting = await fullSetting();
    await add(setting, 'won');
    assert.deepEqual(setting.placements('a.txt'), ['exact won']);
    assert.deepEqual(
      setting.corpus.annotatedArticles().map(({ id }) => id),
      ['a.txt'],
    );
  });

  test('is written in its order when that can be done', async () => {
    const full = await fullSetting();
    const free = await startedSetting({ 'a.txt': rents });
    for (const setting of [full, free]) {
      await add(setting, 'won');
      const [first] = setting.corpus.article('a.txt')?.annotations ?? assert.fail();
      assert.ok(first);
      await setting.annotations.update('a.txt', first.annotation, { kind: 'highlight', label: 'quote' });
      await add(setting, 'mayor');
    }
    full.files.writeFailure = undefined;
    assert.deepEqual(await full.annotations.saveUnsaved(), { saved: 3, skipped: 0 });
    const [written, expected] = [full, free].map((setting) =>
      unchecked(bytes(setting)).replaceAll(/urn:uuid:[\d-]+/g, 'id'),
    );
    assert.equal(written, expected);
    assert.equal(full.corpus.isUnsaved('a.txt'), false);
    assert.equal(full.annotations.unsaved, 0);
  });

  test('is written before the next change', async () => {
    const setting = await fullSetting();
    await add(setting, 'won');
    setting.files.writeFailure = undefined;
    assert.deepEqual(await add(setting, 'mayor'), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual(quotesIn(bytes(setting)), ['mayor', 'won']);
    assert.equal(setting.annotations.unsaved, 0);
  });

  test('can be removed while it waits, and after', async () => {
    const setting = await fullSetting();
    await add(setting, 'won');
    await add(setting, 'mayor');
    const [mayor, won] = (setting.corpus.article('a.txt')?.annotations ?? []).map(({ annotation }) => annotation);
    assert.ok(won && mayor);
    assert.equal((await setting.annotations.remove('a.txt', [won])).kind, 'pending');
    assert.deepEqual(setting.placements('a.txt'), ['exact mayor']);
    setting.files.writeFailure = undefined;
    assert.deepEqual(await setting.annotations.remove('a.txt', [mayor]), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual(quotesIn(bytes(setting)), []);
  });

  test('says why it still waits', async () => {
    const setting = await fullSetting();
    await add(setting, 'won');
    const { saved, failure } = await setting.annotations.saveUnsaved();
    assert.deepEqual([saved, failure?.kind, failure?.kind === 'pending' && failure.failure], [0, 'pending', 'full']);
    assert.deepEqual(setting.placements('a.txt'), ['exact won']);
  });

  test('waits on while the sidecar is broken, which stays as it is', async () => {
    const setting = await fullSetting();
    await add(setting, 'won');
    setting.files.writeFailure = undefined;
    setting.files.put(sidecar, '{');
    assert.equal((await setting.annotations.saveUnsaved()).failure?.kind, 'refused');
    assert.equal((await add(setting, 'mayor')).kind, 'refused');
    assert.equal(bytes(setting), '{');
    setting.files.delete(sidecar);
    assert.deepEqual(await setting.annotations.saveUnsaved(), { saved: 1, skipped: 0 });
    assert.deepEqual(quotesIn(bytes(setting)), ['won']);
  });

  test('is made on what others wrote in the meantime', async () => {
    const setting = await fullSetting('mayor');
    await add(setting, 'won');
    setting.files.put(sidecar, sidecarWith('a.txt', rents, 'May', 'denied'));
    setting.files.writeFailure = undefined;
    await setting.annotations.saveUnsaved();
    assert.deepEqual(quotesIn(bytes(setting)), ['May', 'denied', 'won']);
  });

  test('is dropped where others removed what it changes', async () => {
    const setting = await fullSetting('mayor');
    const [mayor] = setting.corpus.article('a.txt')?.annotations ?? [];
    assert.ok(mayor);
    await setting.annotations.change('a.txt', mayor.annotation, { ...mayor.annotation, creator: 'Bea' });
    setting.files.put(sidecar, sidecarWith('a.txt', rents, 'won'));
    setting.files.writeFailure = undefined;
    assert.deepEqual(await setting.annotations.saveUnsaved(), { saved: 0, skipped: 1 });
    assert.deepEqual([quotesIn(bytes(setting)), await setting.annotations.undo()], [['won'], undefined]);
  });
});

suite('app/annotations, undoing what is not saved', () => {
  test('drops what waits, and makes it again', async () => {
    const setting = await fullSetting('mayor');
    await add(setting, 'won');
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual([setting.placements('a.txt'), setting.annotations.unsaved], [['exact mayor'], 0]);
    assert.equal((await setting.annotations.redo())?.kind, 'pending');
    assert.deepEqual(setting.placements('a.txt'), ['exact mayor', 'exact won']);
  });

  test('takes back what was saved since', async () => {
    const setting = await fullSetting();
    await add(setting, 'won');
    await add(setting, 'mayor');
    setting.files.writeFailure = undefined;
    await setting.annotations.saveUnsaved();
    const before = bytes(setting);
    await setting.annotations.undo();
    await setting.annotations.undo();
    assert.deepEqual(quotesIn(bytes(setting)), []);
    await setting.annotations.redo();
    await setting.annotations.redo();
    assert.equal(bytes(setting), before);
  });

  test('makes again what could not be undone on the disk', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'won');
    const before = bytes(setting);
    setting.files.writeFailure = 'denied';
    assert.equal((await setting.annotations.undo())?.kind, 'pending');
    assert.deepEqual(await setting.annotations.redo(), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual([setting.placements('a.txt'), setting.annotations.unsaved], [['exact won'], 0]);
    setting.files.writeFailure = undefined;
    assert.equal((await setting.annotations.undo())?.kind, 'done');
    assert.equal((await setting.annotations.redo())?.kind, 'done');
    assert.equal(bytes(setting), before);
  });
});

suite('app/annotations, what waits when the window closes', () => {
  /** Two windows after each other that keep what they could not save. */
  const reloaded = async (first: (setting: CorpusSetting) => Promise<void>): Promise<CorpusSetting> => {
    const [journal, unsaved, ids] = [new MemoryKeep(), new MemoryKeep(), new CountingIds()];
    const files = new MemoryFiles({ 'a.txt': rents });
    const before = await startedSetting(files, { journal, unsaved, ids });
    files.writeFailure = 'full';
    await first(before);
    await before.annotations.settled();
    before.corpus.dispose();
    const after = await startedSetting(files, { journal, unsaved, ids });
    await after.annotations.settled();
    await after.refresh('a.txt');
    return after;
  };

  test('is shown in the next one, saved and undone there', async () => {
    const setting = await reloaded(async (before) => {
      await add(before, 'won');
      await add(before, 'mayor');
    });
    assert.deepEqual([setting.placements('a.txt'), setting.annotations.unsaved], [['exact mayor', 'exact won'], 2]);
    setting.files.writeFailure = undefined;
    assert.deepEqual(await setting.annotations.saveUnsaved(), { saved: 2, skipped: 0 });
    assert.deepEqual(quotesIn(bytes(setting)), ['mayor', 'won']);
    await setting.annotations.undo();
    assert.deepEqual(quotesIn(bytes(setting)), ['won']);
  });

  test('can be dropped in the next one', async () => {
    const setting = await reloaded(async (before) => {
      await add(before, 'won');
    });
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual([setting.placements('a.txt'), setting.annotations.unsaved], [[], 0]);
  });

  test('is saved once, though the window died before it could forget it', async () => {
    const [unsaved, ids, files] = [new MemoryKeep(), new CountingIds(), new MemoryFiles({ 'a.txt': rents })];
    const before = await startedSetting(files, { unsaved, ids });
    files.writeFailure = 'full';
    await add(before, 'won');
    await before.annotations.settled();
    const { text } = unsaved;
    files.writeFailure = undefined;
    await before.annotations.saveUnsaved();
    const written = bytes(before);
    unsaved.text = text;
    const after = await startedSetting(files, { unsaved, ids });
    assert.deepEqual(await after.annotations.saveUnsaved(), { saved: 1, skipped: 0 });
    assert.equal(bytes(after), written);
  });

  test('says in the log that it could not be read', async () => {
    const unsaved = new MemoryKeep();
    unsaved.text = '{"version":1,"unsaved":';
    const setting = await startedSetting({ 'a.txt': rents }, { unsaved });
    await setting.annotations.settled();
    assert.deepEqual(setting.log.errors, ['The unsaved changes of annotations are damaged.']);
  });
});
