import { Worker } from 'node:worker_threads';
import { Uri, type ExtensionContext } from 'vscode';
import { RemoteAnalyser, type WorkerChannel, type WorkerResponse } from './app/remoteAnalyser';
import { registerNewsmark } from './editor/newsmark';

/** Entry of the Node extension host. */
export function activate(context: ExtensionContext): void {
  registerNewsmark(context, ({ extensionUri }) => new RemoteAnalyser(nodeChannel(extensionUri)));
}

function nodeChannel(extensionUri: Uri): WorkerChannel {
  const worker = new Worker(Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath);
  return {
    post: (request) => worker.postMessage(request),
    onResponse: (listener) => worker.on('message', (response: WorkerResponse) => listener(response)),
    onFailure: (listener) => worker.on('error', listener),
    end: () => void worker.terminate(),
  };
}
