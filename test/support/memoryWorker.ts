import type { Library } from '../../src/app/library/library';
import type { ArticleSource, CacheStore } from '../../src/app/library/librarySource';
import { LocalLibrary } from '../../src/app/library/localLibrary';
import { RemoteLibrary, type LibraryHost } from '../../src/app/library/remoteLibrary';
import { serveLibrary, type HostServices } from '../../src/app/library/serveLibrary';
import type { WorkerConfiguration } from '../../src/app/library/workerConfiguration';
import type { WorkerStart } from '../../src/app/library/workerTopics';
import type { FileId } from '../../src/app/ports';
import { memoryChannel, type MemoryChannelEnd } from './memoryChannel';
import { MemoryLog } from './memoryFiles';
import { MemorySource } from './memorySource';

/** Makes the library of a worker. */
type MakeLibrary = (host: HostServices, start: WorkerStart) => Library;

const overHost: MakeLibrary = ({ source, cache, log, begin }) => new LocalLibrary({ source, cache, log, begin });

/** A library in a worker in memory, whose files are those of the host: as in a browser. */
export class MemoryWorker {
  readonly library: RemoteLibrary;
  readonly log: MemoryLog;
  /** The host's end of the channel. */
  readonly channel: MemoryChannelEnd;
  /** The settings that the worker was told, one after the other. */
  readonly configured: WorkerConfiguration[] = [];
  /** The settings as they are. */
  configuration: WorkerConfiguration = { folders: [] };
  #served: Library | undefined;

  constructor({
    source = new MemorySource(),
    cache,
    log = new MemoryLog(),
    refused = [],
    make = overHost,
  }: {
    readonly source?: ArticleSource;
    readonly cache?: CacheStore;
    readonly log?: MemoryLog;
    readonly refused?: readonly FileId[];
    readonly make?: MakeLibrary;
  } = {}) {
    const [near, far] = memoryChannel();
    this.log = log;
    this.channel = near;
    serveLibrary(far, (start, services) => {
      this.configured.push(start.configuration);
      const library = make(services, start);
      this.#served = library;
      return { library, configure: (configuration) => void this.configured.push(configuration) };
    });
    const host: LibraryHost = { configuration: () => this.configuration, source, cache, log };
    this.library = new RemoteLibrary(near, host, refused);
  }

  /** The worker dies. */
  die(): void {
    this.channel.fail(new Error('out of memory'));
    this.#served?.dispose();
  }

  dispose(): void {
    this.library.dispose();
    this.#served?.dispose();
  }
}
