import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AnnotationDraft } from '../../../src/app/annotations';
import type { Keep } from '../../../src/app/ports';
import { readJournal } from '../../../src/app/journalFile';
import { MemoryFiles, MemoryKeep } from '../../support/memoryFiles';
import { runs } from '../../support/property';
import { CorpusSetting, startedSetting } from './corpusSetting';
import { quotesIn } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.';
const sidecar = 'a.txt.newsmark.json';
const highlight: AnnotationDraft = { kind: 'highlight', label: 'figure' };

async function add({ annotations }: CorpusSetting, quote: string): Promise<void> {
  const start = rents.indexOf(quote);
  await annotations.add('a.txt', rents, { start, end: start + quote.length }, highlight);
}

const bytes = ({ files }: CorpusSetting): string => files.text(sidecar) ?? '';

suite('app/annotations, making again', () => {
  test('has nothing to make again at first', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    assert.equal(setting.annotations.redoable, undefined);
    assert.equal(await setting.annotations.redo(), undefined);
  });

  test('writes the same bytes after all was undone', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    for (const quote of ['won', 'mayor', 'rose 4%']) await add(setting, quote);
    const [first] = setting.corpus.article('a.txt')?.annotations ?? [];
    assert.ok(first);
    await setting.annotations.update('a.txt', first.annotation, { kind: 'claim', statement: 'x', verdict: 'false' });
    const before = bytes(setting);
    for (let steps = 0; steps < 4; steps++) await setting.annotations.undo();
    assert.deepEqual(quotesIn(bytes(setting)), []);
    for (let steps = 0; steps < 4; steps++) {
      assert.deepEqual(await setting.annotations.redo(), { kind: 'done', changed: 1, skipped: 0 });
    }
    assert.equal(bytes(setting), before);
    assert.deepEqual(setting.annotations.journal, { canUndo: true, canRedo: false });
  });

  test('takes back a change that is still being written, not the one before', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'won');
    const changing = add(setting, 'mayor');
    await Promise.all([changing, setting.annotations.undo()]);
    assert.deepEqual(quotesIn(bytes(setting)), ['won']);
    assert.deepEqual(setting.annotations.journal, { canUndo: true, canRedo: true });
  });

  test('ends with a new change', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'won');
    await setting.annotations.undo();
    await add(setting, 'mayor');
    assert.equal(await setting.annotations.redo(), undefined);
    assert.deepEqual(quotesIn(bytes(setting)), ['mayor']);
  });

  test('waits when it cannot be written', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'won');
    const before = bytes(setting);
    await setting.annotations.undo();
    setting.files.writeFailure = 'full';
    assert.equal((await setting.annotations.redo())?.kind, 'pending');
    setting.files.writeFailure = undefined;
    assert.deepEqual(await setting.annotations.saveUnsaved(), { saved: 1, skipped: 0 });
    assert.equal(bytes(setting), before);
  });

  test('makes a change of several articles again in one step', async () => {
    const setting = await startedSetting({ 'a.txt': rents, 'b.txt': rents });
    const places = ['a.txt', 'b.txt'].map((article) => ({ article, text: rents, ranges: [{ start: 6, end: 10 }] }));
    await setting.annotations.addAll(places, highlight);
    const before = bytes(setting);
    await setting.annotations.undo();
    assert.deepEqual(await setting.annotations.redo(), { kind: 'done', changed: 2, skipped: 0 });
    assert.equal(bytes(setting), before);
  });

  test('leaves alone what was changed elsewhere in the meantime', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'won');
    await setting.annotations.undo();
    await add(setting, 'mayor');
    await setting.annotations.undo();
    assert.equal((await setting.annotations.redo())?.kind, 'done');
    assert.deepEqual(quotesIn(bytes(setting)), ['mayor']);
  });

  test('undoes and makes again any number of changes to the same bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(40), { minLength: 1, maxLength: 6 }), fc.nat(6), async (starts, back) => {
        const setting = await startedSetting({ 'a.txt': rents });
        const states = [''];
        for (const start of starts) {
          await setting.annotations.add('a.txt', rents, { start, end: start + 5 }, highlight);
          states.push(bytes(setting));
        }
        const steps = Math.min(back, starts.length);
        for (let step = 0; step < steps; step++) await setting.annotations.undo();
        for (let step = steps; step > 0; step--) {
          await setting.annotations.redo();
          assert.equal(bytes(setting), states[starts.length - step + 1]);
        }
      }),
      runs(25),
    ));
});

suite('app/annotations, changing as a whole', () => {
  test('changes an annotation and its time, in one step to undo', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'won');
    const [{ annotation } = assert.fail()] = setting.corpus.article('a.txt')?.annotations ?? [];
    const reply = { id: 'urn:uuid:00000000-0000-4000-8000-000000000077', value: 'Sure?' };
    await setting.annotations.change('a.txt', annotation, { ...annotation, replies: [reply], isResolved: true });
    const [{ annotation: after } = assert.fail()] = setting.corpus.article('a.txt')?.annotations ?? [];
    assert.deepEqual([after.replies, after.isResolved], [[reply], true]);
    assert.notEqual(after.modified, annotation.modified);
    await setting.annotations.undo();
    const [{ annotation: undone } = assert.fail()] = setting.corpus.article('a.txt')?.annotations ?? [];
    assert.deepEqual(undone, annotation);
  });

  test('makes one annotation of several passages, in the order of the text', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    const ranges = [
      { start: 26, end: 31 },
      { start: 6, end: 10 },
    ];
    await setting.annotations.add('a.txt', rents, ranges, highlight);
    const [{ annotation } = assert.fail()] = setting.corpus.article('a.txt')?.annotations ?? [];
    assert.deepEqual(
      [annotation.target, ...(annotation.moreTargets ?? [])].map(({ exact }) => exact),
      ['rose', 'mayor'],
    );
  });

  test('annotates the whole article', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await setting.annotations.add('a.txt', rents, 'article', { kind: 'highlight', comment: 'Check the source.' });
    const [{ annotation, placement } = assert.fail()] = setting.corpus.article('a.txt')?.annotations ?? [];
    assert.equal(annotation.target.scope, 'article');
    assert.equal(placement.kind, 'exact');
  });
});

suite('app/annotationJournal, kept', () => {
  /** Another window on the same files. */
  const windowOn = async (files: MemoryFiles, journal: Keep): Promise<CorpusSetting> => {
    const setting = new CorpusSetting(files, { journal });
    await setting.corpus.start();
    await setting.annotations.settled();
    return setting;
  };

  test('undoes and makes again in another window what was changed in the one before', async () => {
    const [files, keep] = [new MemoryFiles({ 'a.txt': rents }), new MemoryKeep()];
    const first = await windowOn(files, keep);
    await add(first, 'won');
    await add(first, 'mayor');
    const before = bytes(first);
    await first.annotations.undo();
    await first.annotations.settled();

    const second = await windowOn(files, keep);
    assert.deepEqual(second.annotations.journal, { canUndo: true, canRedo: true });
    await second.annotations.redo();
    assert.equal(bytes(second), before);
    await second.annotations.undo();
    await second.annotations.undo();
    assert.deepEqual(quotesIn(bytes(second)), []);
  });

  test('undoes a correction of the article in another window', async () => {
    const [files, keep] = [new MemoryFiles({ 'a.txt': rents }), new MemoryKeep()];
    const first = await windowOn(files, keep);
    await first.annotations.correct('a.txt', [{ field: 'title', before: undefined, after: 'Rents' }]);
    await first.annotations.settled();
    const second = await windowOn(files, keep);
    assert.equal(second.annotations.undoable, 'details');
    assert.equal((await second.annotations.undo())?.kind, 'done');
    assert.equal(second.corpus.article('a.txt')?.metadata?.title, 'Rents rose 4% in May');
  });

  test('begins anew with a journal that is damaged, and says so in the log', async () => {
    for (const text of ['', '{', '[]', '{"version":2,"undo":[],"redo":[]}', '{"version":1,"undo":[[{}]],"redo":[]}']) {
      const keep = new MemoryKeep();
      keep.text = text;
      const setting = await windowOn(new MemoryFiles({ 'a.txt': rents }), keep);
      assert.deepEqual(setting.annotations.journal, { canUndo: false, canRedo: false });
      assert.equal(setting.log.warnings.length, 1);
    }
  });

  test('goes on without a journal that can be neither read nor written', async () => {
    const keep = new MemoryKeep();
    keep.failure = new Error('no');
    const setting = await windowOn(new MemoryFiles({ 'a.txt': rents }), keep);
    await add(setting, 'won');
    await setting.annotations.settled();
    assert.equal((await setting.annotations.undo())?.kind, 'done');
  });

  test('leaves out the oldest changes of a journal that would be too long', async () => {
    const keep = new MemoryKeep();
    const setting = await windowOn(new MemoryFiles({ 'a.txt': rents }), keep);
    for (let number = 0; number < 5; number++) {
      const comment = String(number).repeat(700_000);
      await setting.annotations.add('a.txt', rents, { start: 0, end: 5 }, { kind: 'highlight', comment });
    }
    await setting.annotations.settled();
    const journal = readJournal(keep.text ?? '');
    const comments = journal?.undo.map(([step]) => step?.changes[0]?.after?.kind === 'highlight');
    assert.ok(comments && comments.length > 0 && comments.length < 5, `kept ${comments?.length ?? 'nothing'}`);
  });

  test('reads any text without failing', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readJournal(text);
        const inside = `{"version":1,"undo":[[${text}]],"redo":${text}}`;
        readJournal(inside);
      }),
      runs(200),
    ));
});
