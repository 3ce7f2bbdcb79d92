import { InProcessAnalyser, type AnalysisRequest, type ArticleAnalysis } from '../../../src/app/analysis';
import { Annotations } from '../../../src/app/annotations';
import { Corpus, type CorpusChange } from '../../../src/app/corpus';
import type { FileId } from '../../../src/app/ports';
import { CountingIds, MemoryFiles, MemoryLog, SteppingClock } from '../../support/memoryFiles';

/** An analyser that refuses some articles, as one whose worker died, and can be told to take its time. */
export class UnreliableAnalyser extends InProcessAnalyser {
  readonly refused = new Set<FileId>();
  readonly analysed: FileId[] = [];
  readonly forgotten: FileId[] = [];
  isDisposed = false;

  override async analyse(request: AnalysisRequest): Promise<ArticleAnalysis> {
    this.analysed.push(request.id);
    if (this.refused.has(request.id)) throw new Error('the worker died');
    return super.analyse(request);
  }

  override forget(id: FileId): Promise<void> {
    this.forgotten.push(id);
    return super.forget(id);
  }

  override dispose(): void {
    this.isDisposed = true;
  }
}

/** Lets everything else go on first; time plays no part in these tests. */
function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** A corpus over files in memory, with all that happens to it written down. */
export class CorpusSetting {
  readonly files: MemoryFiles;
  readonly analyser = new UnreliableAnalyser();
  readonly log = new MemoryLog();
  readonly events: CorpusChange[] = [];
  readonly corpus: Corpus;
  readonly annotations: Annotations;

  /** @param files in memory, or those of another setting, as in a second window. */
  constructor(
    files: MemoryFiles | Readonly<Record<FileId, string>> = {},
    { ids = new CountingIds(), author = 'Ada' } = {},
  ) {
    this.files = files instanceof MemoryFiles ? files : new MemoryFiles(files);
    const { analyser, log } = this;
    this.corpus = new Corpus({ files: this.files, finder: this.files, analyser, log });
    this.corpus.onDidChange((change) => this.events.push(change));
    const signature = author === '' ? undefined : author;
    const ports = { files: this.files, clock: new SteppingClock(), ids, author: () => signature, pause: nextTurn };
    this.annotations = new Annotations(this.corpus, ports);
  }

  /** Tells the corpus that files changed, as a watcher does, and waits until it is up to date. */
  refresh(...ids: FileId[]): Promise<void> {
    return this.corpus.refresh(ids.map((id) => ({ id, path: id })));
  }

  /** The paths of all articles. */
  paths(): string[] {
    return this.corpus.articles().map(({ path }) => path);
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
