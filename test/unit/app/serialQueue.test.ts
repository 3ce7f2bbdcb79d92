import assert from 'node:assert/strict';
import { SerialQueue } from '../../../src/app/serialQueue';
import { Gate } from './corpusSetting';

suite('app/serialQueue', () => {
  test('runs jobs of one key in the order they came, one at a time', async () => {
    const queue = new SerialQueue<string>();
    const events: string[] = [];
    const job = (name: string) => async () => {
      events.push(`${name} starts`);
      await new Promise(setImmediate);
      events.push(`${name} ends`);
    };
    await Promise.all([queue.run('a', job('1')), queue.run('a', job('2')), queue.run('a', job('3'))]);
    assert.deepEqual(events, ['1 starts', '1 ends', '2 starts', '2 ends', '3 starts', '3 ends']);
  });

  test('runs jobs of different keys side by side', async () => {
    const queue = new SerialQueue<string>();
    const gate = new Gate();
    const waiting = queue.run('a', () => gate.opened);
    assert.equal(await queue.run('b', () => Promise.resolve('done')), 'done');
    gate.open();
    await waiting;
  });

  test('gives what the job gives', async () =>
    assert.equal(await new SerialQueue<number>().run(1, () => Promise.resolve(7)), 7));

  test('rejects as the job does and goes on with the next', async () => {
    const queue = new SerialQueue<string>();
    const failing = queue.run('a', () => Promise.reject(new Error('no')));
    const next = queue.run('a', () => Promise.resolve('next'));
    await assert.rejects(failing, { message: 'no' });
    assert.equal(await next, 'next');
    assert.equal(await queue.run('a', () => Promise.resolve('later')), 'later');
  });
});
