import assert from 'node:assert/strict';
import type { Annotation } from '../../../src/core/annotation/annotation';
import { serialiseSidecar } from '../../../src/core/annotation/serialiseSidecar';
import { toModelText } from '../../../src/core/text/modelText';
import { articleHash } from '../../../src/core/text/sha256';
import type { AnnotationDraft } from '../../../src/app/annotations';
import type { ChangeResult } from '../../../src/app/sidecarWriter';
import { CountingIds } from '../../support/memoryFiles';
import { type CorpusSetting, startedSetting } from './corpusSetting';
import { quotesIn, readBack, sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it. Nobody won.';
const sidecar = 'a.txt.newsmark.json';
const highlight: AnnotationDraft = { kind: 'highlight', label: 'figure' };
const claim: AnnotationDraft = { kind: 'claim', statement: 'Rents rose.', verdict: 'unreviewed' };

function add(setting: CorpusSetting, quote: string, draft: AnnotationDraft = highlight): Promise<ChangeResult> {
  const start = rents.indexOf(quote);
  return setting.annotations.add('a.txt', rents, { start, end: start + quote.length }, draft);
}

function only(setting: CorpusSetting): Annotation {
  const [placed, second] = setting.corpus.article('a.txt')?.annotations ?? [];
  assert.ok(placed && !second, 'there must be one annotation');
  return placed.annotation;
}

function annotated(...quotes: readonly string[]): Promise<CorpusSetting> {
  return startedSetting({ 'a.txt': rents, [sidecar]: sidecarWith('a.txt', rents, ...quotes) });
}

suite('app/annotations, adding', () => {
  test('writes a sidecar for the first annotation', async () => {
    const setting = await startedSetting({ 'in/a.txt': rents });
    const result = await setting.annotations.add('in/a.txt', rents, { start: 6, end: 13 }, highlight);
    assert.deepEqual(result, { kind: 'done', changed: 1, skipped: 0 });
    const { article, annotations } = readBack(setting.files.text('in/a.txt.newsmark.json'));
    assert.equal(article.file, 'a.txt');
    assert.equal(article.sha256, setting.corpus.article('in/a.txt')?.analysis?.hash);
    const [{ stored, ...written } = assert.fail()] = annotations;
    assert.ok(stored);
    assert.deepEqual(written, {
      kind: 'highlight',
      id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
      label: 'figure',
      creator: 'Ada',
      created: '2024-11-05T08:00:00Z',
      modified: '2024-11-05T08:00:00Z',
      target: {
        exact: 'rose 4%',
        prefix: 'Rents ',
        suffix: ' in May. The mayor denied it. No',
        position: { start: 6, end: 13 },
      },
    });
  });

  test('shows the annotation in the corpus when it is done', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'mayor', claim);
    assert.deepEqual(setting.placements('a.txt'), ['exact mayor']);
    assert.deepEqual(setting.events.at(-1), { articles: new Set(['a.txt']), entities: false });
  });

  test('describes the words of the editor, with any line ends', async () => {
    const setting = await startedSetting({ 'a.txt': '\uFEFFOne.\r\nRents rose.' });
    await setting.annotations.add('a.txt', '\uFEFFOne.\r\nRents rose.', { start: 5, end: 10 }, highlight);
    assert.deepEqual(only(setting).target.exact, 'Rents');
    assert.deepEqual(setting.placements('a.txt'), ['exact Rents']);
  });

  test('adds to what another window wrote in the meantime', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    setting.files.put(sidecar, sidecarWith('a.txt', rents, 'won'));
    await add(setting, 'mayor');
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['mayor', 'won']);
  });

  test('signs nothing without a name', async () => {
    const setting = await startedSetting({ 'a.txt': rents }, { author: '' });
    await add(setting, 'mayor');
    assert.equal(only(setting).creator, undefined);
  });

  test('loses none of many at once', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    const starts = Array.from({ length: rents.length - 1 }, (_, start) => start);
    const results = await Promise.all(
      starts.map((start) => setting.annotations.add('a.txt', rents, { start, end: start + 2 }, highlight)),
    );
    assert.ok(results.every(({ kind }) => kind === 'done'));
    assert.equal(quotesIn(setting.files.text(sidecar)).length, starts.length);
  });

  test('loses none of two windows at once', async () => {
    const ids = new CountingIds();
    const first = await startedSetting({ 'a.txt': rents }, { ids });
    const second = await startedSetting(first.files, { ids });
    const quotes = ['Rents', 'rose', 'mayor', 'denied'];
    const results = await Promise.all(quotes.map((quote, number) => add(number % 2 === 0 ? first : second, quote)));
    assert.ok(results.every(({ kind }) => kind === 'done'));
    assert.deepEqual(quotesIn(first.files.text(sidecar)), quotes);
  });

  test('writes nothing for an article that the corpus does not know', async () => {
    const setting = await startedSetting({});
    assert.deepEqual(await add(setting, 'mayor'), { kind: 'failed', article: 'a.txt', failure: 'missing' });
    assert.equal(setting.files.text(sidecar), undefined);
  });
});

suite('app/annotations, changing', () => {
  test('changes what is said and keeps place, id, author and time of making', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'mayor');
    const before = only(setting);
    const draft: AnnotationDraft = { kind: 'highlight', label: 'quote', comment: 'Ask him.' };
    assert.deepEqual(await setting.annotations.update('a.txt', before, draft), {
      kind: 'done',
      changed: 1,
      skipped: 0,
    });
    const { stored, ...after } = only(setting);
    const { stored: storedBefore, ...kept } = before;
    assert.ok(stored && storedBefore);
    assert.deepEqual(after, { ...kept, label: 'quote', comment: 'Ask him.', modified: '2024-11-05T08:00:01Z' });
  });

  test('takes a label away', async () => {
    const setting = await annotated('mayor');
    await setting.annotations.update('a.txt', only(setting), { kind: 'highlight' });
    assert.equal('label' in only(setting), false);
  });

  test('removes one of several', async () => {
    const setting = await annotated('mayor', 'won');
    const [mayor] = setting.corpus.article('a.txt')?.annotations ?? assert.fail();
    await setting.annotations.remove('a.txt', mayor ? [mayor.annotation] : []);
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['won']);
  });

  test('removes all of them in one step', async () => {
    const setting = await annotated('Rents', 'mayor', 'won');
    const all = (setting.corpus.article('a.txt')?.annotations ?? []).map(({ annotation }) => annotation);
    assert.deepEqual(await setting.annotations.remove('a.txt', all), { kind: 'done', changed: 3, skipped: 0 });
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), []);
    await setting.annotations.undo();
    assert.equal(quotesIn(setting.files.text(sidecar)).length, 3);
  });

  test('keeps what other tools wrote, in the page, in the annotation and in items it does not understand', async () => {
    const setting = await annotated('mayor');
    const written = (setting.files.text(sidecar) ?? '')
      .replace('"type": "AnnotationPage"', '"type": "AnnotationPage", "tool:page": [1]')
      .replace('"type": "Annotation"', '"type": "Annotation", "tool:mark": {"deep": true}')
      .replace('"items": [', '"items": [{"type": "Bookmark"},');
    setting.files.put(sidecar, written);
    await setting.refresh(sidecar);
    await setting.annotations.update('a.txt', only(setting), { kind: 'highlight', comment: 'Ask him.' });
    await add(setting, 'won');
    const { stored, others, annotations } = readBack(setting.files.text(sidecar));
    assert.deepEqual(stored?.['tool:page'], [1]);
    assert.deepEqual(others, [{ type: 'Bookmark' }]);
    assert.deepEqual(annotations[0]?.stored?.['tool:mark'], { deep: true });
  });

  test('keeps what another tool adds to an annotation while it is edited', async () => {
    const setting = await annotated('mayor');
    const before = only(setting);
    const content = setting.files.text(sidecar) ?? '';
    setting.files.put(sidecar, content.replace('"type": "Annotation"', '"type": "Annotation", "tool:mark": 7'));
    await setting.annotations.update('a.txt', before, { kind: 'highlight', comment: 'Ask him.' });
    const [after] = readBack(setting.files.text(sidecar)).annotations;
    assert.equal(after?.stored?.['tool:mark'], 7);
    assert.equal(after.kind === 'highlight' && after.comment, 'Ask him.');
  });
});

suite('app/annotations, the hash of the text they were made on', () => {
  const newer = `Corrected. ${rents}`;
  const addOn = (setting: CorpusSetting, text: string, quote: string): Promise<ChangeResult> => {
    const start = text.indexOf(quote);
    return setting.annotations.add('a.txt', text, { start, end: start + quote.length }, highlight);
  };
  const check = (setting: CorpusSetting, text: string): void =>
    assert.equal(readBack(setting.files.text(sidecar)).article.sha256, articleHash(toModelText(text)));

  test('stays that of the older text while annotations made on it are there', async () => {
    const setting = await annotated('mayor');
    await addOn(setting, newer, 'won');
    check(setting, rents);
  });

  test('becomes that of the newer text when the sidecar was empty', async () => {
    const setting = await annotated('mayor');
    await setting.annotations.remove('a.txt', [only(setting)]);
    await addOn(setting, newer, 'won');
    check(setting, newer);
  });

  test('comes back with the annotations that were made on it', async () => {
    const setting = await annotated('mayor');
    await setting.annotations.remove('a.txt', [only(setting)]);
    await addOn(setting, newer, 'won');
    await setting.annotations.undo();
    await setting.annotations.undo();
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), ['mayor']);
    check(setting, rents);
  });
});

suite('app/annotations, undoing', () => {
  const bytes = (setting: CorpusSetting): string => setting.files.text(sidecar) ?? '';

  test('has nothing to undo at first', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    assert.equal(await setting.annotations.undo(), undefined);
  });

  test('restores a removed annotation byte for byte', async () => {
    const setting = await annotated('Rents', 'mayor', 'won');
    const before = bytes(setting);
    const mayor = setting.corpus.article('a.txt')?.annotations[1]?.annotation ?? assert.fail();
    await setting.annotations.remove('a.txt', [mayor]);
    assert.notEqual(bytes(setting), before);
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 1, skipped: 0 });
    assert.equal(bytes(setting), before);
  });

  test('restores a changed annotation byte for byte, however another tool wrote it', async () => {
    const setting = await annotated('mayor');
    const foreign = bytes(setting)
      .replace('"body": [', '"body": [\n        { "type": "TextualBody", "purpose": "commenting", "value": "Hm." },')
      .replace('"motivation": "highlighting"', '"motivation": "highlighting", "tool:mark": 7');
    setting.files.put(sidecar, foreign);
    await setting.refresh(sidecar);
    await setting.annotations.update('a.txt', only(setting), { kind: 'highlight' });
    await setting.annotations.undo();
    assert.equal(bytes(setting), serialiseSidecar(readBack(foreign)));
  });

  test('takes back a change, an addition and a removal, newest first', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    const states = [];
    await add(setting, 'mayor');
    states.push(bytes(setting));
    await setting.annotations.update('a.txt', only(setting), claim);
    states.push(bytes(setting));
    await setting.annotations.update('a.txt', only(setting), { ...claim, verdict: 'false', claimant: { name: 'Ann' } });
    states.push(bytes(setting));
    await setting.annotations.remove('a.txt', [only(setting)]);
    for (const state of states.reverse()) {
      assert.equal((await setting.annotations.undo())?.kind, 'done');
      assert.equal(bytes(setting), state);
    }
    assert.equal((await setting.annotations.undo())?.kind, 'done');
    assert.deepEqual(quotesIn(bytes(setting)), []);
    assert.equal(await setting.annotations.undo(), undefined);
  });

  test('keeps what others changed since then', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'mayor');
    const content = bytes(setting);
    const foreign = sidecarWith('a.txt', rents, 'won').match(/"items": \[\n([\s\S]*)\n {2}\]/)?.[1] ?? assert.fail();
    setting.files.put(sidecar, content.replace('"items": [\n', `"items": [\n${foreign},\n`));
    await setting.annotations.undo();
    assert.deepEqual(quotesIn(bytes(setting)), ['won']);
  });

  test('tells whether there is something to undo', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    const told: boolean[] = [];
    setting.annotations.onDidChangeJournal(({ canUndo }) => told.push(canUndo));
    await add(setting, 'mayor');
    await add(setting, 'won');
    await setting.annotations.undo();
    await setting.annotations.undo();
    assert.deepEqual(told, [true, true, true, false]);
  });

  test('waits when it cannot be written', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await add(setting, 'mayor');
    setting.files.writeFailure = 'full';
    const pending = { kind: 'pending', article: 'a.txt', failure: 'full', changed: 1 };
    assert.deepEqual(await setting.annotations.undo(), pending);
    assert.deepEqual(setting.placements('a.txt'), []);
    setting.files.writeFailure = undefined;
    assert.deepEqual(await setting.annotations.saveUnsaved(), { saved: 1, skipped: 0 });
    assert.deepEqual(quotesIn(setting.files.text(sidecar)), []);
  });

  test('remembers the last hundred changes', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    for (let start = 0; start < 101; start++) {
      await setting.annotations.add('a.txt', rents, { start: start % 50, end: (start % 50) + 1 }, highlight);
    }
    let undone = 0;
    while (await setting.annotations.undo()) undone++;
    assert.deepEqual([undone, quotesIn(bytes(setting)).length], [100, 1]);
  });

  test('gives up on an article that is gone with its sidecar', async () => {
    const setting = await annotated('mayor');
    await setting.annotations.remove('a.txt', [only(setting)]);
    setting.files.delete('a.txt');
    setting.files.delete(sidecar);
    await setting.refresh('a.txt');
    assert.deepEqual(await setting.annotations.undo(), { kind: 'gone' });
    assert.equal(await setting.annotations.undo(), undefined);
    assert.equal(setting.files.text(sidecar), undefined);
  });

  test('restores an annotation into a new sidecar when the old one was deleted', async () => {
    const setting = await annotated('mayor');
    await setting.annotations.remove('a.txt', [only(setting)]);
    setting.files.delete(sidecar);
    assert.deepEqual(await setting.annotations.undo(), { kind: 'done', changed: 1, skipped: 0 });
    const { article } = readBack(bytes(setting));
    assert.deepEqual([article.file, article.sha256], ['a.txt', setting.corpus.article('a.txt')?.analysis?.hash]);
  });
});
