import assert from 'node:assert/strict';
import { CorpusSetting, Gate, startedSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

const rents = 'Rents rose 4% in May. The mayor denied it.';
const sidecar = 'a.txt.newsmark.json';

/** What the folder says about entities, read once at the start. */
/** What folders say of their entities and labels. */
const projectFiles = ['.newsmark/entities.json', '.newsmark/labels.json'];

suite('app/corpus, starting', () => {
  test('reads nothing before it is asked', () => {
    const { files, corpus } = new CorpusSetting({ 'a.txt': rents });
    assert.deepEqual([files.reads, corpus.isStarted, corpus.isIndexed, corpus.articles()], [[], false, false, []]);
  });

  test('lists every article and reads none that has no sidecar', async () => {
    const setting = new CorpusSetting({ 'b/b.txt': 'B', 'a.txt': rents });
    await Promise.all([setting.corpus.start(), setting.corpus.start()]);
    await setting.corpus.start();
    assert.deepEqual(setting.paths(), ['a.txt', 'b/b.txt']);
    assert.deepEqual(setting.reader.reads, projectFiles);
    assert.equal(setting.corpus.isIndexed, true);
  });

  test('tells when an empty folder was read', async () => {
    const { events, corpus } = await startedSetting({});
    assert.deepEqual([events.length, events[0]?.articles.size, corpus.isIndexed], [1, 0, true]);
  });

  test('tells a few articles in one event', async () => {
    const { events } = await startedSetting({ 'a.txt': 'A', 'b.txt': 'B', 'c.txt': 'C' });
    assert.deepEqual([events.length, [...(events[0]?.articles ?? [])].sort()], [1, ['a.txt', 'b.txt', 'c.txt']]);
  });

  test('tells many articles in groups, each once', async () => {
    const names = Array.from({ length: 1000 }, (_, number) => `${number}.txt`);
    const { events } = await startedSetting(Object.fromEntries(names.map((name) => [name, name])));
    const told = events.flatMap(({ articles }) => [...articles]);
    assert.ok(events.length >= 4 && events.length <= 7, String(events.length));
    assert.deepEqual(told.sort(), names.sort());
  });

  test('can be tried again when the folder could not be listed', async () => {
    const { files, corpus } = new CorpusSetting({ 'a.txt': rents });
    files.afterListing = () => Promise.reject(new Error('no answer'));
    await assert.rejects(corpus.start());
    files.afterListing = () => undefined;
    assert.equal(corpus.isStarted, false);
    await corpus.start();
    assert.equal(corpus.articles().length, 1);
  });
});

suite('app/corpus, reading no more than it must', () => {
  test('reads at most twenty files at once', async () => {
    const names = Array.from({ length: 60 }, (_, number) => `${number}.txt`);
    const { files, reader, corpus } = new CorpusSetting(
      Object.fromEntries(
        names.flatMap((name) => [
          [name, rents],
          [`${name}.newsmark.json`, sidecarWith(name, rents)],
        ]),
      ),
    );
    files.beforeRead = () => new Promise(setImmediate);
    await corpus.start();
    assert.equal(reader.mostAtOnce, 20);
  });

  test('reads a sidecar that the listing cannot know of', async () => {
    const { files, reader, corpus } = new CorpusSetting({ 'a.txt': rents });
    files.findsSidecars = () => () => false;
    await corpus.start();
    assert.deepEqual(reader.reads, [...projectFiles, sidecar]);
  });

  test('reads a sidecar that appears after the folder was listed', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents });
    const gate = new Gate();
    setting.files.afterListing = () => gate.opened;
    const starting = setting.corpus.start();
    setting.files.put(sidecar, sidecarWith('a.txt', rents, 'mayor'));
    const refreshing = setting.refresh(sidecar);
    gate.open();
    await Promise.all([starting, refreshing]);
    assert.deepEqual(setting.placements('a.txt'), ['exact mayor']);
  });

  test('gives the same list of articles until one changes', async () => {
    const setting = await startedSetting({ 'a.txt': 'A', 'b.txt': 'B' });
    const before = setting.corpus.articles();
    assert.equal(setting.corpus.articles(), before);
    setting.files.put('b.txt', 'changed');
    await setting.refresh('b.txt');
    assert.notEqual(setting.corpus.articles(), before);
    assert.equal(before.length, 2);
  });
});

suite('app/corpus, files that change', () => {
  test('takes up a new article', async () => {
    const setting = await startedSetting({});
    setting.files.put('a.txt', rents);
    await setting.refresh('a.txt');
    assert.equal(setting.corpus.article('a.txt')?.analysis?.metadata.words, 9);
    assert.deepEqual([...(setting.events.at(-1)?.articles ?? [])], ['a.txt']);
  });

  test('forgets an article that was deleted', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    setting.files.delete('a.txt');
    await setting.refresh('a.txt');
    assert.deepEqual([setting.paths(), await setting.found('mayor')], [[], []]);
  });

  test('reads again a file that changes while it is read', async () => {
    const setting = await startedSetting({ 'a.txt': 'old' });
    const gate = new Gate();
    setting.files.beforeRead = (id) => (id === sidecar ? gate.opened : undefined);
    const first = setting.refresh('a.txt');
    await new Promise(setImmediate);
    setting.files.put('a.txt', 'the whole new text');
    const second = setting.refresh('a.txt');
    gate.open();
    await Promise.all([first, second]);
    assert.equal(setting.corpus.article('a.txt')?.analysis?.metadata.words, 4);
  });

  test('never reads a file twice at once', async () => {
    const setting = await startedSetting({ 'a.txt': 'old' });
    let reading = 0;
    let most = 0;
    setting.files.beforeRead = async (id) => {
      if (id !== sidecar) return;
      most = Math.max(most, ++reading);
      await new Promise(setImmediate);
      reading--;
    };
    await Promise.all(Array.from({ length: 10 }, () => setting.refresh('a.txt')));
    assert.equal(most, 1);
  });

  test('settles a refresh only when what it asked for was read', async () => {
    const setting = await startedSetting({ 'a.txt': 'one', 'b.txt': 'one' });
    const gate = new Gate();
    setting.files.beforeRead = (id) => (id === 'a.txt' ? gate.opened : undefined);
    setting.files.put('a.txt', 'now two');
    setting.files.put('b.txt', 'now two');
    const [first, second] = [setting.refresh('a.txt'), setting.refresh('b.txt', 'a.txt')];
    gate.open();
    await first;
    assert.equal(setting.corpus.article('a.txt')?.analysis?.metadata.words, 2);
    await second;
    assert.equal(setting.corpus.article('b.txt')?.analysis?.metadata.words, 2);
  });

  test('keeps an article that comes back while it is read as missing', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    setting.files.delete('a.txt');
    const gate = new Gate();
    setting.files.beforeRead = (id) => (id === sidecar ? gate.opened : undefined);
    const first = setting.refresh('a.txt');
    await new Promise(setImmediate);
    setting.files.put('a.txt', 'It is back.');
    const second = setting.refresh('a.txt');
    gate.open();
    await Promise.all([first, second]);
    assert.equal(setting.corpus.article('a.txt')?.analysis?.metadata.words, 3);
  });

  test('changes nothing of an article whose text did not change', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    const before = setting.corpus.article('a.txt');
    setting.files.put('a.txt', `\uFEFF${rents}`);
    await setting.refresh('a.txt');
    assert.equal(setting.corpus.article('a.txt'), before);
    assert.deepEqual(setting.told(), [['a.txt']]);
  });

  test('takes the text of an open editor instead of the file', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    setting.corpus.setLiveText('a.txt', 'Being typed');
    await setting.refresh('a.txt');
    assert.equal(setting.corpus.article('a.txt')?.analysis?.metadata.words, 2);
    assert.deepEqual(await setting.corpus.text('a.txt'), { kind: 'ok', value: 'Being typed' });
    setting.corpus.setLiveText('a.txt', undefined);
    await setting.refresh('a.txt');
    assert.equal(setting.corpus.article('a.txt')?.analysis?.metadata.words, 9);
  });

  test('announces nothing after its end, and ends the library', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    const before = setting.events.length;
    setting.corpus.dispose();
    setting.files.put('a.txt', 'changed');
    await setting.refresh('a.txt');
    assert.deepEqual([setting.events.length, setting.library.isDisposed], [before, true]);
  });

  test('takes what ends with it for no failure and tells nobody', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents });
    setting.library.refused.add('a.txt');
    const gate = new Gate();
    setting.files.beforeRead = () => gate.opened;
    const starting = setting.corpus.start();
    await new Promise(setImmediate);
    setting.corpus.dispose();
    gate.open();
    await starting;
    assert.deepEqual([setting.log.errors, setting.events], [[], []]);
  });
});

suite('app/corpus, listing anew', () => {
  test('forgets what is gone and takes up what is new', async () => {
    const setting = await startedSetting({ 'a.txt': 'A', 'b.txt': 'B' });
    setting.files.delete('a.txt');
    setting.files.put('c.txt', 'C');
    await setting.corpus.rescan();
    assert.deepEqual(setting.paths(), ['b.txt', 'c.txt']);
    assert.deepEqual(setting.told().at(-1), ['a.txt', 'c.txt']);
  });

  test('forgets what no longer counts as an article although it is there', async () => {
    const setting = await startedSetting({ 'a.txt': 'A' });
    setting.files.put('notes.log', 'not an article');
    await setting.refresh('notes.log');
    assert.deepEqual(setting.paths(), ['a.txt', 'notes.log']);
    await setting.corpus.rescan();
    assert.deepEqual(setting.paths(), ['a.txt']);
  });

  test('keeps an article that appears after the folder was listed', async () => {
    const setting = await startedSetting({ 'a.txt': 'A' });
    const gate = new Gate();
    setting.files.afterListing = () => gate.opened;
    const scan = setting.corpus.rescan();
    setting.files.put('b.txt', 'B');
    await setting.refresh('b.txt');
    gate.open();
    await scan;
    assert.deepEqual(setting.paths(), ['a.txt', 'b.txt']);
  });

  test('forgets an article that is deleted after the folder was listed', async () => {
    const setting = await startedSetting({ 'a.txt': 'A', 'b.txt': 'B' });
    setting.files.afterListing = () => setting.files.delete('b.txt');
    await setting.corpus.rescan();
    assert.deepEqual(setting.paths(), ['a.txt']);
  });

  test('can be done twice at once', async () => {
    const setting = await startedSetting({ 'a.txt': 'A' });
    setting.files.put('b.txt', 'B');
    await Promise.all([setting.corpus.rescan(), setting.corpus.rescan()]);
    assert.deepEqual(setting.paths(), ['a.txt', 'b.txt']);
  });

  test('is done again afterwards, once, when asked while it lists', async () => {
    const setting = await startedSetting({ 'a.txt': 'A' });
    const gates = [new Gate(), new Gate()];
    let listings = 0;
    const old = await setting.files.findArticles();
    setting.files.findArticles = async () => {
      const number = listings++;
      await gates[number]?.opened;
      return number === 0 ? old : [...old, { id: 'b.txt', path: 'b.txt' }];
    };
    setting.files.put('b.txt', 'B');
    const scans = [1, 2, 3].map(() => setting.corpus.rescan());
    gates[1]?.open();
    await new Promise(setImmediate);
    gates[0]?.open();
    await Promise.all(scans);
    assert.deepEqual([setting.paths(), listings], [['a.txt', 'b.txt'], 2]);
  });

  test('calls an article by its new path', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    await setting.corpus.refresh([{ id: 'a.txt', path: 'a.txt' }]);
    const renamed = [{ id: 'a.txt', path: 'folder/a.txt' }];
    setting.files.findArticles = () => Promise.resolve(renamed);
    await setting.corpus.rescan();
    assert.deepEqual(setting.paths(), ['folder/a.txt']);
  });
});

suite('app/corpus, failures', () => {
  test('lists an article that cannot be read, and why', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents, 'b.txt': 'B' });
    setting.files.failReading('a.txt', 'denied');
    await setting.corpus.start();
    const entry = setting.corpus.article('a.txt');
    assert.deepEqual([entry?.failure, entry?.analysis], ['denied', undefined]);
    assert.equal(setting.corpus.article('b.txt')?.failure, undefined);
  });

  test('reads it when it can be read again', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents });
    setting.files.failReading('a.txt', 'binary');
    await setting.corpus.start();
    setting.files.failReading('a.txt', undefined);
    await setting.refresh('a.txt');
    assert.equal(setting.corpus.article('a.txt')?.failure, undefined);
    assert.deepEqual(await setting.found('mayor'), ['a.txt']);
  });

  test('no longer finds by words an article that cannot be read any more', async () => {
    const setting = await startedSetting({ 'a.txt': rents });
    assert.deepEqual(await setting.found('mayor'), ['a.txt']);
    setting.files.failReading('a.txt', 'denied');
    await setting.refresh('a.txt');
    assert.deepEqual(await setting.found('mayor'), []);
  });

  test('goes on with the others when one article cannot be analysed', async () => {
    const setting = new CorpusSetting({ 'a.txt': 'A', 'b.txt': rents, 'c.txt': 'C' });
    setting.files.put('b.txt.newsmark.json', sidecarWith('b.txt', rents, 'rose 4%'));
    setting.library.refused.add('b.txt');
    await setting.corpus.start();
    assert.deepEqual(
      setting.corpus.articles().map(({ failure }) => failure),
      [undefined, 'notAnalysed', undefined],
    );
    assert.deepEqual(setting.placements('b.txt'), ['exact rose 4%']);
    assert.deepEqual(setting.log.errors, ['Could not analyse b.txt.']);
  });

  test('survives a file system that throws, and reads the file when it answers again', async () => {
    const setting = await startedSetting({ 'a.txt': 'A' });
    setting.files.beforeRead = () => Promise.reject(new Error('no answer'));
    await assert.rejects(setting.refresh('a.txt'));
    setting.files.beforeRead = () => undefined;
    setting.files.put('a.txt', 'Now there are words');
    await setting.refresh('a.txt');
    assert.equal(setting.corpus.article('a.txt')?.analysis?.metadata.words, 4);
  });

  test('tells the other listeners when one throws, and logs it', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents });
    let told = 0;
    setting.corpus.onDidChange(() => {
      throw new Error('broken');
    });
    setting.corpus.onDidChange(() => told++);
    await setting.corpus.start();
    assert.deepEqual([told, setting.log.errors], [1, ['A listener of the corpus failed.']]);
  });

  test('logs ids and no words of articles', async () => {
    const setting = new CorpusSetting({ 'a.txt': rents });
    setting.library.refused.add('a.txt');
    await setting.corpus.start();
    const { errors, warnings, infos } = setting.log;
    assert.doesNotMatch([...errors, ...warnings, ...infos].join('\n'), /Rents|mayor/);
  });
});
