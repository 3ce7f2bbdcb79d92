import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { defaultPatterns } from '../../src/app/articlePatterns';
import { RemoteLibrary, type LibraryHost } from '../../src/app/library/remoteLibrary';
import { defaultEncoding } from '../../src/app/library/workerConfiguration';
import { channelTo } from '../../src/node/threadChannels';
import { repositoryRoot } from './paths';

/** The library in the built worker, as the Node host of the editor starts it, over a folder and with a cache on the disk. */
export function startBuiltWorker(folder: string, cachePath: string): RemoteLibrary {
  const configured = {
    uri: pathToFileURL(folder).href,
    diskPath: folder,
    ...defaultPatterns,
    hidden: [],
    encoding: defaultEncoding,
  };
  const host: LibraryHost = {
    configuration: () => ({ folders: [configured], cachePath }),
    source: {
      list: () => Promise.reject(new Error('The worker lists the disk itself.')),
      read: () => Promise.reject(new Error('The worker reads the disk itself.')),
    },
    cache: undefined,
    log: { info: () => undefined, warn: report, error: report },
  };
  const worker = new Worker(path.join(repositoryRoot, 'dist', 'worker.js'));
  return new RemoteLibrary(channelTo(worker), host, []);
}

function report(message: string): void {
  console.error(message);
}
