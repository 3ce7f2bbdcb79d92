import assert from 'node:assert/strict';
import { UnderWay } from '../../../src/app/underWay';

suite('app/underWay', () => {
  test('settles when all is done that was under way, and gives what came of it', async () => {
    const underWay = new UnderWay();
    const told: string[] = [];
    let finish = (): void => assert.fail('it did not begin');
    const slow = underWay.add(new Promise<void>((resolve) => (finish = resolve)).then(() => told.push('done')));
    const settled = underWay.settled().then(() => told.push('settled'));
    await new Promise(setImmediate);
    assert.deepEqual(told, []);
    finish();
    await settled;
    assert.deepEqual(told, ['done', 'settled']);
    assert.equal(await slow, 1);
  });

  test('waits for what fails too, and for nothing that began later', async () => {
    const underWay = new UnderWay();
    await assert.rejects(underWay.add(Promise.reject(new Error('full'))));
    const settled = underWay.settled();
    void underWay.add(new Promise(() => undefined));
    await settled;
  });
});
