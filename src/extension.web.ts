import { Uri, workspace, type ExtensionContext } from 'vscode';
import type { MessageChannelEnd } from './app/library/conversation';
import { registerNewsmark } from './editor/newsmark';

/** Entry of the web extension host. */
export function activate(context: ExtensionContext): void {
  registerNewsmark(context, {
    startWorker: () => webChannel(context.extensionUri),
    diskPath: () => undefined,
  });
}

/**
 * The worker is started from a blob of its bundle, behind the scripts that it reads later: the host may serve extensions from another origin, from which no
 * worker can be started. What is posted before it runs waits.
 */
function webChannel(extensionUri: Uri): MessageChannelEnd {
  const waiting: unknown[] = [];
  const onMessage: ((message: unknown) => void)[] = [];
  const onFailure: ((error: Error) => void)[] = [];
  let worker: Worker | undefined;
  let isEnded = false;
  const fail = (error: Error): void => onFailure.forEach((listener) => listener(error));

  const start = async (): Promise<void> => {
    const scripts = ['countries.js', 'language.js', 'ngrams.js', 'dom.js', 'worker.web.js'].map((name) =>
      Uri.joinPath(extensionUri, 'dist', name),
    );
    const codes = await Promise.all(scripts.map((script) => workspace.fs.readFile(script)));
    if (isEnded) return;
    const parts = codes.flatMap((code) => [new Uint8Array(code), '\n']);
    const url = URL.createObjectURL(new Blob(parts, { type: 'text/javascript' }));
    worker = new Worker(url);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => onMessage.forEach((listener) => listener(data));
    worker.onerror = ({ message }) => fail(new Error(message));
    for (const message of waiting) worker.postMessage(message);
    waiting.length = 0;
  };
  start().catch((error: unknown) => fail(error instanceof Error ? error : new Error(String(error))));

  return {
    post: (message, moved) => (worker ? worker.postMessage(message, [...moved]) : waiting.push(message)),
    onMessage: (listener) => void onMessage.push(listener),
    onFailure: (listener) => void onFailure.push(listener),
    end: () => {
      isEnded = true;
      worker?.terminate();
    },
  };
}
