import assert from 'node:assert/strict';
import { Emitter } from '../../../src/app/emitter';

suite('app/emitter', () => {
  test('calls listeners in the order they came, until they are disposed of', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const first = emitter.event((value) => heard.push(`first ${value}`));
    emitter.event((value) => heard.push(`second ${value}`));
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    assert.deepEqual(heard, ['first 1', 'second 1', 'second 2']);
  });

  test('does not call a listener that came during the event', () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.event(() => emitter.event((value) => heard.push(value)));
    emitter.fire(1);
    assert.deepEqual(heard, []);
  });

  /** Fires with a listener that throws before one that listens. */
  const fireBroken = (emitter: Emitter<number>): number[] => {
    const heard: number[] = [];
    emitter.event(() => {
      throw new Error('broken');
    });
    emitter.event((value) => heard.push(value));
    try {
      emitter.fire(1);
    } catch {
      heard.push(-1);
    }
    return heard;
  };

  test('calls the others when a listener throws, and throws afterwards', () =>
    assert.deepEqual(fireBroken(new Emitter()), [1, -1]));

  test('tells who wants to know of a listener that throws', () => {
    const told: unknown[] = [];
    assert.deepEqual(fireBroken(new Emitter((error) => told.push(error))), [1]);
    assert.deepEqual(told.map(String), ['Error: broken']);
  });
});
