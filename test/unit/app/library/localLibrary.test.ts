import assert from 'node:assert/strict';
import type { LibraryProgress } from '../../../../src/app/library/library';
import type { JobPool } from '../../../../src/app/library/librarySource';
import { Gate } from '../corpusSetting';
import { MortalJobs, MemorySource } from '../../../support/memorySource';
import { LibrarySetting, nextTurn, scanned } from './librarySetting';

const some = {
  'news/a.txt': 'The mayor of Kursk resigned on Monday. Nobody knows why.',
  'news/b.txt': 'Il presidente ha parlato a Mosca della guerra e delle prossime elezioni nel Paese.',
  'c.md': '---\ntitle: Floods\nsource: ANSA\n---\nThe river rose by two metres in the night.',
};

suite('app/library/localLibrary', () => {
  const settings: LibrarySetting[] = [];
  teardown(() => {
    for (const { library } of settings.splice(0)) library.dispose();
  });
  const started = async (...given: ConstructorParameters<typeof LibrarySetting>): Promise<LibrarySetting> => {
    const setting = await scanned(...given);
    settings.push(setting);
    return setting;
  };

  test('tells every article and finds its words', async () => {
    const setting = await started(some);
    assert.deepEqual(setting.paths(), ['c.md', 'news/a.txt', 'news/b.txt']);
    assert.equal(setting.title('c.md'), 'Floods');
    assert.deepEqual(await setting.found('kursk'), ['news/a.txt']);
    assert.deepEqual(await setting.found('river metres'), ['c.md']);
  });

  test('tells files that cannot be read with the reason, and does not find them', async () => {
    const source = new MemorySource(some);
    source.failReading('news/a.txt', 'binary');
    const setting = await started(source);
    assert.deepEqual(setting.told.get('news/a.txt'), { id: 'news/a.txt', path: 'news/a.txt', failure: 'binary' });
    assert.deepEqual(await setting.found('kursk'), []);
  });

  test('finds words and names of a saved page in its main text only', async () => {
    const sentence =
      '<p>The river rose in the night, and Ursula von der Leyen came to Lisbon to see what the water did.</p>';
    const setting = await started({
      'a.html': `<title>Floods</title><nav><a href="/x">Angela Merkel in Tokyo</a></nav><article>${sentence.repeat(6)}</article>`,
    });
    await setting.library.rest();
    assert.deepEqual(await setting.found('tokyo'), []);
    assert.deepEqual(await setting.found('entity:tokyo'), []);
    assert.deepEqual(await setting.found('entity:lisbon'), ['a.html']);
  });

  test('gives up an open article that is not to be worked on, and reads the others', async () => {
    const setting = new LibrarySetting(some, {
      begin: (files) => {
        if (files.includes('news/a.txt')) throw new Error('The worker died on this article before.');
        return () => undefined;
      },
    });
    settings.push(setting);
    setting.library.setLiveText('news/a.txt', 'The mayor of Kursk typed on.');
    await setting.library.scan();
    assert.equal(setting.told.get('news/a.txt')?.failure, 'notAnalysed');
    assert.deepEqual(await setting.found('kursk'), []);
    assert.deepEqual(await setting.found('river'), ['c.md']);
    assert.deepEqual(await setting.library.mentionsIn('news/a.txt'), []);
  });

  test('takes an article for one without names when it must not be looked through for them', async () => {
    const begun: string[] = [];
    const setting = await started(some, {
      begin: (files) => {
        begun.push(...files);
        // The first two times it is parsed and indexed.
        if (files.includes('news/b.txt') && begun.filter((id) => id === 'news/b.txt').length > 2)
          throw new Error('It died on this before.');
        return () => undefined;
      },
    });
    assert.deepEqual(await setting.found('presidente'), ['news/b.txt']);
    assert.deepEqual(await setting.library.mentionsIn('news/b.txt'), []);
    assert.notDeepEqual(await setting.library.mentionsIn('news/a.txt'), []);
  });

  test('takes a file that vanishes while it is read for gone', async () => {
    const source = new MemorySource(some);
    source.beforeRead = (id) => {
      if (id === 'c.md') source.delete(id);
    };
    const setting = await started(source);
    assert.deepEqual(setting.paths(), ['news/a.txt', 'news/b.txt']);
  });

  test('tells what is refreshed before the promise settles', async () => {
    const setting = await started(some);
    setting.source.put('news/a.txt', 'The governor of Kursk resigned.');
    await setting.refresh('news/a.txt');
    assert.equal(setting.title('news/a.txt'), 'The governor of Kursk resigned');
    assert.deepEqual(await setting.found('mayor'), []);
    assert.deepEqual(await setting.found('governor'), ['news/a.txt']);
  });

  test('takes up a file it does not know when it is refreshed, and forgets one that is gone', async () => {
    const setting = await started(some);
    setting.source.put('new.txt', 'Entirely new words.');
    setting.source.delete('c.md');
    await setting.refresh('new.txt', 'c.md');
    assert.deepEqual(setting.paths(), ['new.txt', 'news/a.txt', 'news/b.txt']);
    assert.deepEqual(await setting.found('entirely'), ['new.txt']);
    assert.deepEqual(await setting.found('river'), []);
  });

  test('reads a file again that is asked for while it is read', async () => {
    const setting = await started(some);
    const gate = new Gate();
    setting.source.beforeRead = () => gate.opened;
    const first = setting.refresh('c.md');
    await nextTurn();
    setting.source.put('c.md', 'Dry again.');
    const second = setting.refresh('c.md');
    gate.open();
    await Promise.all([first, second]);
    assert.deepEqual(await setting.found('dry'), ['c.md']);
  });

  test('refreshes thousands of files at once in batches', async () => {
    const setting = await started(some);
    const ids = Array.from({ length: 1200 }, (_, at) => `many/${at}.txt`);
    for (const id of ids) setting.source.put(id, `Story ${id} about harvests.`);
    await setting.refresh(...ids);
    assert.equal((await setting.library.search({ query: 'harvests', limit: 1 })).total, 1200);
    assert.ok(setting.changes.every(({ articles }) => articles.length <= 250));
  });

  test('scans once more, for all who ask, when asked while a scan runs', async () => {
    const source = new MemorySource(some);
    const gate = new Gate();
    source.afterListing = () => gate.opened;
    const setting = new LibrarySetting(source);
    settings.push(setting);
    const scans = [setting.library.scan(), setting.library.scan(), setting.library.scan()];
    await nextTurn();
    source.put('late.txt', 'Late words.');
    gate.open();
    await Promise.all(scans);
    assert.equal(source.lists, 2);
    assert.deepEqual(await setting.found('late'), ['late.txt']);
  });

  test('keeps what was refreshed while a listing that does not know of it was under way', async () => {
    const source = new MemorySource(some);
    const setting = await started(source);
    source.afterListing = async () => {
      source.afterListing = () => undefined;
      source.put('new.txt', 'Brand new.');
      await setting.refresh('new.txt');
    };
    await setting.library.scan();
    assert.deepEqual(await setting.found('brand'), ['new.txt']);
  });

  test('does not let a slow batch undo a quick refresh', async () => {
    const source = new MemorySource(some);
    const gate = new Gate();
    let reads = 0;
    const setting = new LibrarySetting(source);
    settings.push(setting);
    source.beforeRead = (id) => {
      return id === 'c.md' && ++reads === 1 ? gate.opened : undefined;
    };
    const scan = setting.library.scan();
    while (!source.reads.includes('c.md')) await nextTurn();
    source.delete('c.md');
    await setting.refresh('c.md');
    source.put('c.md', 'What the batch reads is older than the refresh to it.');
    gate.open();
    await scan;
    assert.deepEqual(setting.paths(), ['news/a.txt', 'news/b.txt']);
    await setting.refresh('c.md');
    assert.deepEqual(await setting.found('batch'), ['c.md']);
  });

  test('takes nothing for gone when the folder cannot be listed', async () => {
    const setting = await started(some);
    setting.source.listFailure = new Error('the disk is away');
    await assert.rejects(setting.library.scan(), /away/);
    assert.equal(setting.told.size, 3);
    assert.deepEqual(await setting.found('kursk'), ['news/a.txt']);
  });

  test('takes the text of an open editor from the next refresh on, and goes back to the file', async () => {
    const setting = await started(some);
    setting.library.setLiveText('c.md', 'The typed words.');
    assert.deepEqual(await setting.found('typed'), []);
    await setting.refresh('c.md');
    assert.deepEqual(await setting.found('typed'), ['c.md']);
    await setting.library.scan();
    assert.deepEqual(await setting.found('typed'), ['c.md']);
    setting.library.setLiveText('c.md', undefined);
    await setting.refresh('c.md');
    assert.deepEqual(await setting.found('typed'), []);
    assert.deepEqual(await setting.found('river'), ['c.md']);
  });

  test('never keeps the text of an open editor as if it were the file’s', async () => {
    const setting = await started(some);
    await setting.library.rest();
    setting.library.setLiveText('c.md', 'The typed words.');
    await setting.refresh('c.md');
    await setting.library.rest();
    const next = await setting.restart();
    settings.push(next);
    assert.deepEqual(await next.found('typed'), []);
    assert.deepEqual(await next.found('river'), ['c.md']);
  });

  test('halves a batch that kills its thread until the one bad article is alone', async () => {
    const source = new MemorySource(some);
    for (let at = 0; at < 50; at++) source.put(`more/${at}.txt`, `Sound words ${at}.`);
    const jobs = new MortalJobs(source);
    jobs.deadly.add('more/7.txt');
    const setting = await started(source, { jobs });
    assert.equal(setting.told.get('more/7.txt')?.failure, 'notAnalysed');
    assert.equal((await setting.library.search({ query: 'sound', limit: 1 })).total, 49);
    await setting.library.rest();
    jobs.deadly.clear();
    const next = await setting.restart();
    settings.push(next);
    assert.equal(next.told.get('more/7.txt')?.failure, undefined);
  });

  test('gives up the names of an article on which a thread dies, and finds those of the others', async () => {
    const source = new MemorySource(some);
    const jobs = new MortalJobs(source);
    const setting = await started(source, { jobs });
    jobs.deadly.add('c.md');
    await setting.library.rest();
    assert.ok((await setting.library.entities({ limit: 10 })).some(({ name }) => name === 'Mosca'));
  });

  test('indexes a very long article that changed in a batch, and finds it as it is now', async () => {
    const source = new MemorySource({ ...some, 'long.txt': 'Short before.' });
    const inBatches: string[] = [];
    const thread = new MortalJobs(source);
    const jobs: JobPool = {
      lanes: 1,
      run: (job) => {
        if (job.kind === 'index') inBatches.push(...job.files.map(({ file }) => file.id));
        return thread.run(job);
      },
    };
    const setting = await started(source, { jobs });
    inBatches.length = 0;
    source.put('long.txt', `${'A word in a line.\n'.repeat(70_000)}The very last floodgate.`);
    source.put('c.md', 'The lake rose.');
    await setting.refresh('long.txt', 'c.md');
    assert.deepEqual(inBatches, ['long.txt']);
    assert.deepEqual(await setting.found('floodgate'), ['long.txt']);
    assert.deepEqual(await setting.found('before'), []);
    assert.deepEqual(await setting.found('lake'), ['c.md']);
  });

  test('shares the last large batch among all threads', async () => {
    const source = new MemorySource({});
    const jobs = new MortalJobs(source);
    const setting = await started(source, { jobs });
    const names = Array.from({ length: 2500 }, (_, number) => `${number}.txt`);
    for (const name of names) source.put(name, `Word${name.replace('.txt', '')}`);
    await setting.refresh(...names);
    const sizes = jobs.jobs.filter(({ kind }) => kind === 'index').map(({ files }) => files.length);
    assert.deepEqual(sizes, [625, 1250, 625]);
    assert.deepEqual(await setting.found('word2499'), ['2499.txt']);
  });

  test('answers while the names in a very long article are recognised, once for all who ask', async () => {
    const line = 'Ieri il presidente Emmanuel Macron ha parlato a Lisbona della guerra e delle elezioni.\n';
    const begun: string[] = [];
    const begin = (ids: readonly string[]): (() => void) => {
      begun.push(...ids);
      return () => undefined;
    };
    const setting = await started({ ...some, 'long.txt': line.repeat(8000) }, { begin });
    const found: string[] = [];
    const asked = ['one', 'two'].map(async (name) => {
      const mentions = await setting.library.mentionsIn('long.txt');
      assert.equal(mentions.length, 16_000);
      found.push(name);
    });
    await nextTurn();
    assert.deepEqual(await setting.found('kursk'), ['news/a.txt']);
    assert.deepEqual(found, []);
    await Promise.all(asked);
    // To be parsed, to be indexed, and for its names.
    assert.equal(begun.filter((id) => id === 'long.txt').length, 3);
  }).timeout(60_000);

  test('tells how far it is', async () => {
    const setting = new LibrarySetting(some);
    settings.push(setting);
    const progress: LibraryProgress[] = [];
    setting.library.onDidProgress((state) => progress.push(state));
    await setting.library.scan();
    await setting.library.rest();
    assert.deepEqual(progress.at(-1), { indexed: 3, found: 3, unrecognised: 0 });
  });

  test('does nothing more once it is disposed', async () => {
    const source = new MemorySource(some);
    const gate = new Gate();
    source.beforeRead = () => gate.opened;
    const setting = new LibrarySetting(source);
    const scan = setting.library.scan();
    await nextTurn();
    setting.library.dispose();
    gate.open();
    await scan;
    assert.deepEqual(setting.changes, []);
    assert.deepEqual(setting.cache.actions, []);
    assert.deepEqual(setting.log.errors, []);
  });
});
