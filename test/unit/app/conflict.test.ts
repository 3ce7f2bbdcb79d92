import assert from 'node:assert/strict';
import { mergeConflict, restoreConflict, writeMerge, type StagesOf } from '../../../src/app/conflict';
import { choicesOf } from '../../../src/core/annotation/choices';
import { mergeSidecars } from '../../../src/core/annotation/mergeSidecars';
import { serialiseSidecar } from '../../../src/core/annotation/serialiseSidecar';
import { withDetail } from '../../../src/core/annotation/sidecar';
import { MemoryFiles, MemoryKeep } from '../../support/memoryFiles';
import { startedSetting, type CorpusSetting } from './corpusSetting';
import { marked, quotesIn, readBack, sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.';
const sidecar = 'a.txt.newsmark.json';
const [ours, theirs] = [sidecarWith('a.txt', rents, 'mayor', 'Nobody'), sidecarWith('a.txt', rents, 'won', 'Nobody')];
const conflicted = marked(ours, theirs);

suite('app/conflict', () => {
  const check = async (
    content: string,
    stagesOf: StagesOf | undefined,
    shown: readonly string[],
  ): Promise<CorpusSetting> => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: content }, stagesOf && { stagesOf });
    assert.equal(setting.corpus.article('a.txt')?.sidecar.kind, shown.length > 0 ? 'conflicted' : 'broken');
    assert.deepEqual(setting.placements('a.txt'), shown);
    return setting;
  };
  const both = ['exact mayor', 'exact Nobody', 'exact won'];

  test('shows the annotations of both versions', async () => {
    const setting = await check(conflicted, undefined, both);
    const found = await setting.library.search({ query: 'denied', limit: 9 });
    assert.equal(found.total, 1);
  });
  test('shows what comes of what git has as the version before', () =>
    check(
      conflicted,
      (file) => Promise.resolve(file === sidecar ? { base: sidecarWith('a.txt', rents, 'mayor') } : {}),
      ['exact Nobody', 'exact won'],
    ));
  test('asks git of nothing else', async () => {
    const asked: string[] = [];
    const stagesOf: StagesOf = (file) => {
      asked.push(file);
      return Promise.resolve({});
    };
    await startedSetting({ 'a.txt': rents, [sidecar]: ours, 'b.txt.newsmark.json': '{' }, { stagesOf });
    assert.deepEqual(asked, []);
  });
  test('is a broken sidecar where a version cannot be read', () =>
    check(conflicted.replace('"type"', 'type'), undefined, []));
  test('is a broken sidecar where git mixed lines and has no copies, until it has', async () => {
    const quoted = theirs.replace('"figure"', '"quote"');
    let stages: Awaited<ReturnType<StagesOf>> = {};
    const setting = await check(marked(ours, quoted), () => Promise.resolve(stages), []);
    stages = { ours, theirs };
    await setting.corpus.rescan();
    assert.equal(setting.corpus.article('a.txt')?.sidecar.kind, 'conflicted');
    assert.deepEqual(setting.placements('a.txt'), both);
  });
  test('is a broken sidecar where somebody took out some of the marks', () =>
    check(conflicted.replace('=======\n', ''), undefined, []));

  test('lets nobody annotate, and leaves the file as it is', async () => {
    const { annotations, corpus, files } = await check(conflicted, undefined, both);
    const added = await annotations.add('a.txt', rents, { start: 0, end: 5 }, { kind: 'highlight' });
    const [first] = corpus.article('a.txt')?.annotations ?? [];
    assert.ok(first);
    const removed = await annotations.remove('a.txt', [first.annotation]);
    const corrected = await annotations.correct('a.txt', [{ field: 'title', before: undefined, after: 'Rents' }]);
    assert.deepEqual([added.kind, removed.kind, corrected.kind], ['refused', 'refused', 'refused']);
    assert.equal(files.text(sidecar), conflicted);
  });

  test('ends with what was merged, and can be had again', async () => {
    const { corpus, files } = await check(conflicted, undefined, both);
    const state = corpus.article('a.txt')?.sidecar;
    assert.ok(state?.kind === 'conflicted');
    assert.equal((await writeMerge(files, sidecar, state.conflict)).kind, 'ok');
    assert.deepEqual(quotesIn(files.text(sidecar)), ['mayor', 'Nobody', 'won']);
    assert.equal((await restoreConflict(files, sidecar, state.conflict)).kind, 'ok');
    assert.equal(files.text(sidecar), conflicted);
  });

  test('is not written over what somebody else wrote', async () => {
    const files = new MemoryFiles({ [sidecar]: conflicted });
    const conflict = await mergeConflict(sidecar, conflicted);
    assert.ok(conflict);
    files.put(sidecar, ours);
    assert.deepEqual(await writeMerge(files, sidecar, conflict), { kind: 'failed', failure: 'changed' });
    assert.deepEqual(await restoreConflict(files, sidecar, conflict), { kind: 'failed', failure: 'changed' });
    assert.equal(files.text(sidecar), ours);
  });

  test('keeps a change that waits until the merge is written', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: ours }, { unsaved: new MemoryKeep() });
    const { annotations, files } = setting;
    files.writeFailure = 'full';
    await annotations.add('a.txt', rents, { start: 0, end: 5 }, { kind: 'highlight' });
    files.writeFailure = undefined;
    files.put(sidecar, conflicted);
    await setting.refresh(sidecar);
    assert.equal((await annotations.saveUnsaved()).failure?.kind, 'refused');
    assert.deepEqual([files.text(sidecar), annotations.unsaved], [conflicted, 1]);
    const conflict = await mergeConflict(sidecar, conflicted);
    assert.ok(conflict && (await writeMerge(files, sidecar, conflict)).kind === 'ok');
    assert.equal((await annotations.saveUnsaved()).saved, 1);
    assert.deepEqual(quotesIn(files.text(sidecar)), ['Rents', 'mayor', 'Nobody', 'won']);
  });
});

suite('app/conflict, details of an article', () => {
  const titled = (title: string): string => serialiseSidecar(withDetail(readBack(ours), 'title', title));
  const merged = mergeSidecars({ base: titled('Rents'), ours: titled('Rents up'), theirs: titled('Dearer') });

  for (const after of ['Rents up', 'Dearer'])
    test(`are chosen by correcting them to “${after}”`, async () => {
      assert.ok(merged.kind === 'merged' && merged.choices === 1);
      const { annotations, files } = await startedSetting({ 'a.txt': rents, [sidecar]: merged.content });
      assert.equal(choicesOf(readBack(merged.content)).length, 1);
      await annotations.correct('a.txt', [{ field: 'title', before: 'Rents up', after }]);
      const written = readBack(files.text(sidecar));
      assert.deepEqual([choicesOf(written), written.article.details?.title], [[], after]);
    });
});
