import { Conversation, type MessageChannelEnd } from '../app/library/conversation';
import type { Job, JobResult } from '../app/library/job';
import type { ArticleSource, ArticleText, JobPool } from '../app/library/librarySource';
import type { WorkerConfiguration } from '../app/library/workerConfiguration';
import type { TopicsOf } from '../app/library/workerTopics';
import type { FileReference, FileResult } from '../app/ports';

/** What a job thread is asked. */
export interface JobTopics {
  run(job: Job, configuration: WorkerConfiguration): Promise<JobResult>;
}

/** What a job thread asks. */
export interface JobOwnerTopics {
  /** A file that only the editor can read. */
  readElsewhere(file: FileReference): Promise<FileResult<ArticleText>>;
}

/** How long a thread without work is kept, in milliseconds: its memory is worth more than the moment it takes to start. */
const longestIdle = 30_000;

interface JobThread {
  readonly channel: MessageChannelEnd;
  readonly conversation: Conversation<TopicsOf<JobTopics>>;
  isDead: boolean;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

/** What job threads work with. */
interface ThreadsSetting {
  /** Starts a thread that answers {@link JobTopics}. */
  readonly start: () => MessageChannelEnd;
  /** The settings as they are now. */
  readonly configuration: () => WorkerConfiguration;
  readonly elsewhere: ArticleSource;
  readonly onError: (error: unknown) => void;
}

/** Runs jobs in threads of their own, which start with the first jobs and end when there is nothing to do. */
export class JobThreads implements JobPool {
  readonly lanes: number;
  readonly #setting: ThreadsSetting;
  readonly #idle: JobThread[] = [];
  readonly #waiting: ((thread: JobThread | undefined) => void)[] = [];
  #running = 0;

  /** @param lanes how many threads there are at most. */
  constructor(lanes: number, setting: ThreadsSetting) {
    this.lanes = lanes;
    this.#setting = setting;
  }

  async run(job: Job): Promise<JobResult> {
    const thread = await this.#take();
    try {
      return await thread.conversation.ask('run', job, this.#setting.configuration());
    } finally {
      this.#giveBack(thread);
    }
  }

  /** Rejects when no thread can be started. */
  async #take(): Promise<JobThread> {
    const idle = this.#idle.pop();
    if (idle) {
      clearTimeout(idle.timer);
      return idle;
    }
    while (this.#running === this.lanes) {
      const given = await new Promise<JobThread | undefined>((resolve) => this.#waiting.push(resolve));
      if (given) return given;
    }
    try {
      return this.#startThread();
    } catch (error) {
      this.#waiting.shift()?.(undefined);
      throw error;
    }
  }

  /** Whoever waits for a thread gets this one, or starts another in the place of one that died. */
  #giveBack(thread: JobThread): void {
    if (thread.isDead) this.#running--;
    const next = this.#waiting.shift();
    if (next) {
      next(thread.isDead ? undefined : thread);
      return;
    }
    if (thread.isDead) return;
    this.#idle.push(thread);
    thread.timer = setTimeout(() => this.#end(thread), longestIdle);
  }

  #startThread(): JobThread {
    const { start, elsewhere, onError } = this.#setting;
    const channel = start();
    this.#running++;
    const answers: TopicsOf<JobOwnerTopics> = { readElsewhere: (file) => elsewhere.read(file) };
    const thread: JobThread = {
      channel,
      conversation: new Conversation<TopicsOf<JobTopics>>(channel, answers, onError),
      isDead: false,
    };
    channel.onFailure(() => this.#died(thread));
    return thread;
  }

  /** One that dies at work is given back by its job. */
  #died(thread: JobThread): void {
    thread.isDead = true;
    const index = this.#idle.indexOf(thread);
    if (index < 0) return;
    clearTimeout(thread.timer);
    this.#idle.splice(index, 1);
    this.#running--;
  }

  #end(thread: JobThread): void {
    this.#died(thread);
    thread.channel.end();
  }
}
