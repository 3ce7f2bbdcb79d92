import assert from 'node:assert/strict';
import { ReadQueue } from '../../../src/app/readQueue';

/** A reader whose readings end when the test says so. */
class HeldReader {
  readonly started: string[] = [];
  readonly #held = new Map<string, { resolve(): void; reject(error: Error): void }>();

  readonly read = (id: string): Promise<void> => {
    this.started.push(id);
    return new Promise((resolve, reject) => this.#held.set(id, { resolve, reject }));
  };

  async finish(id: string): Promise<void> {
    this.#held.get(id)?.resolve();
    await settled();
  }

  async fail(id: string): Promise<void> {
    this.#held.get(id)?.reject(new Error(id));
    await settled();
  }
}

/** Lets everything that can go on go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Whether a promise has settled by now. */
async function isDone(promise: Promise<unknown>): Promise<boolean> {
  let done = false;
  promise.then(
    () => (done = true),
    () => (done = true),
  );
  await settled();
  return done;
}

suite('app/readQueue', () => {
  let reader: HeldReader;
  let queue: ReadQueue;

  setup(() => {
    reader = new HeldReader();
    queue = new ReadQueue(2, reader.read);
  });

  test('reads no more at once than it may', async () => {
    void queue.read(['a', 'b', 'c'], 'inTurn');
    assert.deepEqual(reader.started, ['a', 'b']);
    await reader.finish('a');
    assert.deepEqual(reader.started, ['a', 'b', 'c']);
  });

  test('reads the next file while one reading never ends', async () => {
    void queue.read(['hangs'], 'inTurn');
    const urgent = queue.read(['b'], 'first');
    assert.deepEqual(reader.started, ['hangs', 'b']);
    await reader.finish('b');
    assert.equal(await isDone(urgent), true);
  });

  test('settles with its own files, however many others wait', async () => {
    const all = queue.read(['a', 'b', 'c', 'd'], 'inTurn');
    const urgent = queue.read(['d'], 'first');
    await reader.finish('a');
    assert.deepEqual(reader.started, ['a', 'b', 'd']);
    assert.equal(await isDone(urgent), false);
    await reader.finish('d');
    assert.equal(await isDone(urgent), true);
    assert.equal(await isDone(all), false);
    await reader.finish('b');
    await reader.finish('c');
    assert.equal(await isDone(all), true);
  });

  test('reads a file again that was asked for while it was read, not twice at once', async () => {
    const early = queue.read(['a'], 'first');
    const late = queue.read(['a'], 'first');
    assert.deepEqual(reader.started, ['a']);
    await reader.finish('a');
    assert.deepEqual(reader.started, ['a', 'a']);
    assert.equal(await isDone(late), false);
    await reader.finish('a');
    assert.deepEqual([await isDone(early), await isDone(late)], [true, true]);
  });

  test('reads a file once that was asked for twice before its turn', async () => {
    void queue.read(['a', 'b'], 'inTurn');
    void queue.read(['c'], 'inTurn');
    void queue.read(['c'], 'first');
    await reader.finish('a');
    await reader.finish('b');
    await reader.finish('c');
    assert.deepEqual(reader.started, ['a', 'b', 'c']);
  });

  test('tells those who wait for a file that it could not be read, and goes on', async () => {
    const broken = queue.read(['a'], 'first');
    const other = queue.read(['b'], 'first');
    await reader.fail('a').catch(() => undefined);
    await assert.rejects(broken, /^Error: a$/);
    await reader.finish('b');
    await other;
    const again = queue.read(['a'], 'first');
    await reader.finish('a');
    await again;
  });

  test('lets everybody go on at its end and reads nothing more', async () => {
    const waiting = queue.read(['a', 'b', 'c'], 'inTurn');
    queue.end();
    await waiting;
    await queue.read(['d'], 'first');
    await reader.finish('a');
    assert.deepEqual(reader.started, ['a', 'b']);
  });
});
