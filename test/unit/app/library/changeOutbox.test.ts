import assert from 'node:assert/strict';
import { ChangeOutbox } from '../../../../src/app/library/changeOutbox';
import type { LibraryChange, LibraryProgress } from '../../../../src/app/library/library';
import { RestoredChange } from '../../../../src/app/library/restoredChange';
import { delivered } from '../../../support/memoryChannel';

/** An outbox to a host that takes over what was sent when the test says so. */
class Setting {
  readonly sent: LibraryChange[] = [];
  readonly progress: LibraryProgress[] = [];
  readonly #untaken: (() => void)[] = [];
  readonly outbox = new ChangeOutbox(
    {
      change: (change) => this.#send(() => this.sent.push(change)),
      restored: (packed, gone) => this.#send(() => this.sent.push(new RestoredChange(packed, gone))),
      progress: (progress) => this.#send(() => this.progress.push(progress)),
    },
    2,
  );

  add(articles: readonly string[], gone: readonly string[] = [], entities = false): void {
    this.outbox.add({ articles: articles.map((id) => ({ id, path: id })), gone, entities });
  }

  /** The host takes over the oldest message, and then whatever follows it. */
  async take(): Promise<void> {
    this.#untaken.shift()?.();
    await delivered();
  }

  async takeAll(): Promise<void> {
    while (this.#untaken.length > 0) await this.take();
  }

  /** The ids of the articles in each message. */
  ids(): string[][] {
    return this.sent.map(({ articles }) => articles.map(({ id }) => id));
  }

  #send(note: () => void): Promise<void> {
    note();
    return new Promise((resolve) => this.#untaken.push(resolve));
  }
}

/** What a shard with one article tells. */
function restored(id: string): RestoredChange {
  const encoded = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value));
  const records = encoded({ provenances: [], records: [[id, id, 'binary']] });
  return new RestoredChange({ stamps: encoded(['1:2']), records }, []);
}

const names = (count: number): string[] => Array.from({ length: count }, (_, number) => `${number}.txt`);

suite('app/library/changeOutbox', () => {
  test('sends a change at once', () => {
    const setting = new Setting();
    setting.add(['a'], ['b'], true);
    assert.deepEqual(setting.sent, [{ articles: [{ id: 'a', path: 'a' }], gone: ['b'], entities: true }]);
  });

  test('sends what was restored as it came, before what changed since', async () => {
    const setting = new Setting();
    for (const id of ['x', 'y']) setting.add([id]);
    await setting.takeAll();
    for (const id of ['a', 'b', 'c']) setting.outbox.add(restored(id));
    setting.add(['a', 'd']);
    await setting.takeAll();
    assert.deepEqual(setting.ids(), [['x'], ['y'], ['a'], ['b'], ['c'], ['a', 'd']]);
  });

  test('sends what changed before what was restored after it', async () => {
    const setting = new Setting();
    for (const id of ['x', 'y', 'a']) setting.add([id]);
    setting.outbox.add(restored('a'));
    setting.outbox.add(restored('b'));
    await setting.takeAll();
    assert.deepEqual(setting.ids(), [['x'], ['y'], ['a', 'b']]);
  });

  test('answers after what was restored', async () => {
    const setting = new Setting();
    for (const id of ['a', 'b', 'c']) setting.outbox.add(restored(id));
    const answer = setting.outbox.before(Promise.resolve('answer'));
    let isAnswered = false;
    void answer.then(() => (isAnswered = true));
    await delivered();
    assert.equal(isAnswered, false);
    await setting.takeAll();
    await answer;
    assert.deepEqual(setting.ids(), [['a'], ['b'], ['c']]);
  });

  test('has no more messages under way than it may', async () => {
    const setting = new Setting();
    for (const id of ['a', 'b', 'c', 'd']) setting.add([id]);
    assert.deepEqual(setting.ids(), [['a'], ['b']]);
    await setting.take();
    assert.deepEqual(setting.ids(), [['a'], ['b'], ['c', 'd']]);
  });

  test('sends many articles in messages of 200', async () => {
    const setting = new Setting();
    setting.add(names(450));
    await setting.takeAll();
    assert.deepEqual(
      setting.ids().map(({ length }) => length),
      [200, 200, 50],
    );
    assert.deepEqual(setting.ids().flat(), names(450));
  });

  test('sends an article that changes again while it waits once, as it is then', async () => {
    const setting = new Setting();
    setting.add(['x']);
    setting.add(['y']);
    setting.outbox.add({ articles: [{ id: 'a', path: 'old' }], gone: [], entities: false });
    setting.outbox.add({ articles: [{ id: 'a', path: 'new' }], gone: [], entities: false });
    await setting.takeAll();
    assert.deepEqual(setting.sent.at(-1)?.articles, [{ id: 'a', path: 'new' }]);
    assert.equal(setting.sent.length, 3);
  });

  test('forgets an article that goes while it waits, and takes back one that comes', async () => {
    const setting = new Setting();
    setting.add(['x']);
    setting.add(['y']);
    setting.add(['a'], ['b']);
    setting.add(['b'], ['a']);
    await setting.takeAll();
    assert.deepEqual(setting.sent.at(-1), { articles: [{ id: 'b', path: 'b' }], gone: ['a'], entities: false });
  });

  test('tells that entities differ with the last message', async () => {
    const setting = new Setting();
    setting.add(names(450), [], true);
    await setting.takeAll();
    assert.deepEqual(
      setting.sent.map(({ entities }) => entities),
      [false, false, true],
    );
  });

  test('sends the newest progress only, after the changes', async () => {
    const setting = new Setting();
    setting.add(names(450));
    for (const indexed of [1, 2, 3]) setting.outbox.setProgress({ indexed, found: 3, unrecognised: 0 });
    await setting.takeAll();
    assert.deepEqual(
      setting.progress.map(({ indexed }) => indexed),
      [3],
    );
  });

  test('gives an answer after the changes that were known with it', async () => {
    const setting = new Setting();
    setting.add(names(450));
    let isAnswered = false;
    const answer = setting.outbox.before(Promise.resolve('done')).then((value) => {
      isAnswered = true;
      return value;
    });
    await delivered();
    assert.equal(isAnswered, false);
    await setting.takeAll();
    assert.equal(await answer, 'done');
  });

  test('gives an answer at once where nothing waits', async () => {
    const setting = new Setting();
    setting.add(['a']);
    assert.equal(await setting.outbox.before(Promise.resolve('done')), 'done');
  });
});
