import type { MessageChannelEnd } from '../../src/app/library/conversation';

/** One end of a channel in memory, as a test sees it. */
export class MemoryChannelEnd implements MessageChannelEnd {
  readonly #failures: ((error: Error) => void)[] = [];
  readonly #messages: ((message: unknown) => void)[] = [];
  #arrived: Promise<void> = Promise.resolve();
  other: MemoryChannelEnd | undefined;

  /** What was posted here so far. */
  readonly posted: unknown[] = [];
  isEnded = false;

  post(message: unknown, moved: readonly ArrayBuffer[]): void {
    const copy: unknown = structuredClone(message, { transfer: [...moved] });
    this.posted.push(copy);
    this.other?.receive(copy);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#messages.push(listener);
  }

  onFailure(listener: (error: Error) => void): void {
    this.#failures.push(listener);
  }

  end(): void {
    this.isEnded = true;
  }

  /** The other end dies: what it posted before comes in still, then this end is told. */
  fail(error: Error): void {
    if (this.other) this.other.other = undefined;
    this.other = undefined;
    this.#arrived = this.#arrived.then(() => this.#failures.forEach((listener) => listener(error)));
  }

  /** A message comes in after those before it, not while whoever posted it still runs. */
  receive(message: unknown): void {
    this.#arrived = this.#arrived.then(() => {
      for (const listener of this.#messages) listener(message);
    });
  }
}

/** Both ends of a channel in memory. */
export function memoryChannel(): readonly [MemoryChannelEnd, MemoryChannelEnd] {
  const ends = [new MemoryChannelEnd(), new MemoryChannelEnd()] as const;
  ends[0].other = ends[1];
  ends[1].other = ends[0];
  return ends;
}

/** Lets all messages come in that are on their way. */
export function delivered(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
