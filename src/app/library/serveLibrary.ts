import type { FileId, FileReference, FileResult, Log } from '../ports';
import { ChangeOutbox } from './changeOutbox';
import { Conversation, described, type MessageChannelEnd } from './conversation';
import type { Library } from './library';
import type { ArticleSource, ArticleText, CacheStore, FoundFile } from './librarySource';
import { packMentionsOf } from './packedMentions';
import type { WorkerConfiguration } from './workerConfiguration';
import type { HostTopics, TopicsOf, WorkerStart, WorkerTopics } from './workerTopics';

/** What the extension host does for the library of a worker. */
export interface HostServices {
  /** Files that only the editor can reach. */
  readonly source: ArticleSource;
  /** Undefined where the host keeps nothing. */
  readonly cache: CacheStore | undefined;
  readonly log: Log;
  /** Says what is worked on; the answer says that it is done. Throws for what killed workers before. */
  readonly begin: (files: readonly FileId[]) => () => void;
}

/** A library whose settings can change. */
export interface ServedLibrary {
  readonly library: Library;
  /** A scan follows. */
  configure(configuration: WorkerConfiguration): void;
}

/** Answers the extension host with a library in this thread, which is made by the first message. */
export function serveLibrary(
  channel: MessageChannelEnd,
  make: (start: WorkerStart, host: HostServices) => ServedLibrary,
): void {
  const listings = new Map<number, (files: readonly FoundFile[]) => void>();
  let served: ServedLibrary | undefined;
  const library = (): Library => {
    if (!served) throw new Error('The worker was asked before it was started.');
    return served.library;
  };
  const topics: TopicsOf<WorkerTopics> = {
    start: (start) => {
      served = make(start, hostServices(host, listings, start));
      served.library.onDidChange((change) => outbox.add(change));
      served.library.onDidProgress((progress) => outbox.setProgress(progress));
    },
    configure: (configuration) => served?.configure(configuration),
    found: (listing, files) => listings.get(listing)?.(files),
    restore: () => outbox.before(library().restore()),
    scan: () => outbox.before(library().scan()),
    refresh: (references) => outbox.before(library().refresh(references)),
    setLiveText: (id, text) => library().setLiveText(id, text),
    setSidecarFacts: (id, facts) => library().setSidecarFacts(id, facts),
    setCorrections: (folder, corrections) => library().setCorrections(folder, corrections),
    search: (request) => library().search(request),
    passages: (...asked) => library().passages(...asked),
    complete: (...asked) => library().complete(...asked),
    entities: (query) => library().entities(query),
    entityCounts: (filter) => library().entityCounts(filter),
    entity: (id) => library().entity(id),
    coMentions: (...asked) => library().coMentions(...asked),
    ambiguous: (options) => library().ambiguous(options),
    mentionsOf: async (entity) => packMentionsOf(await library().mentionsOf(entity)),
    readable: (html, url) => library().readable(html, url),
    firstMentions: (entities) => library().firstMentions(entities),
    mentionsIn: (article) => outbox.before(library().mentionsIn(article)),
  };
  const host = new Conversation<TopicsOf<HostTopics>>(channel, topics, (error) =>
    host.tell('logged', 'error', described(error)),
  );
  const outbox = new ChangeOutbox({
    change: (change) => host.ask('changed', change),
    restored: (packed, gone) => host.ask('restored', packed, gone),
    progress: (progress) => host.ask('progressed', progress),
  });
}

function hostServices(
  host: Conversation<TopicsOf<HostTopics>>,
  listings: Map<number, (files: readonly FoundFile[]) => void>,
  { hasHostCache, refused }: WorkerStart,
): HostServices {
  const isRefused = new Set(refused);
  let jobs = 0;
  let lists = 0;
  return {
    source: {
      list: async (onFound) => {
        const listing = ++lists;
        listings.set(listing, onFound);
        await host.ask('listFiles', listing).finally(() => listings.delete(listing));
      },
      read: (file: FileReference): Promise<FileResult<ArticleText>> => host.ask('readFile', file),
    },
    log: {
      info: (message) => host.tell('logged', 'info', message),
      warn: (message) => host.tell('logged', 'warn', message),
      error: (message, error) => {
        const cause = error === undefined ? '' : ` ${described(error)}`;
        host.tell('logged', 'error', message + cause);
      },
    },
    cache: hasHostCache ? hostCache(host) : undefined,
    begin: (files) => {
      if (files.some((id) => isRefused.has(id))) throw new Error('The worker died on this article before.');
      const job = ++jobs;
      host.tell('begun', job, files);
      return () => host.tell('ended', job);
    },
  };
}

function hostCache(host: Conversation<TopicsOf<HostTopics>>): CacheStore {
  return {
    list: () => host.ask('cacheList'),
    read: (name, range) => host.ask('cacheRead', name, range),
    write: (name, bytes) => host.ask('cacheWrite', name, bytes),
    remove: (name) => host.ask('cacheRemove', name),
  };
}
