import assert from 'node:assert/strict';
import { once } from 'node:events';
import { constants, getPriority } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { repositoryRoot } from '../../support/paths';

const module = path.join(repositoryRoot, 'src', 'node', 'stepBack.ts');

suite('node/stepBack', () => {
  test('lowers the priority of its own thread, where threads have one, and of no other', async () => {
    const before = getPriority();
    const code = `
      const { stepBack } = require(${JSON.stringify(module)});
      stepBack();
      require('node:worker_threads').parentPort.postMessage(require('node:os').getPriority());`;
    const thread = new Worker(code, { eval: true, execArgv: ['--require', 'tsx/cjs'] });
    const [priority] = (await once(thread, 'message')) as [number];
    assert.equal(priority, process.platform === 'linux' ? constants.priority.PRIORITY_BELOW_NORMAL : before);
    assert.equal(getPriority(), before);
    await thread.terminate();
  });
});
