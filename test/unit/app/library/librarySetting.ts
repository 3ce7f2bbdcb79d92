import { LocalLibrary, type LocalLibraryPorts } from '../../../../src/app/library/localLibrary';
import type { IndexedArticle, LibraryChange } from '../../../../src/app/library/library';
import type { FileId } from '../../../../src/app/ports';
import { MemoryLog } from '../../../support/memoryFiles';
import { MemoryCache, MemorySource } from '../../../support/memorySource';

/** Lets everything else go on first; time plays no part in these tests. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A library over files in memory, with all that it told. */
export class LibrarySetting {
  readonly source: MemorySource;
  readonly cache: MemoryCache;
  readonly log = new MemoryLog();
  readonly changes: LibraryChange[] = [];
  /** The articles as the changes told so far leave them. */
  readonly told = new Map<FileId, IndexedArticle>();
  readonly library: LocalLibrary;

  /** @param source files in memory, or those of another setting, as in a later session. */
  constructor(
    source: MemorySource | Readonly<Record<FileId, string>> = {},
    { cache = new MemoryCache(), ...ports }: Omit<Partial<LocalLibraryPorts>, 'cache'> & { cache?: MemoryCache } = {},
  ) {
    this.source = source instanceof MemorySource ? source : new MemorySource(source);
    this.cache = cache;
    this.library = new LocalLibrary({ source: this.source, cache, log: this.log, pause: nextTurn, ...ports });
    this.library.onDidChange((change) => {
      this.changes.push(change);
      for (const article of change.articles) this.told.set(article.id, article);
      for (const id of change.gone) this.told.delete(id);
    });
  }

  /** Another session on the same files and cache, after this one was ended. */
  async restart(cache = this.cache): Promise<LibrarySetting> {
    this.library.dispose();
    this.source.reads.length = 0;
    const next = new LibrarySetting(this.source, { cache });
    await next.library.scan();
    return next;
  }

  /** Has articles read again and waits until they are. */
  refresh(...ids: FileId[]): Promise<void> {
    return this.library.refresh(ids.map((id) => ({ id, path: id })));
  }

  /** The ids of the articles that a query finds, sorted. */
  async found(query: string): Promise<FileId[]> {
    const { hits } = await this.library.search({ query, limit: 1000 });
    return hits.map(({ article }) => article).sort();
  }

  /** The articles told, sorted. */
  paths(): FileId[] {
    return [...this.told.keys()].sort();
  }

  /** The files that were read in this session, sorted. */
  filesRead(): FileId[] {
    return [...new Set(this.source.reads)].sort();
  }

  title(id: FileId): string | undefined {
    return this.told.get(id)?.analysis?.metadata.title;
  }
}

/** A library that has read everything. */
export async function scanned(...given: ConstructorParameters<typeof LibrarySetting>): Promise<LibrarySetting> {
  const setting = new LibrarySetting(...given);
  await setting.library.scan();
  return setting;
}
