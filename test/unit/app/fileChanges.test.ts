import assert from 'node:assert/strict';
import { FileChanges, type Timer } from '../../../src/app/fileChanges';
import type { Disposable, FileReference } from '../../../src/app/ports';
import { startedSetting, type CorpusSetting } from './corpusSetting';
import { sidecarWith } from './sidecars';

/** Time that passes when a test says so. */
class ManualTimer implements Timer {
  #now = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly run: () => void }>();

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, run: () => void): Disposable {
    const entry = { at: this.#now + milliseconds, run };
    this.#waiting.add(entry);
    return { dispose: () => this.#waiting.delete(entry) };
  }

  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (;;) {
      const [next] = [...this.#waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#now = next.at;
      this.#waiting.delete(next);
      next.run();
    }
    this.#now = end;
  }
}

/** Changes of files over a corpus, with every update of the corpus written down. */
class Setting {
  readonly timer = new ManualTimer();
  /** `rescan`, or `refresh` with the files. */
  readonly updates: string[] = [];
  readonly errors: unknown[] = [];
  /** What was asked whether it is a folder. */
  readonly asked: string[] = [];
  readonly changes: FileChanges;
  #work: Promise<void>[] = [];

  constructor(readonly corpora: CorpusSetting) {
    const { corpus } = corpora;
    const update = (name: string, work: Promise<void>): Promise<void> => {
      this.updates.push(name);
      this.#work.push(work);
      return work;
    };
    const reader = {
      articles: () => corpus.articles(),
      articleOf: (file: FileReference) => corpus.articleOf(file),
      rescan: () => update('rescan', corpus.rescan()),
      refresh: (files: Iterable<{ readonly id: string; readonly path: string }>) => {
        const list = [...files];
        return update(['refresh', ...list.map(({ id }) => id)].join(' '), corpus.refresh(list));
      },
    };
    const isFolder = (id: string): Promise<boolean> => {
      this.asked.push(id);
      return Promise.resolve(id.endsWith('folder'));
    };
    this.changes = new FileChanges(reader, this.timer, isFolder, (error) => this.errors.push(error));
  }

  changed(...ids: readonly string[]): void {
    for (const id of ids) this.changes.changed({ id, path: id });
  }

  gone(...ids: readonly string[]): void {
    for (const id of ids) this.changes.gone({ id, path: id });
  }

  /** Lets what was asked be answered. */
  settled(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve));
  }

  /** Lets time pass and what it started come to its end. */
  async pass(milliseconds: number): Promise<void> {
    this.timer.pass(milliseconds);
    await Promise.all(this.#work);
    this.#work = [];
  }
}

async function setting(files: Readonly<Record<string, string>> = {}): Promise<Setting> {
  return new Setting(await startedSetting(files));
}

function names(count: number, folder = 'in'): string[] {
  return Array.from({ length: count }, (_, number) => `${folder}/${number}.txt`);
}

suite('app/fileChanges', () => {
  test('reads a changed file a moment later, once for all its events', async () => {
    const own = await setting();
    own.changed('a.txt', 'a.txt', 'a.txt');
    own.timer.pass(99);
    assert.deepEqual(own.updates, []);
    own.timer.pass(1);
    assert.deepEqual(own.updates, ['refresh a.txt']);
  });

  test('makes one update of a branch switch that is told in portions', async () => {
    const own = await setting();
    for (const file of names(400)) own.corpora.files.put(file, 'Rents rose.');
    for (let portion = 0; portion < 4; portion++) {
      own.changed(...names(400).slice(portion * 100, portion * 100 + 100));
      own.timer.pass(250);
    }
    assert.deepEqual(own.updates, []);
    await own.pass(600);
    assert.equal(own.updates.length, 1);
    assert.equal(own.corpora.corpus.articles().length, 400);
  });

  test('lists all files anew after thousands of events, since watchers drop some then', async () => {
    const own = await setting();
    const files = names(3000);
    for (const file of files) own.corpora.files.put(file, 'Rents rose.');
    for (const portion of [0, 500, 1000, 1500]) {
      own.changed(...files.slice(portion, portion + 500));
      own.timer.pass(200);
    }
    await own.pass(600);
    assert.deepEqual(own.updates, ['rescan']);
    assert.equal(own.corpora.corpus.articles().length, 3000);
  });

  test('does not wait for ever while more comes in', async () => {
    const own = await setting();
    for (let second = 0; second < 60; second++) {
      own.changed(...names(100, String(second)));
      own.timer.pass(100);
    }
    assert.equal(own.updates.length, 1);
    own.timer.pass(5000);
    assert.equal(own.updates.length, 2);
  });

  test('reads what a person types while a burst is gathered', async () => {
    const own = await setting({ 'a.txt': 'Rents rose.' });
    own.changed(...names(400));
    own.changes.edited({ id: 'a.txt', path: 'a.txt' });
    own.timer.pass(300);
    assert.deepEqual(own.updates, ['refresh a.txt']);
    own.timer.pass(300);
    assert.equal(own.updates.length, 2);
  });

  test('waits for a pause in typing, a second at most', async () => {
    const own = await setting({ 'a.txt': 'Rents rose.' });
    for (let key = 0; key < 10; key++) {
      assert.deepEqual(own.updates, []);
      own.changes.edited({ id: 'a.txt', path: 'a.txt' });
      own.timer.pass(100);
    }
    assert.deepEqual(own.updates, ['refresh a.txt']);
  });

  test('forgets the articles of a deleted folder and of a deleted sidecar', async () => {
    const own = await setting({
      'in/deep/a.txt': 'Rents rose.',
      'inside.txt': 'Rents rose.',
      'gone.txt.newsmark.json': sidecarWith('gone.txt', 'Rents rose.', 'Rents'),
    });
    own.corpora.files.delete('in/deep/a.txt');
    own.corpora.files.delete('gone.txt.newsmark.json');
    own.gone('in');
    own.gone('gone.txt.newsmark.json');
    await own.pass(100);
    assert.deepEqual(own.corpora.paths(), ['inside.txt']);
    assert.deepEqual(own.updates, ['refresh gone.txt in/deep/a.txt']);
  });

  test('asks what came when nothing more comes, and lists all files anew for a folder alone', async () => {
    const own = await setting({ 'a.txt': 'Rents rose.' });
    for (let number = 0; number < 200; number++) own.changes.came(`build/${number}.js`);
    assert.deepEqual(own.asked, []);
    await own.pass(600);
    await own.settled();
    assert.deepEqual([own.asked.length, own.updates], [200, []]);
    own.changes.came('pictures/large/1.jpg');
    own.changes.came('folder');
    for (let number = 0; number < 60; number++) own.changes.came(`folder/sub/${number}.jpg`);
    await own.pass(600);
    await own.settled();
    await own.pass(600);
    assert.deepEqual([own.asked.length, own.updates], [220, ['rescan']]);
  });

  test('asks of nothing that came when all files are listed anew all the same, or nobody wants to know', async () => {
    const own = await setting({ 'a.txt': 'Rents rose.' });
    own.changes.came('folder');
    own.changes.rescan();
    await own.pass(100);
    own.changes.came('folder');
    own.changes.dispose();
    await own.pass(100);
    assert.deepEqual([own.asked, own.updates], [[], ['rescan']]);
  });

  test('takes thousands of deleted files that are no articles for no reason to list anew', async () => {
    const own = await setting({ 'a.txt': 'Rents rose.' });
    for (const file of names(3000, 'node_modules')) own.gone(file);
    await own.pass(600);
    assert.deepEqual(own.updates, []);
  });

  test('lists anew when thousands are deleted and articles among them', async () => {
    const files = names(600);
    const own = await setting(Object.fromEntries(files.map((file) => [file, 'Rents rose.'])));
    for (const file of files) {
      own.corpora.files.delete(file);
      own.gone(file);
    }
    await own.pass(600);
    assert.deepEqual(own.updates, ['rescan']);
    assert.deepEqual(own.corpora.paths(), []);
  });

  test('lists anew once when asked several times', async () => {
    const own = await setting();
    own.changes.rescan();
    own.changed('a.txt');
    own.changes.rescan();
    await own.pass(100);
    assert.deepEqual(own.updates, ['rescan']);
  });

  test('does nothing after its end', async () => {
    const own = await setting();
    own.changed('a.txt');
    own.changes.edited({ id: 'b.txt', path: 'b.txt' });
    own.changes.dispose();
    own.timer.pass(10_000);
    assert.deepEqual(own.updates, []);
  });
});
