import { BroadcastChannel } from 'node:worker_threads';

/** The channel all threads of a process hear. */
export const memoryChannel = 'newsmark-bench-memory';
/** Posted there, it has each thread collect what is garbage, and tell what is left. */
export const collect = 'collect';

/** What a thread tells of itself now and then: heap and array buffers. */
export interface ThreadMemory {
  readonly thread: number;
  readonly megabytes: number;
  /** Whether garbage was collected just before. */
  readonly isLive: boolean;
}

/** Listens to the threads of the library: the first to start is its worker, the others do its jobs. */
export class ThreadMemories {
  readonly #channel = new BroadcastChannel(memoryChannel);
  readonly #now = new Map<number, number>();
  workerPeak = 0;
  threadsPeak = 0;
  #onLive: ((megabytes: number) => void) | undefined;

  constructor() {
    this.#channel.onmessage = (event: unknown) => this.#hear((event as { readonly data: ThreadMemory }).data);
  }

  /** Of the library's worker, in megabytes, as last heard. */
  get worker(): number {
    return this.#now.get(Math.min(...this.#now.keys())) ?? 0;
  }

  /** Of the library's worker after a collection, in megabytes. */
  live(): Promise<number> {
    const told = new Promise<number>((resolve) => (this.#onLive = resolve));
    this.#channel.postMessage(collect);
    return told;
  }

  close(): void {
    this.#channel.close();
  }

  #hear({ thread, megabytes, isLive }: ThreadMemory): void {
    this.#now.set(thread, megabytes);
    if (isLive && thread === Math.min(...this.#now.keys())) this.#onLive?.(megabytes);
    this.workerPeak = Math.max(this.workerPeak, this.worker);
    this.threadsPeak = Math.max(
      this.threadsPeak,
      [...this.#now.values()].reduce((sum, value) => sum + value, 0),
    );
  }
}
