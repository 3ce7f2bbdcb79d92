import assert from 'node:assert/strict';
import { RefreshPace } from '../../../src/app/refreshPace';

/** A pace whose time passes when the test says so. */
class Pace {
  refreshes = 0;
  readonly delays: number[] = [];
  interval = 500;
  readonly #waiting: (() => void)[] = [];
  readonly pace = new RefreshPace(
    () => this.refreshes++,
    () => this.interval,
    (call, milliseconds) => {
      this.delays.push(milliseconds);
      this.#waiting.push(call);
      return () => this.#waiting.splice(this.#waiting.indexOf(call), 1);
    },
  );

  want(times = 1): void {
    for (let time = 0; time < times; time++) this.pace.want();
  }

  /** Lets the interval end. */
  pass(): void {
    for (const call of this.#waiting.splice(0)) call();
  }
}

function visible(): Pace {
  const setting = new Pace();
  setting.pace.setVisible(true);
  return setting;
}

suite('app/refreshPace', () => {
  test('refreshes at once the first time', () => {
    const setting = visible();
    setting.want();
    assert.equal(setting.refreshes, 1);
  });

  test('makes one refresh of all that is wanted within the interval', () => {
    const setting = visible();
    setting.want(20);
    assert.equal(setting.refreshes, 1);
    setting.pass();
    assert.equal(setting.refreshes, 2);
  });

  test('does not wait for the end of the interval when it is in a hurry, and begins another', () => {
    const setting = visible();
    setting.want(2);
    setting.pace.hurry();
    assert.equal(setting.refreshes, 2);
    setting.want();
    assert.equal(setting.refreshes, 2);
    setting.pass();
    assert.equal(setting.refreshes, 3);
  });

  test('is in no hurry while nobody looks', () => {
    const setting = new Pace();
    setting.pace.hurry();
    assert.equal(setting.refreshes, 0);
    setting.pace.setVisible(true);
    assert.equal(setting.refreshes, 1);
  });

  test('does not refresh when nothing more is wanted', () => {
    const setting = visible();
    setting.want();
    setting.pass();
    setting.pass();
    assert.equal(setting.refreshes, 1);
  });

  test('refreshes at once again after the interval', () => {
    const setting = visible();
    setting.want();
    setting.pass();
    setting.want();
    assert.equal(setting.refreshes, 2);
  });

  test('asks anew how long to wait', () => {
    const setting = visible();
    setting.want(2);
    setting.interval = 100;
    setting.pass();
    assert.deepEqual(setting.delays, [500, 100]);
  });

  test('does nothing while nobody looks, and makes good for it once when somebody does', () => {
    const setting = new Pace();
    setting.want(5);
    assert.equal(setting.refreshes, 0);
    setting.pace.setVisible(true);
    assert.equal(setting.refreshes, 1);
  });

  test('waits out the interval when it is looked at again', () => {
    const setting = visible();
    setting.want();
    setting.pace.setVisible(false);
    setting.want();
    setting.pace.setVisible(true);
    assert.equal(setting.refreshes, 1);
    setting.pass();
    assert.equal(setting.refreshes, 2);
  });

  test('does not refresh when it is shown and nothing is new', () => {
    const setting = visible();
    assert.equal(setting.refreshes, 0);
  });

  test('refreshes no more after its end', () => {
    const setting = visible();
    setting.want(2);
    setting.pace.end();
    setting.pass();
    setting.want();
    assert.equal(setting.refreshes, 1);
  });
});
