import assert from 'node:assert/strict';
import { noCorrections } from '../../../../src/core/entity/corrections';
import type { IndexedArticle, LibraryChange, LibraryProgress } from '../../../../src/app/library/library';
import { LocalLibrary } from '../../../../src/app/library/localLibrary';
import { RemoteLibrary } from '../../../../src/app/library/remoteLibrary';
import { delivered, memoryChannel } from '../../../support/memoryChannel';
import { MemoryLog } from '../../../support/memoryFiles';
import { MemoryCache, MemorySource } from '../../../support/memorySource';
import { MemoryWorker } from '../../../support/memoryWorker';

const texts = {
  'a.txt': 'Mercoledì il presidente ha parlato della guerra in Ucraina. Poi ha visitato la Francia.',
  'b.txt': 'Rents rose 4% in May. The mayor denied it.',
};
const shared = { 'c.txt': 'Con Mario Rossi e Anna Rossi in Francia oggi. Rossi tace.' };
const said = { ...noCorrections, entities: [{ id: 'person:mario rossi', name: 'M. R.' }] };

suite('app/library/remoteLibrary', () => {
  const workers: MemoryWorker[] = [];
  const worker = (...given: ConstructorParameters<typeof MemoryWorker>): MemoryWorker => {
    const one = new MemoryWorker(...given);
    workers.push(one);
    return one;
  };
  teardown(() => {
    for (const one of workers.splice(0)) one.dispose();
  });

  test('answers every question as a library in this thread does', async () => {
    const source = new MemorySource({ ...texts, ...shared });
    const { library } = worker({ source });
    const local = new LocalLibrary({ source, log: { info: ignore, warn: ignore, error: ignore } });
    for (const one of [library, local]) await one.scan();
    const answers = await Promise.all(
      [library, local].map(async (one) => {
        one.setCorrections('', said);
        await one.mentionsIn('a.txt');
        await one.mentionsIn('c.txt');
        const [entity] = await one.entities({ limit: 1 });
        return Promise.all([
          one.search({ query: 'mayor', limit: 5 }),
          one.passages('b.txt', 'mayor', 5),
          one.complete('lang', '', 5),
          one.entities({ limit: 5, type: 'place' }),
          one.entityCounts(),
          one.entity(entity?.id ?? ''),
          one.entity('nobody'),
          one.entities({ limit: 5, order: 'name', filter: 'ro' }),
          one.coMentions(entity?.id ?? '', 5),
          one.ambiguous({ limit: 5 }),
          one.mentionsOf('person:rossi'),
          one.mentionsOf(entity?.id ?? ''),
          one.firstMentions([entity?.id ?? '', 'nobody']),
          one.mentionsIn('a.txt'),
          one.mentionsIn('c.txt'),
          one.readable('<article><p>Words.</p></article>'),
        ]);
      }),
    );
    local.dispose();
    assert.deepEqual(answers[0], answers[1]);
    assert.equal(answers[0]?.[0].hits[0]?.article, 'b.txt');
  });

  test('tells what a scan found before the scan settles', async () => {
    const { library } = worker({ source: new MemorySource(texts) });
    const told: string[] = [];
    library.onDidChange(({ articles }) => void told.push(...articles.map(({ id }) => id)));
    await library.scan();
    assert.deepEqual(told.sort(), ['a.txt', 'b.txt']);
  });

  test('tells how far it is', async () => {
    const { library } = worker({ source: new MemorySource(texts) });
    const progress: LibraryProgress[] = [];
    library.onDidProgress((one) => void progress.push(one));
    await library.scan();
    await library.mentionsIn('a.txt');
    await delivered();
    assert.deepEqual(progress.at(-1), { indexed: 2, found: 2, unrecognised: 0 });
  });

  test('takes the text of an editor from the next refresh on', async () => {
    const source = new MemorySource(texts);
    const { library } = worker({ source });
    await library.scan();
    const changes: LibraryChange[] = [];
    library.onDidChange((change) => void changes.push(change));
    library.setLiveText('b.txt', 'Something else entirely');
    await library.refresh([{ id: 'b.txt', path: 'b.txt' }]);
    assert.equal((await library.search({ query: 'entirely', limit: 5 })).total, 1);
    const [article] = changes.flatMap(({ articles }) => articles);
    assert.equal(article?.analysis?.metadata.words, 3);
  });

  test('finds what a sidecar says', async () => {
    const { library } = worker({ source: new MemorySource(texts) });
    await library.scan();
    library.setSidecarFacts('b.txt', { annotations: [{ id: 'urn:x', kind: 'highlight', text: 'surprising' }] });
    const { annotations } = await library.search({ query: 'surprising', limit: 5 });
    assert.deepEqual(
      annotations.map(({ annotation }) => annotation),
      ['urn:x'],
    );
  });

  test('keeps its index with the host and finds it again', async () => {
    const cache = new MemoryCache();
    const first = worker({ source: new MemorySource(texts), cache });
    await first.library.scan();
    first.dispose();
    assert.equal(cache.files.size > 0, true);
    const source = new MemorySource(texts);
    for (const id of Object.keys(texts)) source.failReading(id, 'denied');
    const { library } = worker({ source, cache });
    await library.scan();
    assert.equal((await library.search({ query: 'mayor', limit: 5 })).total, 1);
  });

  test('tells what an earlier session knew a few hundred articles at a time, before the promise settles', async () => {
    const many = Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`${at}.txt`, `Rents rose ${at}% in May.`]));
    const cache = new MemoryCache();
    const first = worker({ source: new MemorySource(many), cache });
    const told = new Map<string, IndexedArticle>();
    first.library.onDidChange(({ articles }) => articles.forEach((article) => told.set(article.id, article)));
    await first.library.scan();
    first.dispose();
    const changes: LibraryChange[] = [];
    const { library } = worker({ source: new MemorySource(many), cache });
    library.onDidChange((change) => void changes.push(change));
    await library.restore();
    const restored = changes.flatMap(({ articles }) => articles);
    assert.deepEqual(new Map(restored.map((article) => [article.id, article])), told);
    assert.equal(restored.length, 600);
    assert.ok(changes.every(({ articles }) => articles.length <= 250));
  });

  test('works without anything that is kept', async () => {
    const { library, log } = worker({ source: new MemorySource(texts) });
    await library.scan();
    assert.deepEqual([log.errors, log.warnings], [[], []]);
  });

  test('rejects a scan when the host cannot list, with its reason', async () => {
    const source = new MemorySource(texts);
    source.listFailure = new Error('no answer');
    await assert.rejects(worker({ source }).library.scan(), /no answer/);
  });

  test('tells the worker the settings once, and again when they are others', async () => {
    const one = worker();
    await one.library.scan();
    one.configuration = { folders: [], cachePath: '/elsewhere' };
    await one.library.scan();
    await one.library.refresh([]);
    assert.deepEqual(one.configured, [{ folders: [] }, { folders: [], cachePath: '/elsewhere' }]);
  });

  test('writes what the worker logs to the log of the host', async () => {
    const { log } = worker({
      make: (services) => {
        services.log.info('fine');
        services.log.warn('odd');
        services.log.error('bad', new Error('why'));
        return new LocalLibrary({ source: services.source, log: services.log });
      },
    });
    await delivered();
    assert.deepEqual([log.infos, log.warnings, log.errors.length], [['fine'], ['odd'], 1]);
    assert.match(log.errors[0] ?? '', /^bad Error: why/);
  });

  test('goes on when a listener throws, and logs it', async () => {
    const { library, log } = worker({ source: new MemorySource(texts) });
    library.onDidChange(() => {
      throw new Error('broken');
    });
    await library.scan();
    assert.equal(log.errors.length > 0, true);
  });
});

suite('app/library/remoteLibrary, a worker that dies', () => {
  test('rejects what waits and every later call, and tells once', async () => {
    const source = new MemorySource(texts);
    source.beforeRead = () => new Promise(() => undefined);
    const worker = new MemoryWorker({ source });
    const failures: Error[] = [];
    worker.library.onDidFail((error) => void failures.push(error));
    const scanning = worker.library.scan();
    await delivered();
    worker.die();
    worker.die();
    await assert.rejects(scanning, { message: 'out of memory' });
    await assert.rejects(worker.library.search({ query: 'x', limit: 1 }), { message: 'out of memory' });
    assert.equal(failures.length, 1);
  });

  test('leaves behind what it was working on', async () => {
    const one = new MemoryWorker({
      make: ({ begin, source, log }) => {
        begin(['a.txt'])();
        begin(['b.txt']);
        return new LocalLibrary({ source, log });
      },
    });
    await delivered();
    assert.deepEqual(one.library.underWay(), ['b.txt']);
    one.dispose();
  });

  test('is heard to the end, but not after somebody ended it', async () => {
    for (const isEnded of [false, true]) {
      const [here, there] = memoryChannel();
      const log = new MemoryLog();
      const host = { configuration: () => ({ folders: [] }), source: new MemorySource(), cache: undefined, log };
      const library = new RemoteLibrary(here, host, []);
      const told: string[] = [];
      library.onDidChange(({ gone }) => {
        told.push(...gone);
        if (isEnded) library.dispose();
      });
      for (const id of ['a.txt', 'b.txt'])
        there.post({ kind: 'said', topic: 'changed', said: [{ articles: [], gone: [id], entities: false }] }, []);
      here.fail(new Error('out of memory'));
      for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setTimeout(resolve));
      assert.deepEqual(told, isEnded ? ['a.txt'] : ['a.txt', 'b.txt']);
    }
  });

  test('is not to work on what killed others before', async () => {
    const one = new MemoryWorker({ source: new MemorySource(texts), refused: ['b.txt'] });
    const failures = new Map<string, string | undefined>();
    one.library.onDidChange(({ articles }) => {
      for (const { id, failure } of articles) failures.set(id, failure);
    });
    await one.library.scan();
    assert.deepEqual([failures.get('a.txt'), failures.get('b.txt')], [undefined, 'notAnalysed']);
    one.dispose();
  });

  test('is no failure when it is ended', async () => {
    const one = new MemoryWorker();
    const failures: Error[] = [];
    one.library.onDidFail((error) => void failures.push(error));
    const waiting = one.library.mentionsIn('a.txt');
    one.dispose();
    one.die();
    await assert.rejects(waiting, { message: 'The worker was ended.' });
    assert.deepEqual([failures, one.channel.isEnded], [[], true]);
  });
});

function ignore(): void {
  // Nothing is said of what a test compares.
}
