import assert from 'node:assert/strict';
import { CorpusSetting, Gate, startedSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it.';
const sidecar = 'a.txt.newsmark.json';
const highlighted = sidecarWith('a.txt', rents, 'rose 4%');

/** The sidecar with what a person said about the article. */
function corrected(content: string, details: Readonly<Record<string, string>>): string {
  const page = JSON.parse(content) as { 'newsmark:article': object };
  return JSON.stringify({ ...page, 'newsmark:article': { ...page['newsmark:article'], details } });
}

suite('app/corpus, what a sidecar says of its article', () => {
  test('is put over what was found in the text', async () => {
    const details = { title: 'Rents', source: 'Reuters', date: '2024-05', author: '' };
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: corrected(highlighted, details) });
    const entry = setting.corpus.article('a.txt');
    assert.deepEqual(
      [entry?.metadata?.title, entry?.metadata?.source, entry?.metadata?.date, entry?.metadata?.datePrecision],
      ['Rents', 'Reuters', '2024-05', 'month'],
    );
    assert.equal(entry?.analysis?.metadata.source, undefined);
  });

  test('is no longer said when the sidecar is gone', async () => {
    const setting = await startedSetting({
      'a.txt': rents,
      [sidecar]: corrected(highlighted, { source: 'Reuters' }),
    });
    assert.deepEqual(await setting.found('source:reuters'), ['a.txt']);
    setting.files.delete(sidecar);
    await setting.refresh(sidecar);
    assert.equal(setting.corpus.article('a.txt')?.metadata?.source, undefined);
    assert.deepEqual(await setting.found('source:reuters'), []);
  });

  test('is what was found where nothing is corrected', async () => {
    const { corpus } = await startedSetting({ 'a.txt': rents });
    const entry = corpus.article('a.txt');
    assert.equal(entry?.metadata, entry?.analysis?.metadata);
    assert.notEqual(entry?.metadata, undefined);
  });

  test('is searched: its annotations are found by their words', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: highlighted });
    const found = async (): Promise<string[]> =>
      (await setting.library.search({ query: 'rose', limit: 5 })).annotations.map(({ article }) => article);
    assert.deepEqual(await found(), ['a.txt']);
    setting.files.put(sidecar, '<<<<<<< ours');
    await setting.refresh(sidecar);
    assert.deepEqual(await found(), []);
  });
});

suite('app/corpus, annotated articles', () => {
  const names = ({ corpus }: CorpusSetting): string[] => corpus.annotatedArticles().map(({ path }) => path);

  test('are those that have a sidecar, readable or not, by path', async () => {
    const setting = await startedSetting({
      'b.txt': rents,
      'b.txt.newsmark.json': '<<<<<<< ours',
      'a.txt': rents,
      [sidecar]: highlighted,
      'c.txt': rents,
      'gone.txt.newsmark.json': highlighted,
    });
    assert.deepEqual(names(setting), ['a.txt', 'b.txt', 'gone.txt']);
  });

  test('are the same list until one of them changes', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: highlighted, 'b.txt': 'B' });
    const before = setting.corpus.annotatedArticles();
    setting.files.put('b.txt', 'changed');
    await setting.refresh('b.txt');
    assert.equal(setting.corpus.annotatedArticles(), before);
    setting.files.put('a.txt', `Corrected. ${rents}`);
    await setting.refresh('a.txt');
    assert.notEqual(setting.corpus.annotatedArticles(), before);
    setting.files.delete(sidecar);
    await setting.refresh(sidecar);
    assert.deepEqual(names(setting), []);
  });

  test('that are deleted with their sidecar are gone after the next listing', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: highlighted, 'b.txt': 'B' });
    setting.files.delete('a.txt');
    setting.files.delete(sidecar);
    await setting.corpus.rescan();
    assert.deepEqual([setting.paths(), names(setting)], [['b.txt'], []]);
  });

  test('stay while they are listed anew, and are told once', async () => {
    const setting = await startedSetting({ 'notes.log': rents, 'notes.log.newsmark.json': highlighted });
    const seen: (string | undefined)[] = [];
    setting.corpus.onDidChange(() => void seen.push(setting.corpus.article('notes.log')?.failure));
    await setting.corpus.rescan();
    assert.deepEqual([setting.placements('notes.log'), new Set(seen)], [['exact rose 4%'], new Set([undefined])]);
  });
});

suite('app/corpus, a library that finds out by itself', () => {
  test('has annotations placed in the text it found', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: highlighted });
    setting.files.put('a.txt', `Corrected. ${rents}`);
    const moved = new Promise<void>((resolve) =>
      setting.corpus.onDidChange(() => (setting.placements('a.txt')[0] === 'moved rose 4%' ? resolve() : undefined)),
    );
    await setting.library.refresh([{ id: 'a.txt', path: 'a.txt' }]);
    await moved;
  });

  test('has an annotated article that went listed as missing', async () => {
    const setting = await startedSetting({ 'a.txt': rents, [sidecar]: highlighted });
    setting.files.delete('a.txt');
    await setting.library.refresh([{ id: 'a.txt', path: 'a.txt' }]);
    assert.equal(setting.corpus.article('a.txt')?.failure, 'missing');
  });
});

suite('app/corpus, a library that cannot answer', () => {
  const broken = async (texts: Readonly<Record<string, string>>): Promise<CorpusSetting> => {
    const setting = await startedSetting(texts);
    setting.library.refresh = () => Promise.reject(new Error('the worker is dead'));
    return setting;
  };

  test('does not keep an article from being annotated', async () => {
    const setting = await broken({ 'a.txt': rents });
    const result = await setting.annotations.add('a.txt', rents, { start: 0, end: 5 }, { kind: 'highlight' });
    assert.equal(result.kind, 'done');
    assert.deepEqual(setting.placements('a.txt'), ['exact Rents']);
    assert.equal(setting.corpus.article('a.txt')?.failure, 'notAnalysed');
    assert.deepEqual(setting.log.errors, ['Could not index 1 articles, the first is a.txt.']);
  });

  test('lists a new file that can be read, and why another cannot', async () => {
    const setting = await broken({ 'a.txt': rents });
    setting.files.put('b.txt', 'B');
    setting.files.put('c.txt', 'C');
    setting.files.failReading('c.txt', 'denied');
    await setting.refresh('b.txt', 'c.txt', 'nothing.txt');
    assert.deepEqual(
      setting.corpus.articles().map(({ path, failure }) => `${path} ${failure ?? ''}`),
      ['a.txt ', 'b.txt notAnalysed', 'c.txt denied'],
    );
  });

  test('has the sidecars read all the same, and the start tried again', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents, [sidecar]: highlighted });
    const scan = setting.library.scan.bind(setting.library);
    setting.library.scan = () => Promise.reject(new Error('the worker is dead'));
    await assert.rejects(setting.corpus.start(), { message: 'the worker is dead' });
    assert.equal(setting.reader.reads.includes(sidecar), true);
    setting.library.scan = scan;
    await setting.corpus.start();
    assert.deepEqual(setting.placements('a.txt'), ['exact rose 4%']);
  });
});

suite('app/corpus, whether it scans', () => {
  test('is said from the beginning of a listing to its end', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents });
    const gate = new Gate();
    setting.files.afterListing = () => gate.opened;
    const starting = setting.corpus.start();
    assert.equal(setting.corpus.isScanning, true);
    gate.open();
    await starting;
    assert.equal(setting.corpus.isScanning, false);
  });
});
