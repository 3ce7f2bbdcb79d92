import assert from 'node:assert/strict';
import { noCorrections } from '../../../../src/core/entity/corrections';
import { LocalLibrary } from '../../../../src/app/library/localLibrary';
import { RestartingLibrary } from '../../../../src/app/library/restartingLibrary';
import type { FileId } from '../../../../src/app/ports';
import { delivered } from '../../../support/memoryChannel';
import { MemoryLog } from '../../../support/memoryFiles';
import { MemorySource } from '../../../support/memorySource';
import { MemoryWorker } from '../../../support/memoryWorker';

/** Workers that die on texts with the word “poison”. */
class Setting {
  readonly source: MemorySource;
  readonly log = new MemoryLog();
  readonly workers: MemoryWorker[] = [];
  readonly library: RestartingLibrary;
  /** What was told of each article last: its failure, or `fine`; nothing of those that are gone. */
  readonly told = new Map<FileId, string>();

  readonly #deadly: ReadonlySet<FileId>;

  constructor(texts: Readonly<Record<FileId, string>> = {}) {
    const ids = Object.keys(texts);
    this.#deadly = new Set(ids.filter((id) => texts[id]?.includes('poison')));
    this.source = new MemorySource(texts);
    this.library = new RestartingLibrary((refused) => this.#start(refused), this.log);
    this.library.onDidChange(({ articles, gone }) => {
      for (const { id, failure = 'fine' } of articles) this.told.set(id, failure);
      for (const id of gone) this.told.delete(id);
    });
  }

  refresh(...ids: FileId[]): Promise<void> {
    return this.library.refresh(ids.map((id) => ({ id, path: id })));
  }

  async found(query: string): Promise<FileId[]> {
    const { hits } = await this.library.search({ query, limit: 5 });
    return hits.map(({ article }) => article);
  }

  end(): void {
    this.library.dispose();
    for (const worker of this.workers) worker.dispose();
  }

  #start(refused: readonly FileId[]): MemoryWorker['library'] {
    const { source, log } = this;
    const worker: MemoryWorker = new MemoryWorker({
      source,
      log,
      refused,
      make: (services) => {
        const begin = (files: readonly FileId[]): (() => void) => {
          const end = services.begin(files);
          if (!files.some((id) => this.#deadly.has(id))) return end;
          worker.die();
          throw new Error('dead');
        };
        return new LocalLibrary({ source: services.source, log: services.log, begin });
      },
    });
    this.workers.push(worker);
    return worker.library;
  }
}

suite('app/library/restartingLibrary', () => {
  let setting: Setting;
  const given = (texts: Readonly<Record<FileId, string>> = {}): Setting => (setting = new Setting(texts));
  teardown(() => setting.end());

  test('starts with the first call', async () => {
    const { workers, library } = given();
    library.setLiveText('a.txt', 'unsaved');
    library.setSidecarFacts('a.txt', { annotations: [] });
    assert.equal(workers.length, 0);
    await library.entityCounts();
    await library.scan();
    assert.equal(workers.length, 1);
  });

  test('says again what was said before the start', async () => {
    const { library } = given({ 'a.txt': 'on the disk' });
    library.setLiveText('a.txt', 'in the editor');
    library.setLiveText('b.txt', 'closed again');
    library.setLiveText('b.txt', undefined);
    await setting.refresh('a.txt');
    assert.deepEqual([await setting.found('editor'), await setting.found('disk')], [['a.txt'], []]);
  });

  test('says again what persons said about entities, to each that is started', async () => {
    const { workers, library } = given({ 'a.txt': 'Con Mario Rossi oggi.' });
    library.setCorrections('', { ...noCorrections, entities: [{ id: 'person:mario rossi', name: 'M. R.' }] });
    library.setCorrections('gone', noCorrections);
    library.setCorrections('gone', undefined);
    const name = async (): Promise<string | undefined> => {
      await library.scan();
      await library.mentionsIn('a.txt');
      return (await library.entity('person:mario rossi'))?.name;
    };
    assert.equal(await name(), 'M. R.');
    workers[0]?.die();
    assert.equal(await name(), 'M. R.');
  });

  test('starts another when it died, which finds everything again', async () => {
    const { workers, library } = given({ 'a.txt': 'The mayor denied it.' });
    await library.scan();
    workers[0]?.die();
    await library.scan();
    assert.deepEqual([workers.length, workers[0]?.channel.isEnded, await setting.found('mayor')], [2, true, ['a.txt']]);
  });

  test('scans again by itself after a death', async () => {
    const { workers, library } = given({ 'a.txt': 'The mayor denied it.' });
    await library.scan();
    workers[0]?.die();
    const scanned = new Promise<void>((resolve) => library.onDidChange(() => resolve()));
    await scanned;
    assert.deepEqual([workers.length, setting.source.lists], [2, 2]);
  });

  test('settles a scan in which it died when the next one has done it', async () => {
    const { workers, library } = given({ 'a.txt': 'The mayor denied it.' });
    const scanning = library.scan();
    workers[0]?.die();
    await scanning;
    assert.deepEqual([workers.length, await setting.found('mayor')], [2, ['a.txt']]);
  });

  test('rejects a question that was under way', async () => {
    const { workers, library } = given();
    const asking = library.search({ query: 'x', limit: 1 });
    workers[0]?.die();
    await assert.rejects(asking, { message: 'out of memory' });
    assert.equal((await library.search({ query: 'x', limit: 1 })).total, 0);
  });

  test('gives up an article that killed it twice, and goes on with the others', async () => {
    const { workers, library, told } = given({ 'a.txt': 'fine', 'b.txt': 'poison', 'c.txt': 'fine too' });
    await library.scan();
    assert.deepEqual(Object.fromEntries(told), { 'a.txt': 'fine', 'b.txt': 'notAnalysed', 'c.txt': 'fine' });
    assert.equal(workers.length, 3);
  });

  test('gives up after three restarts, and says so each time', async () => {
    const { workers, library, log } = given();
    for (let time = 0; time < 4; time++) {
      await library.entityCounts();
      workers.at(-1)?.die();
      await delivered();
    }
    await assert.rejects(library.entityCounts(), { message: 'out of memory' });
    await assert.rejects(library.scan(), { message: 'out of memory' });
    assert.deepEqual([workers.length, log.errors.length], [4, 4]);
  });

  test('does not start another for a call that failed by itself', async () => {
    const { workers, library, source } = given({ 'a.txt': 'words' });
    source.listFailure = new Error('no answer');
    await assert.rejects(library.scan(), /no answer/);
    source.listFailure = undefined;
    await library.scan();
    assert.equal(workers.length, 1);
  });

  test('tells that articles are gone that went while it was dead', async () => {
    const { workers, library, source, told } = given({ 'a.txt': 'fine', 'b.txt': 'fine' });
    await library.scan();
    source.delete('b.txt');
    workers[0]?.die();
    await library.scan();
    await delivered();
    assert.deepEqual([...told.keys()], ['a.txt']);
  });

  test('starts nothing after its end', async () => {
    const { workers, library } = given();
    await library.scan();
    library.dispose();
    workers[0]?.die();
    await assert.rejects(library.scan());
    assert.equal(workers.length, 1);
  });
});
