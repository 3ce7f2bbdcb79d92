import { SegmentBuilder } from '../../core/search/segmentBuilder';
import { indexFiles } from './indexJob';
import type { JobTools } from './jobTools';
import type { Job, JobResult } from './job';
import type { JobPool } from './librarySource';
import { recogniseFiles } from './recogniseJob';

/** Does a job in this thread. Rejects only when something is broken; a bad file is a record of the result. */
export function runJob(job: Job, tools: JobTools): Promise<JobResult> {
  return job.kind === 'index' ? indexFiles(job, tools) : recogniseFiles(job, tools);
}

/** Runs jobs in this thread, one that indexes at a time, with pauses for whatever else is asked of it. */
export class JobsInThread implements JobPool {
  readonly lanes = 1;
  /** The end of a job cannot be interrupted: packing so many articles takes about 15 ms. */
  readonly filesAJob = 150;
  readonly #tools: JobTools;
  /** What it remembers is worth the memory only while jobs come. */
  #segments: WeakRef<SegmentBuilder> | undefined;

  constructor(tools: JobTools) {
    this.#tools = tools;
  }

  run(job: Job): Promise<JobResult> {
    if (job.kind !== 'index') return runJob(job, this.#tools);
    const segments = this.#segments?.deref() ?? new SegmentBuilder();
    this.#segments = new WeakRef(segments);
    return runJob(job, { ...this.#tools, segments });
  }
}
