import assert from 'node:assert/strict';
import { answer, RemoteAnalyser, type WorkerChannel } from '../../../src/app/remoteAnalyser';
import type { WorkerRequest, WorkerResponse } from '../../../src/app/remoteAnalyser';
import { UnreliableAnalyser } from './corpusSetting';

/** A channel whose other end is a test: it sees the requests and answers when and as it likes. */
class MemoryChannel implements WorkerChannel {
  readonly requests: WorkerRequest[] = [];
  respond: (response: WorkerResponse) => void = () => undefined;
  fail: (error: Error) => void = () => undefined;
  isEnded = false;

  post(request: WorkerRequest): void {
    this.requests.push(structuredClone(request));
  }

  onResponse(listener: (response: WorkerResponse) => void): void {
    this.respond = (response) => listener(structuredClone(response));
  }

  onFailure(listener: (error: Error) => void): void {
    this.fail = listener;
  }

  end(): void {
    this.isEnded = true;
  }
}

const request = { id: 'a.txt', path: 'a.txt', text: 'Rents rose 4% in May.' };

function setting(): { channel: MemoryChannel; remote: RemoteAnalyser } {
  const channel = new MemoryChannel();
  return { channel, remote: new RemoteAnalyser(channel) };
}

/** Answers the requests of a channel as the worker does, newest first. */
async function work(channel: MemoryChannel, analyser = new UnreliableAnalyser()): Promise<void> {
  for (const one of channel.requests.splice(0).reverse()) channel.respond(await answer(analyser, one));
}

suite('app/remoteAnalyser', () => {
  test('gives what the analyser at the other end gives', async () => {
    const { channel, remote } = setting();
    const there = new UnreliableAnalyser();
    const analysing = remote.analyse(request);
    await work(channel, there);
    assert.deepEqual(await analysing, await new UnreliableAnalyser().analyse(request));
    const searching = remote.search('rents', 5);
    await work(channel, there);
    assert.deepEqual(
      (await searching).map(({ id }) => id),
      ['a.txt'],
    );
    const forgetting = remote.forget('a.txt');
    await work(channel, there);
    await forgetting;
    assert.deepEqual(there.forgotten, ['a.txt']);
  });

  test('matches answers to calls in whatever order they come', async () => {
    const { channel, remote } = setting();
    const calls = ['one', 'one two', 'one two three'].map((text, number) =>
      remote.analyse({ id: `${number}.txt`, path: `${number}.txt`, text }),
    );
    await work(channel);
    assert.deepEqual(
      (await Promise.all(calls)).map(({ metadata }) => metadata.words),
      [1, 2, 3],
    );
  });

  test('rejects the one call that failed', async () => {
    const { channel, remote } = setting();
    const there = new UnreliableAnalyser();
    there.refused.add('b.txt');
    const calls = [remote.analyse(request), remote.analyse({ ...request, id: 'b.txt' })];
    const settled = Promise.allSettled(calls);
    await work(channel, there);
    assert.deepEqual(
      (await settled).map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    await assert.rejects(calls[1] ?? assert.fail(), /the worker died/);
  });

  test('rejects everything that waits, and every later call, when the worker dies', async () => {
    const { channel, remote } = setting();
    const waiting = Promise.allSettled([remote.analyse(request), remote.search('x', 1)]);
    channel.fail(new Error('out of memory'));
    assert.deepEqual(
      (await waiting).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await assert.rejects(remote.analyse(request), { message: 'out of memory' });
    await assert.rejects(remote.forget('a.txt'), { message: 'out of memory' });
    assert.equal(channel.requests.length, 2);
  });

  test('names the first of several failures', async () => {
    const { channel, remote } = setting();
    channel.fail(new Error('out of memory'));
    channel.fail(new Error('gone'));
    await assert.rejects(remote.search('x', 1), { message: 'out of memory' });
  });

  test('ignores an answer nobody waits for', async () => {
    const { channel, remote } = setting();
    channel.respond({ call: 99, kind: 'done', value: 1 });
    channel.respond({ call: 98, kind: 'failed', error: 'late' });
    const analysing = remote.analyse(request);
    await work(channel);
    assert.equal((await analysing).metadata.words, 5);
  });

  test('ends the worker and rejects what waits', async () => {
    const { channel, remote } = setting();
    const waiting = remote.analyse(request);
    remote.dispose();
    await assert.rejects(waiting, { message: 'The analysis worker was ended.' });
    assert.equal(channel.isEnded, true);
  });
});

suite('app/remoteAnalyser, the worker’s answer', () => {
  test('carries the call and the value', async () =>
    assert.deepEqual(await answer(new UnreliableAnalyser(), { call: 7, kind: 'search', query: 'x', limit: 1 }), {
      call: 7,
      kind: 'done',
      value: [],
    }));

  const checkFailure = async (thrown: unknown, expected: RegExp): Promise<void> => {
    const analyser = new UnreliableAnalyser();
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- anything can be thrown
    analyser.forget = () => Promise.reject(thrown);
    const response = await answer(analyser, { call: 7, kind: 'forget', id: 'a.txt' });
    assert.equal(response.kind, 'failed');
    assert.match(response.error, expected);
  };

  test('says why it failed, with the stack', async () => checkFailure(new Error('no'), /^Error: no\n +at /));
  test('says what was thrown that is no error', async () => checkFailure('just words', /^just words$/));
  test('says why it failed without a stack', async () =>
    checkFailure(Object.assign(new Error('no'), { stack: undefined }), /^no$/));
});
