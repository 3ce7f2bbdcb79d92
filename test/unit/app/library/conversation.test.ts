import assert from 'node:assert/strict';
import { Conversation, type MessageChannelEnd, type Topics } from '../../../../src/app/library/conversation';
import { delivered, memoryChannel, type MemoryChannelEnd } from '../../../support/memoryChannel';

type Sums = { readonly add: (a: number, b: number) => number };

interface Setting<Theirs extends Topics> {
  readonly near: MemoryChannelEnd;
  readonly far: MemoryChannelEnd;
  readonly asker: Conversation<Theirs>;
  readonly errors: unknown[];
}

/** An end that asks, and one that answers with some functions. */
function talk<Theirs extends Topics>(theirs: Theirs): Setting<Theirs> {
  const [near, far] = memoryChannel();
  const errors: unknown[] = [];
  const onError = (error: unknown): void => void errors.push(error);
  new Conversation(far, theirs, onError);
  return { near, far, errors, asker: new Conversation<Theirs>(near, {}, onError) };
}

suite('app/library/conversation', () => {
  test('gives what the function at the other end gives', async () => {
    const { asker } = talk<Sums>({ add: (a, b) => a + b });
    assert.equal(await asker.ask('add', 2, 3), 5);
  });

  test('asks in both directions over one channel', async () => {
    const [near, far] = memoryChannel();
    const ignore = (): void => undefined;
    const one = new Conversation<Sums>(near, { name: () => 'one' }, ignore);
    const other = new Conversation<{ readonly name: () => string }>(
      far,
      { add: (a: number, b: number) => a + b },
      ignore,
    );
    assert.deepEqual(await Promise.all([one.ask('add', 1, 1), other.ask('name')]), [2, 'one']);
  });

  test('matches answers to calls in whatever order they come', async () => {
    const waiting: (() => void)[] = [];
    const { asker } = talk({ echo: (text: string) => new Promise((resolve) => waiting.push(() => resolve(text))) });
    const calls = ['a', 'b', 'c'].map((text) => asker.ask('echo', text));
    await delivered();
    for (const answer of waiting.reverse()) answer();
    assert.deepEqual(await Promise.all(calls), ['a', 'b', 'c']);
  });

  test('delivers in the order it was posted', async () => {
    const heard: string[] = [];
    const { asker } = talk({ say: (word: string) => void heard.push(word), ask: () => heard.join(' ') });
    asker.tell('say', 'one');
    asker.tell('say', 'two');
    assert.equal(await asker.ask('ask'), 'one two');
  });

  test('rejects the one call that failed, with the stack of the other end', async () => {
    const { asker } = talk({
      work: (fails: boolean) => {
        if (fails) throw new Error('no');
        return 'yes';
      },
    });
    const [good, bad] = await Promise.allSettled([asker.ask('work', false), asker.ask('work', true)]);
    assert.equal(good.status, 'fulfilled');
    assert.ok(bad.status === 'rejected' && bad.reason instanceof Error);
    assert.match(bad.reason.message, /^Error: no\n +at /);
  });

  test('rejects what the other end has no function for', async () => {
    const [near, far] = memoryChannel();
    new Conversation(far, {}, () => undefined);
    const asker = new Conversation<Sums>(near, {}, () => undefined);
    await assert.rejects(asker.ask('add', 1, 1), /Nobody here answers “add”/);
  });

  test('reports a function that was told something and failed, where it failed', async () => {
    const { asker, errors } = talk({ say: () => Promise.reject(new Error('no')) });
    asker.tell('say');
    await delivered();
    assert.deepEqual(errors.map(String), ['Error: no']);
  });

  test('rejects everything that waits, and every later call, when the other end dies', async () => {
    const { asker, near } = talk({ wait: () => new Promise(() => undefined) });
    const waiting = asker.ask('wait');
    near.fail(new Error('out of memory'));
    near.fail(new Error('gone'));
    await assert.rejects(waiting, { message: 'out of memory' });
    await assert.rejects(asker.ask('wait'), { message: 'out of memory' });
    const before = near.posted.length;
    asker.tell('wait');
    assert.equal(near.posted.length, before);
  });

  test('ignores an answer nobody waits for', async () => {
    const { asker, far } = talk<Sums>({ add: (a, b) => a + b });
    far.post({ kind: 'done', call: 99, value: 1 }, []);
    far.post({ kind: 'failed', call: 98, error: 'late' }, []);
    assert.equal(await asker.ask('add', 1, 1), 2);
  });
});

suite('app/library/conversation, bytes', () => {
  /** How many buffers an answer moves instead of copying them. */
  const check = async (answer: unknown, moved: number): Promise<void> => {
    const [near, far] = memoryChannel();
    let count = 0;
    const counting: MessageChannelEnd = {
      post: (message, buffers) => {
        count += buffers.length;
        far.post(message, buffers);
      },
      onMessage: (listener) => far.onMessage(listener),
      onFailure: () => undefined,
      end: () => undefined,
    };
    new Conversation(counting, { answer: () => answer }, () => undefined);
    const asker = new Conversation<{ readonly answer: () => unknown }>(near, {}, () => undefined);
    const expected = structuredClone(answer);
    assert.deepEqual(await asker.ask('answer'), expected);
    assert.equal(count, moved);
  };

  test('that are an answer are moved', async () => check(new Uint8Array([1, 2, 3]), 1));
  test('that are a field of an answer are moved', async () => check({ kind: 'index', shard: new Uint8Array(9) }, 1));
  test('that share a buffer are moved once', async () => {
    const bytes = new Uint8Array(4);
    await check({ one: bytes, other: bytes }, 1);
  });
  test('that are a part of something larger are copied', async () => check(new Uint8Array(8).subarray(2, 4), 0));
  test('that are empty are copied', async () => check(new Uint8Array(0), 0));
  test('of no answer at all are none', async () => check(undefined, 0));

  test('among the arguments stay with who asks', async () => {
    const { asker } = talk({ size: (bytes: Uint8Array) => bytes.byteLength });
    const bytes = new Uint8Array(5);
    assert.equal(await asker.ask('size', bytes), 5);
    assert.equal(bytes.byteLength, 5);
  });
});
