import assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/annotation/annotation';
import type { AnnotationDraft } from '../../../src/app/annotations';
import type { ChangeResult } from '../../../src/app/sidecarWriter';
import type { FileFailure, FileResult } from '../../../src/app/ports';
import { MemoryFiles } from '../../support/memoryFiles';
import { unchecked } from '../../support/unchecked';
import { type CorpusSetting, startedSetting } from './corpusSetting';
import { quotesIn, readBack, sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.';
const sidecar = 'a.txt.newsmark.json';
const highlight: AnnotationDraft = { kind: 'highlight', label: 'figure' };

const add = (setting: CorpusSetting): Promise<ChangeResult> =>
  setting.annotations.add('a.txt', rents, { start: 0, end: 5 }, highlight);

function first(setting: CorpusSetting): Annotation {
  return setting.corpus.article('a.txt')?.annotations[0]?.annotation ?? assert.fail('there must be an annotation');
}

function annotated(...quotes: readonly string[]): Promise<CorpusSetting> {
  return startedSetting({ 'a.txt': rents, [sidecar]: sidecarWith('a.txt', rents, ...quotes) });
}

suite('app/annotations, sidecars that cannot be read', () => {
  const readable = sidecarWith('a.txt', rents, 'mayor');
  const check = async (content: string, kind: string): Promise<void> => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: readable });
    const annotation = first(setting);
    setting.files.put(sidecar, content);
    const results = [
      await add(setting),
      await setting.annotations.update('a.txt', annotation, highlight),
      await setting.annotations.remove('a.txt', [annotation]),
    ];
    for (const result of results) assert.equal(result.kind === 'refused' && result.state.kind, kind);
    assert.equal(setting.files.text(sidecar), content);
    assert.equal(await setting.annotations.undo(), undefined);
  };

  test('leaves a broken one alone', async () => check('{ "type": "AnnotationPage", ', 'broken'));
  test('leaves an empty one alone', async () => check('', 'broken'));
  test('leaves one with conflict marks alone', async () => check(`<<<<<<< ours\n${readable}`, 'broken'));
  test('leaves other JSON alone', async () => check('{"items": []}', 'broken'));
  test('leaves one of a newer version alone', async () =>
    check(readable.replace('"newsmark:version": 1', '"newsmark:version": 2'), 'newer'));

  test('leaves one alone that it has no permission to read', async () => {
    const setting = await annotated('mayor');
    const before = setting.files.text(sidecar);
    setting.files.failReading(sidecar, 'denied');
    assert.deepEqual(await add(setting), { kind: 'failed', article: 'a.txt', failure: 'denied' });
    assert.equal(setting.files.text(sidecar), before);
  });

  test('annotates again when it was mended', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: '{' });
    assert.equal((await add(setting)).kind, 'refused');
    setting.files.put(sidecar, readable);
    assert.equal((await add(setting)).kind, 'done');
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['Rents', 'mayor']);
  });

  test('keeps a step to undo while the sidecar is broken', async () => {
    const setting = await annotated('mayor');
    await add(setting);
    const good = setting.files.text(sidecar) ?? '';
    setting.files.put(sidecar, '{');
    assert.equal((await setting.annotations.undo())?.kind, 'refused');
    assert.equal(setting.files.text(sidecar), '{');
    setting.files.put(sidecar, good);
    assert.equal((await setting.annotations.undo())?.kind, 'done');
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['mayor']);
  });
});

suite('app/annotations, writing that fails', () => {
  const check = async (failure: FileFailure): Promise<void> => {
    const setting = await annotated('mayor');
    const before = setting.files.text(sidecar);
    setting.files.writeFailure = failure;
    assert.deepEqual(await add(setting), { kind: 'pending', article: 'a.txt', failure, changed: 1 });
    assert.equal(setting.files.text(sidecar), before);
    assert.deepEqual(setting.placements('a.txt'), ['exact Rents', 'exact mayor']);
  };

  test('says that it was denied, and leaves the file', async () => check('denied'));
  test('says that the disk is full, and leaves the file', async () => check('full'));
  test('does not stop the next change', async () => {
    const setting = await annotated('mayor');
    setting.files.writeFailure = 'full';
    const failing = add(setting);
    await failing;
    setting.files.writeFailure = undefined;
    assert.equal((await add(setting)).kind, 'done');
  });
});

/** Files that another program writes as soon as they are written for the first time, keeping what they say. */
class HastyFiles extends MemoryFiles {
  #isFirst = true;

  override async replaceText(...given: Parameters<MemoryFiles['replaceText']>): Promise<FileResult<void>> {
    const result = await super.replaceText(...given);
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    return isFirst ? { kind: 'failed', failure: 'changed' } : result;
  }
}

suite('app/annotations, other writers', () => {
  /** Lets another program write a quote just before each of the first `times` attempts to write. */
  const interfere = (setting: CorpusSetting, times: number): void => {
    const quotes = ['May', 'mayor', 'denied', 'Nobody', 'won'];
    let attempts = 0;
    setting.files.beforeWrite = () => {
      if (attempts++ >= times) return;
      const count = ((attempts - 1) % quotes.length) + 1;
      setting.files.put(sidecar, sidecarWith('a.txt', rents, ...quotes.slice(0, count)));
    };
  };

  test('loses nothing when another program writes in between', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    interfere(setting, 1);
    assert.deepEqual(await add(setting), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['Rents', 'May']);
  });

  test('loses nothing when another program writes four times in between', async () => {
    const setting = await annotated('won');
    interfere(setting, 4);
    assert.equal((await add(setting)).kind, 'done');
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['Rents', 'May', 'mayor', 'denied', 'Nobody']);
  });

  test('gives up on a program that never stops writing, and leaves its file', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    interfere(setting, Infinity);
    assert.deepEqual(await add(setting), { kind: 'pending', article: 'a.txt', failure: 'changed', changed: 1 });
    assert.ok(!quotesIn(setting.files.text(sidecar)).includes('Rents'));
  });

  test('knows its own annotation again when another program writes before it could be read back', async () => {
    const files = new HastyFiles({ 'a.txt': rents });
    const setting = await startedSetting(files);
    assert.deepEqual(await add(setting), { kind: 'done', changed: 1, skipped: 0 });
    assert.deepEqual(quotesIn(files.text(sidecar)), ['Rents']);
    assert.equal((await setting.annotations.undo())?.kind, 'done');
    assert.deepEqual(quotesIn(files.text(sidecar)), []);
  });

  test('does not write over a sidecar that breaks in between', async () => {
    const setting = await annotated('won');
    setting.files.beforeWrite = () => setting.files.put(sidecar, '{');
    assert.equal((await add(setting)).kind, 'refused');
    assert.equal(setting.files.text(sidecar), '{');
  });

  /** Changes the sidecar as another program would after the annotation was seen, then removes and updates it. */
  const checkGone = async (change: (content: string) => string): Promise<void> => {
    const setting = await annotated('mayor');
    const seen = first(setting);
    const content = change(setting.files.text(sidecar) ?? '');
    setting.files.put(sidecar, content);
    assert.deepEqual(await setting.annotations.remove('a.txt', [seen]), { kind: 'gone' });
    assert.deepEqual(await setting.annotations.update('a.txt', seen, { ...highlight, comment: 'x' }), { kind: 'gone' });
    assert.equal(setting.files.text(sidecar), content);
    assert.equal(await setting.annotations.undo(), undefined);
  };

  test('leaves alone what was changed elsewhere, in the same field', async () => {
    const setting = await annotated('mayor');
    const seen = first(setting);
    const content = (setting.files.text(sidecar) ?? '').replace('"value": "figure"', '"value": "quote"');
    setting.files.put(sidecar, content);
    const draft = { kind: 'highlight', label: 'opinion' } as const;
    assert.deepEqual(await setting.annotations.update('a.txt', seen, draft), { kind: 'gone' });
    assert.equal(setting.files.text(sidecar), content);
  });

  /** Changes the sidecar as another program would after the annotation was seen, then gives it a comment, and undoes that. */
  const checkBoth = async (change: (content: string) => string): Promise<void> => {
    const setting = await annotated('mayor');
    const seen = first(setting);
    const content = change(setting.files.text(sidecar) ?? '');
    setting.files.put(sidecar, content);
    assert.deepEqual(await setting.annotations.remove('a.txt', [seen]), { kind: 'gone' });
    const commented = { ...highlight, comment: 'x' };
    assert.equal((await setting.annotations.update('a.txt', seen, commented)).kind, 'done');
    const written = setting.files.text(sidecar) ?? '';
    const theirs = readBack(content).annotations[0];
    const both = readBack(written).annotations[0];
    assert.deepEqual(
      { ...both, stored: undefined, modified: undefined },
      { ...theirs, comment: 'x', stored: undefined, modified: undefined },
    );
    await setting.annotations.undo();
    assert.deepEqual(readBack(setting.files.text(sidecar)).annotations, readBack(content).annotations);
  };

  test('keeps a label that was given elsewhere while a comment was written', async () =>
    checkBoth((content) => content.replace('"value": "figure"', '"value": "quote"')));
  test('keeps other words that were taken elsewhere while a comment was written', async () =>
    checkBoth((content) => content.replace('"exact": "mayor"', '"exact": "mayors"')));
  test('goes on when only the time was changed elsewhere', async () =>
    checkBoth((content) => content.replace('"modified": "2024-11-01', '"modified": "2024-11-02')));
  test('does not bring back what was removed elsewhere', async () =>
    checkGone(() => sidecarWith('a.txt', rents, 'won')));

  test('does not bring back what was removed elsewhere when it has no time', async () => {
    const content = sidecarWith('a.txt', rents, 'mayor').replace(/ +"modified": .*\n/, '');
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: content });
    const seen = first(setting);
    const empty = sidecarWith('a.txt', rents);
    setting.files.put(sidecar, empty);
    assert.deepEqual(await setting.annotations.update('a.txt', seen, highlight), { kind: 'gone' });
    assert.deepEqual(await setting.annotations.remove('a.txt', [seen]), { kind: 'gone' });
    assert.equal(setting.files.text(sidecar), empty);
  });

  test('does not remove an annotation that was answered in the meantime', async () => {
    const setting = await annotated('mayor');
    const seen = first(setting);
    const reply = '"newsmark:replies": [{"id": "urn:uuid:r", "value": "Why?"}],';
    const content = (setting.files.text(sidecar) ?? '').replace(
      '"type": "Annotation",',
      `"type": "Annotation", ${reply}`,
    );
    setting.files.put(sidecar, content);
    assert.deepEqual(await setting.annotations.remove('a.txt', [seen]), { kind: 'gone' });
    assert.equal(setting.files.text(sidecar), content);
  });

  test('does not undo an addition that was answered in the meantime', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting);
    const reply = '"newsmark:replies": [{"id": "urn:uuid:r", "value": "Why?"}],';
    const content = (setting.files.text(sidecar) ?? '').replace(
      '"type": "Annotation",',
      `"type": "Annotation", ${reply}`,
    );
    setting.files.put(sidecar, content);
    assert.deepEqual(await setting.annotations.undo(), { kind: 'gone' });
    assert.equal(setting.files.text(sidecar), content);
  });

  test('removes of several those that are as they were seen, and brings back only those', async () => {
    const setting = await annotated('Rents', 'mayor', 'won');
    const seen = (setting.corpus.article('a.txt')?.annotations ?? []).map(({ annotation }) => annotation);
    const changed = (setting.files.text(sidecar) ?? '').replace('"value": "figure"', '"value": "quote"');
    setting.files.put(sidecar, changed);
    assert.deepEqual(await setting.annotations.remove('a.txt', seen), { kind: 'done', changed: 2, skipped: 1 });
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['Rents']);
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 2, skipped: 0 });
    assert.equal(unchecked(setting.files.text(sidecar) ?? ''), unchecked(changed));
  });

  test('does not write over an annotation that came back before the undo', async () => {
    const setting = await annotated('mayor');
    await setting.annotations.remove('a.txt', [first(setting)]);
    const restored = sidecarWith('a.txt', rents, 'mayor').replace('"value": "figure"', '"value": "quote"');
    setting.files.put(sidecar, restored);
    assert.deepEqual(await setting.annotations.undo(), { kind: 'gone' });
    assert.equal(setting.files.text(sidecar), restored);
  });
});
