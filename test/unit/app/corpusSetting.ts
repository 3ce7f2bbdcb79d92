import { Annotations } from '../../../src/app/annotations';
import type { TextHistory } from '../../../src/app/baseTexts';
import type { StagesOf } from '../../../src/app/conflict';
import { Corpus, type CorpusChange } from '../../../src/app/corpus';
import type { Job, JobResult } from '../../../src/app/library/job';
import type { ArticleSource, ArticleText, FoundFile, JobPool } from '../../../src/app/library/librarySource';
import { LocalLibrary } from '../../../src/app/library/localLibrary';
import { runJob } from '../../../src/app/library/runJob';
import type { FileId, FileReader, FileReference, FileResult, Keep, Log } from '../../../src/app/ports';
import { articleHash } from '../../../src/core/text/sha256';
import { CountingIds, MemoryFiles, MemoryLog, SteppingClock } from '../../support/memoryFiles';

/** The articles among files in memory, as a library reads them. */
class FilesSource implements ArticleSource {
  readonly #files: MemoryFiles;

  constructor(files: MemoryFiles) {
    this.#files = files;
  }

  async list(onFound: (files: readonly FoundFile[]) => void): Promise<void> {
    onFound(await this.#files.findArticles());
  }

  async read({ id }: FileReference): Promise<FileResult<ArticleText>> {
    const text = await this.#files.readText(id);
    return text.kind === 'ok' ? { kind: 'ok', value: { text: text.value } } : text;
  }
}

/** The files as the corpus itself reads them; the library's reads are none of these. */
class WatchedReader implements FileReader {
  readonly #files: MemoryFiles;
  #reading = 0;
  /** Every file read so far, in order. */
  readonly reads: FileId[] = [];
  /** The most files that were read at the same time. */
  mostAtOnce = 0;

  constructor(files: MemoryFiles) {
    this.#files = files;
  }

  async readText(id: FileId): Promise<FileResult<string>> {
    this.reads.push(id);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#reading);
    try {
      return await this.#files.readText(id);
    } finally {
      this.#reading--;
    }
  }
}

/** A library whose threads die on some articles. */
export class UnreliableLibrary extends LocalLibrary {
  /** Articles that cannot be worked on. */
  readonly refused: Set<FileId>;
  isDisposed = false;

  constructor(files: MemoryFiles, log: Log) {
    const source = new FilesSource(files);
    const refused = new Set<FileId>();
    const begin = (ids: readonly FileId[]): (() => void) => {
      if (ids.some((id) => refused.has(id))) throw new Error('the thread died');
      return () => undefined;
    };
    const pause = (): Promise<void> => Promise.resolve();
    const run = (job: Job): Promise<JobResult> =>
      runJob(job, { source, hash: articleHash, pause, ...(job.kind === 'index' && { begin }) });
    const jobs: JobPool = { lanes: 1, run };
    super({ source, jobs, log, begin });
    this.refused = refused;
  }

  override dispose(): void {
    this.isDisposed = true;
    super.dispose();
  }
}

/** Lets everything else go on first; time plays no part in these tests. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Corpora that were made by the test that runs. */
const running = new Set<Corpus>();

teardown(() => {
  for (const corpus of running) corpus.dispose();
  running.clear();
});

interface SettingOptions {
  readonly ids?: CountingIds;
  readonly author?: string;
  readonly journal?: Keep | undefined;
  readonly unsaved?: Keep | undefined;
  /** Whether the texts that annotations are made on are kept. */
  readonly keepsTexts?: boolean;
  readonly history?: TextHistory;
  readonly stagesOf?: StagesOf;
}

/** A corpus over files in memory, with all that happens to it written down. It ends with the test. */
export class CorpusSetting {
  readonly files: MemoryFiles;
  /** What the corpus itself reads. */
  readonly reader: WatchedReader;
  readonly library: UnreliableLibrary;
  readonly log = new MemoryLog();
  readonly events: CorpusChange[] = [];
  readonly corpus: Corpus;
  readonly annotations: Annotations;

  /** @param files in memory, or those of another setting, as in a second window. */
  constructor(
    files: MemoryFiles | Readonly<Record<FileId, string>> = {},
    {
      ids = new CountingIds(),
      author = 'Ada',
      journal,
      unsaved,
      keepsTexts = false,
      history,
      stagesOf,
    }: SettingOptions = {},
  ) {
    this.files = files instanceof MemoryFiles ? files : new MemoryFiles(files);
    const { log } = this;
    this.library = new UnreliableLibrary(this.files, log);
    this.reader = new WatchedReader(this.files);
    const { library, reader, files: finder } = this;
    this.corpus = new Corpus({ files: reader, finder, library, log, history, stagesOf });
    running.add(this.corpus);
    this.corpus.onDidChange((change) => this.events.push(change));
    const signature = author === '' ? undefined : author;
    const clock = new SteppingClock();
    const ports = { files: this.files, clock, ids, author: () => signature, pause: nextTurn, journal, unsaved, log };
    this.annotations = new Annotations(this.corpus, { ...ports, keepsTexts: () => keepsTexts });
  }

  /** Tells the corpus that files changed, as a watcher does, and waits until it is up to date. */
  refresh(...ids: FileId[]): Promise<void> {
    return this.corpus.refresh(ids.map((id) => ({ id, path: id })));
  }

  /** The paths of all articles. */
  paths(): string[] {
    return this.corpus.articles().map(({ path }) => path);
  }

  /** The articles of each event that told of any. */
  told(): FileId[][] {
    return this.events.map(({ articles }) => [...articles].sort()).filter(({ length }) => length > 0);
  }

  /** The articles in which a search finds a query. */
  async found(query: string): Promise<FileId[]> {
    const { hits } = await this.library.search({ query, limit: 10 });
    return hits.map(({ article }) => article);
  }

  /** The words of an article's annotations with where they are, as `exact rose 4%`. */
  placements(id: FileId): string[] {
    return (this.corpus.article(id)?.annotations ?? []).map(
      ({ annotation, placement }) => `${placement.kind} ${annotation.target.exact}`,
    );
  }
}

/** A corpus that has read everything. */
export async function startedSetting(...given: ConstructorParameters<typeof CorpusSetting>): Promise<CorpusSetting> {
  const setting = new CorpusSetting(...given);
  await setting.corpus.start();
  return setting;
}

/** A promise that a test settles when it wants to. */
export class Gate {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}
