import { availableParallelism } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, Worker, workerData, type ResourceLimits } from 'node:worker_threads';
import type { ArticleSource } from '../app/library/librarySource';
import { LocalLibrary } from '../app/library/localLibrary';
import { serveLibrary, type HostServices, type ServedLibrary } from '../app/library/serveLibrary';
import type { WorkerStart } from '../app/library/workerTopics';
import { CacheFolder } from '../node/cacheFolder';
import { DiskSource } from '../node/diskSource';
import { hashArticle } from '../node/hashArticle';
import { stepBack } from '../node/stepBack';
import { channelTo, channelToParent } from '../node/threadChannels';
import { JobThreads } from './jobThreads';
import { serveJobs } from './serveJobs';

/** What this file is in a thread: the library's worker, or one of the threads that do its jobs. */
type WorkerRole = 'jobs' | undefined;

const jobsRole: WorkerRole = 'jobs';

/** More threads than this wait for the disk and for each other. */
const mostThreads = 4;

/** Half of what jobs make lives for one article: with room for more of them at once, less is copied. */
const jobLimits: ResourceLimits = { maxYoungGenerationSizeMb: 96 };

if (parentPort) {
  const channel = channelToParent(parentPort);
  if ((workerData as WorkerRole) === jobsRole) {
    stepBack();
    serveJobs(channel);
  } else serveLibrary(channel, makeLibrary);
}

function makeLibrary(start: WorkerStart, host: HostServices): ServedLibrary {
  let { configuration } = start;
  let current = new DiskSource(configuration, host.source);
  const source: ArticleSource = {
    list: (onFound) => current.list(onFound),
    read: (file) => current.read(file),
  };
  const { log, begin } = host;
  const jobs = new JobThreads(Math.min(mostThreads, availableParallelism()), {
    start: () => channelTo(new Worker(__filename, { workerData: jobsRole, resourceLimits: jobLimits })),
    configuration: () => configuration,
    elsewhere: host.source,
    onError: (error) => log.error('A job thread failed.', error),
  });
  const cache = configuration.cachePath === undefined ? host.cache : new CacheFolder(configuration.cachePath);
  return {
    library: new LocalLibrary({ source, cache, jobs, hash: hashArticle, log, pause: nextTurn, begin }),
    configure: (next) => {
      configuration = next;
      current = new DiskSource(next, host.source);
    },
  };
}
