import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { BroadcastChannel, threadId } from 'node:worker_threads';
import '../../../src/worker/worker';
import { collect, memoryChannel, type ThreadMemory } from './threadMemory';

const EVERY_MS = 50;

/** The library's worker as it ships, with a clock that tells how much memory the thread takes, and after a collection when asked. */
const channel = new BroadcastChannel(memoryChannel);
channel.unref();
const tell = (isLive: boolean): void => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const memory: ThreadMemory = { thread: threadId, megabytes: (heapUsed + arrayBuffers) / 2 ** 20, isLive };
  channel.postMessage(memory);
};
setInterval(tell, EVERY_MS, false).unref();
channel.onmessage = (event: unknown) => {
  if ((event as { readonly data: unknown }).data !== collect) return;
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  tell(true);
};
