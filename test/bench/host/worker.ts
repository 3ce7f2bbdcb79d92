import { BroadcastChannel, threadId } from 'node:worker_threads';
import '../../../src/worker/worker';
import { memoryChannel, type ThreadMemory } from './threadMemory';

const EVERY_MS = 50;

/** The library's worker as it ships, with a clock that tells how much memory the thread takes. */
const channel = new BroadcastChannel(memoryChannel);
channel.unref();
setInterval(() => {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  const memory: ThreadMemory = { thread: threadId, megabytes: (heapUsed + arrayBuffers) / 2 ** 20 };
  channel.postMessage(memory);
}, EVERY_MS).unref();
