import { LocalLibrary } from '../app/library/localLibrary';
import { serveLibrary } from '../app/library/serveLibrary';
import type { MessageChannelEnd } from '../app/library/conversation';

const channel: MessageChannelEnd = {
  post: (message, moved) => postMessage(message, { transfer: [...moved] }),
  onMessage: (listener) => addEventListener('message', ({ data }: MessageEvent<unknown>) => listener(data)),
  onFailure: () => undefined,
  end: () => undefined,
};

/** The files are the host's, whatever its settings are. */
serveLibrary(channel, (_start, { source, cache, log, begin }) => ({
  library: new LocalLibrary({ source, cache, log, begin, pause: turns() }),
  configure: () => undefined,
}));

/** Lets the messages in that wait: a timer would take several milliseconds for the same. */
function turns(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(undefined);
    });
}
