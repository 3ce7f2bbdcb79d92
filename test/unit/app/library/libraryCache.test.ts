import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MemoryCache, MemorySource, type CacheAction } from '../../../support/memorySource';
import { runs } from '../../../support/property';
import { LibrarySetting, nextTurn, scanned } from './librarySetting';

const some = {
  'a.txt': 'The mayor of Kursk resigned on Monday. Nobody knows why.',
  'b.txt': 'The river rose by two metres in the night.',
  'c.txt': 'Angela Merkel met Emmanuel Macron in Paris on Tuesday.',
};

const italian = 'Il presidente ha parlato a Mosca della guerra e delle prossime elezioni nel Paese.';

/** What a library holds, to be compared with one that read everything anew. */
async function stateOf(setting: LibrarySetting): Promise<unknown> {
  const { library, told } = setting;
  const articles = [...told.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const words = await Promise.all(
    ['kursk', 'river', 'merkel', 'brand', 'moved', 'typed'].map((word) => setting.found(word)),
  );
  return { articles, words, entities: await library.entities({ limit: 1000 }), counts: await library.entityCounts() };
}

suite('app/library cache', () => {
  const settings: LibrarySetting[] = [];
  teardown(() => {
    for (const { library } of settings.splice(0)) library.dispose();
  });
  const kept = <Setting extends LibrarySetting>(setting: Setting): Setting => {
    settings.push(setting);
    return setting;
  };
  const rested = async (...given: ConstructorParameters<typeof LibrarySetting>): Promise<LibrarySetting> => {
    const setting = kept(await scanned(...given));
    await setting.library.rest();
    return setting;
  };

  /** What the library holds after the scan is what one without a cache holds that reads the same files. */
  const check = async (setting: LibrarySetting): Promise<void> => {
    await setting.library.rest();
    const anew = await rested(setting.source);
    assert.deepEqual(await stateOf(setting), await stateOf(anew));
  };

  test('reads nothing at a start at which nothing changed', async () => {
    const next = kept(await (await rested(some)).restart());
    await next.library.rest();
    assert.deepEqual(next.filesRead(), []);
    await check(next);
  });

  test('reads a changed file alone', async () => {
    const before = await rested(some);
    before.source.put('b.txt', 'A brand new text.');
    const next = kept(await before.restart());
    assert.deepEqual(next.filesRead(), ['b.txt']);
    await check(next);
  });

  test('analyses a file that was only touched no more than once', async () => {
    const before = await rested(some);
    before.source.put('b.txt', some['b.txt']);
    const touched = kept(await before.restart());
    await touched.library.rest();
    assert.deepEqual(touched.filesRead(), ['b.txt']);
    const next = kept(await touched.restart());
    assert.deepEqual(next.filesRead(), []);
    await check(next);
  });

  test('forgets a file that was deleted and takes up one that was renamed between sessions', async () => {
    const before = await rested(some);
    before.source.delete('a.txt');
    before.source.move('b.txt', 'moved/b.txt');
    const next = kept(await before.restart());
    assert.deepEqual(next.paths(), ['c.txt', 'moved/b.txt']);
    assert.deepEqual(await next.found('kursk'), []);
    await check(next);
  });

  test('tells what an earlier session knew before it looks for any file', async () => {
    const before = await rested(some);
    before.library.dispose();
    before.source.lists = 0;
    before.source.reads.length = 0;
    before.source.delete('a.txt');
    const next = kept(new LibrarySetting(before.source, { cache: before.cache }));
    await next.library.restore();
    assert.deepEqual([next.paths(), next.filesRead(), next.source.lists], [['a.txt', 'b.txt', 'c.txt'], [], 0]);
    assert.deepEqual(await next.found('river'), ['b.txt']);
    await next.library.scan();
    assert.deepEqual(next.paths(), ['b.txt', 'c.txt']);
    await check(next);
  });

  test('keeps what a person corrects after an article was told and before it is searchable', async () => {
    const before = await rested(new MemorySource({ 'a.txt': italian }));
    before.library.dispose();
    const next = kept(new LibrarySetting(before.source, { cache: before.cache }));
    await next.library.restore();
    next.library.setSidecarFacts('a.txt', { details: { language: 'en' }, annotations: [] });
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    await next.library.scan();
    assert.deepEqual([await next.found('elezione path:a'), await next.found('elezioni path:a')], [[], ['a.txt']]);
  });

  test('tells the newest of what earlier sessions knew', async () => {
    const before = await rested(some);
    before.source.put('b.txt', 'A brand new text.');
    const changed = kept(await before.restart());
    await changed.library.rest();
    changed.library.dispose();
    const next = kept(new LibrarySetting(changed.source, { cache: changed.cache }));
    await next.library.restore();
    assert.deepEqual(next.told.get('b.txt'), changed.told.get('b.txt'));
    assert.deepEqual([await next.found('river'), await next.found('brand')], [[], ['b.txt']]);
  });

  test('does not tell an article of an earlier session that was deleted in it', async () => {
    const before = await rested(some);
    before.source.delete('a.txt');
    await before.refresh('a.txt');
    await before.library.rest();
    before.library.dispose();
    const next = kept(new LibrarySetting(before.source, { cache: before.cache }));
    await next.library.restore();
    assert.deepEqual(next.paths(), ['b.txt', 'c.txt']);
  });

  test('indexes the articles of a shard anew of which only the segment is damaged', async () => {
    const before = await rested(some);
    before.library.dispose();
    for (const [name, bytes] of before.cache.files)
      if (name.endsWith('.shard'))
        before.cache.files.set(name, bytes.with(bytes.length - 9, 255 ^ (bytes.at(-9) ?? 0)));
    const next = kept(new LibrarySetting(before.source, { cache: before.cache }));
    await next.library.restore();
    assert.deepEqual(next.paths(), ['a.txt', 'b.txt', 'c.txt']);
    await next.library.scan();
    assert.deepEqual(next.paths(), ['a.txt', 'b.txt', 'c.txt']);
    await check(next);
  });

  test('compares the texts where files have no stamps', async () => {
    const source = new MemorySource(some);
    source.hasStamps = false;
    const before = await rested(source);
    source.put('b.txt', 'A brand new text.');
    const next = kept(await before.restart());
    assert.deepEqual(next.filesRead(), ['a.txt', 'b.txt', 'c.txt']);
    await check(next);
  });

  test('does not read a binary file again until it changes, but tries again one that was denied', async () => {
    const source = new MemorySource({ ...some, 'd.txt': 'x', 'e.txt': 'y' });
    source.failReading('d.txt', 'binary');
    source.failReading('e.txt', 'denied');
    const next = kept(await (await rested(source)).restart());
    assert.deepEqual(next.filesRead(), ['e.txt']);
    assert.equal(next.told.get('d.txt')?.failure, 'binary');
  });

  for (const failure of ['empty', 'invalidEncoding', 'tooLarge'] as const)
    test(`does not read a file again that is ${failure}`, async () => {
      const source = new MemorySource({ ...some, 'd.txt': 'x' });
      source.failReading('d.txt', failure);
      const next = kept(await (await rested(source)).restart());
      assert.deepEqual(next.filesRead(), []);
      assert.equal(next.told.get('d.txt')?.failure, failure);
    });

  for (const isTouched of [false, true])
    test(`takes the language that a person set before ${isTouched ? 'a touched' : 'an unchanged'} article is known`, async () => {
      const source = new MemorySource({ 'a.txt': italian });
      const before = await rested(source);
      assert.deepEqual(await before.found('elezione path:a'), ['a.txt']);
      before.library.dispose();
      if (isTouched) source.put('a.txt', italian);
      const next = kept(new LibrarySetting(source, { cache: before.cache }));
      next.library.setSidecarFacts('a.txt', { details: { language: 'en' }, annotations: [] });
      await next.library.scan();
      await next.library.rest();
      assert.deepEqual(await next.found('elezione path:a'), []);
      assert.deepEqual(await next.found('elezioni path:a'), ['a.txt']);
    });

  test('works without a cache that can be written, and says so in the log', async () => {
    const cache = new MemoryCache();
    cache.isFull = true;
    const setting = await rested(some, { cache });
    assert.deepEqual(await setting.found('river'), ['b.txt']);
    assert.ok(setting.log.warnings.length > 0);
  });

  test('removes files that are no shard of this version, and leaves what is not its own', async () => {
    const cache = new MemoryCache();
    cache.files.set('abc-1.shard', new Uint8Array(64));
    cache.files.set('abc-1.shard.mentions', new Uint8Array(64));
    cache.files.set('lost-1.shard.mentions', new Uint8Array(64));
    cache.files.set('notes.txt', new Uint8Array(1));
    const setting = await rested(some, { cache });
    assert.deepEqual(
      [...cache.files.keys()].filter((name) => /abc|lost|notes/.test(name)),
      ['notes.txt'],
    );
    await check(setting);
  });

  test('joins many small shards to one', async () => {
    const setting = await rested(some);
    for (let at = 0; at < 12; at++) {
      setting.source.put(`more/${at}.txt`, `Words about brand ${at}.`);
      await setting.refresh(`more/${at}.txt`);
      await setting.library.rest();
    }
    const shards = [...setting.cache.files.keys()].filter((name) => name.endsWith('.shard'));
    assert.ok(shards.length <= 9, `${shards.length} shards`);
    const next = kept(await setting.restart());
    assert.deepEqual(next.filesRead(), []);
    await check(next);
  });

  test('drops a shard whose articles all changed', async () => {
    const setting = await rested(some);
    const [before] = setting.cache.files.keys();
    for (const id of Object.keys(some)) setting.source.put(id, `A brand new text of ${id}.`);
    await setting.refresh(...Object.keys(some));
    await setting.library.rest();
    assert.equal(setting.cache.files.has(before ?? ''), false);
    await check(setting);
  });

  test('recognises the names again whose file is damaged', async () => {
    const before = await rested(some);
    for (const [name, bytes] of before.cache.files) if (name.endsWith('.mentions')) bytes.fill(7, 30, 40);
    await check(kept(await before.restart()));
  });

  test('gives a correct and complete start whenever it was killed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step(), { maxLength: 6 }), { maxLength: 4 }), fc.nat(), fc.nat(), checkKill),
      runs(40),
    );
  });

  type Step = { readonly kind: 'put' | 'delete' | 'touch' | 'move'; readonly file: number } | { readonly kind: 'rest' };
  function step(): fc.Arbitrary<Step> {
    const file = fc.nat({ max: 5 });
    const kind = fc.constantFrom('put' as const, 'delete' as const, 'touch' as const, 'move' as const);
    return fc.oneof(fc.record({ kind, file }), fc.constant({ kind: 'rest' as const }));
  }

  /** Sessions of changes, of which the cache is then taken as it was after some action, the last write perhaps torn. */
  async function checkKill(sessions: Step[][], until: number, tear: number): Promise<void> {
    const source = new MemorySource(some);
    const cache = new MemoryCache();
    let version = 0;
    for (const steps of [[], ...sessions]) {
      const setting = await scanned(source, { cache });
      for (const step of steps) {
        if (step.kind === 'rest') await setting.library.rest();
        else await change(setting, step, ++version);
      }
      setting.library.dispose();
    }
    const actions = cache.actions.slice(0, until % (cache.actions.length + 1));
    const killed = MemoryCache.after(torn(actions, tear));
    await check(kept(await scanned(source, { cache: killed })));
    for (const { library } of settings.splice(0)) library.dispose();
  }

  async function change(
    setting: LibrarySetting,
    step: Exclude<Step, { kind: 'rest' }>,
    version: number,
  ): Promise<void> {
    const id = Object.keys(some)[step.file] ?? `new${step.file}.txt`;
    const { source } = setting;
    if (step.kind === 'put') source.put(id, `Version ${version} is brand new; Paris.`);
    else if (step.kind === 'touch') source.put(id, 'The same words as ever.');
    else if (step.kind === 'delete') source.delete(id);
    else source.move(id, `moved${step.file}.txt`);
    await setting.refresh(id, ...(step.kind === 'move' ? [`moved${step.file}.txt`] : []));
  }

  /** Every second time the last write is cut short, as a disk without atomic writes might leave it. */
  function torn(actions: readonly CacheAction[], tear: number): readonly CacheAction[] {
    const last = actions.at(-1);
    if (last?.kind !== 'write' || tear % 2 === 0) return actions;
    return [...actions.slice(0, -1), { ...last, bytes: last.bytes.slice(0, tear % last.bytes.length) }];
  }
});
