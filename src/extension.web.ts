import { Uri, workspace, type ExtensionContext } from 'vscode';
import { RemoteAnalyser, type WorkerChannel, type WorkerRequest, type WorkerResponse } from './app/remoteAnalyser';
import { registerNewsmark } from './editor/newsmark';

/** Entry of the web extension host. */
export function activate(context: ExtensionContext): void {
  registerNewsmark(context, ({ extensionUri }) => new RemoteAnalyser(webChannel(extensionUri)));
}

/**
 * The worker is started from a blob of its bundle: the host may serve extensions from another origin, from which no
 * worker can be started. What is posted before it runs waits.
 */
function webChannel(extensionUri: Uri): WorkerChannel {
  const waiting: WorkerRequest[] = [];
  let worker: Worker | undefined;
  let onResponse: (response: WorkerResponse) => void = () => undefined;
  let onFailure: (error: Error) => void = () => undefined;
  let isEnded = false;

  const start = async (): Promise<void> => {
    const code = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', 'worker.web.js'));
    if (isEnded) return;
    const url = URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
    worker = new Worker(url);
    worker.onmessage = ({ data }: MessageEvent<WorkerResponse>) => onResponse(data);
    worker.onerror = ({ message }) => onFailure(new Error(message));
    for (const request of waiting) worker.postMessage(request);
    waiting.length = 0;
  };
  start().catch((error: unknown) => onFailure(error instanceof Error ? error : new Error(String(error))));

  return {
    post: (request) => (worker ? worker.postMessage(request) : waiting.push(request)),
    onResponse: (listener) => (onResponse = listener),
    onFailure: (listener) => (onFailure = listener),
    end: () => {
      isEnded = true;
      worker?.terminate();
    },
  };
}
