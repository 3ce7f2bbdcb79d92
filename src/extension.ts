import { rename } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { Uri, type ExtensionContext } from 'vscode';
import { RemoteAnalyser, type WorkerChannel, type WorkerResponse } from './app/remoteAnalyser';
import { registerNewsmark } from './editor/newsmark';

/** Entry of the Node extension host. */
export function activate(context: ExtensionContext): void {
  registerNewsmark(context, ({ extensionUri }) => new RemoteAnalyser(nodeChannel(extensionUri)), replaceOnDisk);
}

/** On Windows a file that somebody has open cannot be replaced so; then the editor's rename has a try. */
async function replaceOnDisk(from: Uri, to: Uri): Promise<boolean> {
  if (from.scheme !== 'file' || to.scheme !== 'file') return false;
  return rename(from.fsPath, to.fsPath).then(
    () => true,
    () => false,
  );
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
