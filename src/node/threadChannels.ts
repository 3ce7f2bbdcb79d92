import type { MessagePort, Worker } from 'node:worker_threads';
import type { MessageChannelEnd } from '../app/library/conversation';

/** The channel to a thread that was started here. */
export function channelTo(worker: Worker): MessageChannelEnd {
  return {
    post: (message, moved) => worker.postMessage(message, moved),
    onMessage: (listener) => void worker.on('message', listener),
    onFailure: (listener) => {
      worker.on('error', listener);
      worker.on('messageerror', listener);
      worker.on('exit', (status) => listener(new Error(`The worker ended with status ${status}.`)));
    },
    end: () => void worker.terminate(),
  };
}

/** The channel to the thread that started this one, without which this one would not run. */
export function channelToParent(parent: MessagePort): MessageChannelEnd {
  return {
    post: (message, moved) => parent.postMessage(message, moved),
    onMessage: (listener) => void parent.on('message', listener),
    onFailure: () => undefined,
    end: () => undefined,
  };
}
