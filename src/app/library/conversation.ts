/** One end of a message channel between the extension host, its worker and the worker's helper threads. */
export interface MessageChannelEnd {
  /** @param moved buffers that go to the other end instead of being copied; they are empty here afterwards. */
  post(message: unknown, moved: readonly ArrayBuffer[]): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The other end died or could not start; every listener is told. Never told where this end cannot outlive the other. */
  onFailure(listener: (error: Error) => void): void;
  /** Ends the other end if this one started it. */
  end(): void;
}

/** What one end can be asked and told: functions by name. Arguments and results are plain data. */
export type Topics = Readonly<Record<string, (...said: never[]) => unknown>>;

type Answer<Theirs extends Topics, Topic extends keyof Theirs> = Promise<Awaited<ReturnType<Theirs[Topic]>>>;

/** What crosses the channel. `call` is missing where no answer is wanted; `error` is for the log, never for the user. */
type Packet =
  | { readonly kind: 'said'; readonly topic: string; readonly said: readonly unknown[]; readonly call?: number }
  | { readonly kind: 'done'; readonly call: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly call: number; readonly error: string };

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * Calls across a message channel, in both directions: each end asks the functions of the other and answers with its own.
 * What is posted arrives in the order it was posted. After a failure of the other end every call rejects.
 *
 * Bytes in a result are moved to the other end, not copied; bytes among the arguments are copied, since who asks may need
 * them still.
 */
export class Conversation<Theirs extends Topics> {
  readonly #channel: MessageChannelEnd;
  readonly #mine: Topics;
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #failure: Error | undefined;

  /** @param onError told when a function that was told something throws: nobody waits for its answer. */
  constructor(channel: MessageChannelEnd, mine: Topics, onError: (error: unknown) => void) {
    this.#channel = channel;
    this.#mine = mine;
    this.#onError = onError;
    channel.onMessage((message) => this.#take(message as Packet));
    channel.onFailure((error) => this.fail(error));
  }

  /** Calls a function of the other end. */
  ask<Topic extends keyof Theirs & string>(topic: Topic, ...said: Parameters<Theirs[Topic]>): Answer<Theirs, Topic> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      const call = ++this.#calls;
      this.#waiting.set(call, { resolve, reject });
      this.#channel.post({ kind: 'said', topic, said, call } satisfies Packet, []);
    });
  }

  /** Calls a function of the other end and waits for nothing. */
  tell<Topic extends keyof Theirs & string>(topic: Topic, ...said: Parameters<Theirs[Topic]>): void {
    if (!this.#failure) this.#channel.post({ kind: 'said', topic, said } satisfies Packet, []);
  }

  /** Rejects everything that waits and every later call; of several failures the first counts. */
  fail(error: Error): void {
    this.#failure ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#failure);
    this.#waiting.clear();
  }

  #take(packet: Packet): void {
    if (packet.kind === 'said') {
      void this.#answer(packet.topic, packet.said, packet.call);
      return;
    }
    const waiting = this.#waiting.get(packet.call);
    this.#waiting.delete(packet.call);
    if (packet.kind === 'done') waiting?.resolve(packet.value);
    else waiting?.reject(new Error(packet.error));
  }

  /** Never rejects. */
  async #answer(topic: string, said: readonly unknown[], call: number | undefined): Promise<void> {
    try {
      const answer = this.#mine[topic];
      if (!answer) throw new Error(`Nobody here answers “${topic}”.`);
      const value = await answer(...(said as never[]));
      if (call !== undefined) this.#channel.post({ kind: 'done', call, value } satisfies Packet, buffersOf(value));
    } catch (error) {
      if (call === undefined) this.#onError(error);
      else this.#channel.post({ kind: 'failed', call, error: described(error) } satisfies Packet, []);
    }
  }
}

/** The buffers of bytes that are a value or a field of it. Bytes that are a part of a larger buffer stay, and are copied. */
function buffersOf(value: unknown): readonly ArrayBuffer[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const parts: readonly unknown[] = ArrayBuffer.isView(value) ? [value] : Object.values(value);
  return [...new Set(parts.flatMap(wholeBuffer))];
}

function wholeBuffer(part: unknown): readonly ArrayBuffer[] {
  if (!(part instanceof Uint8Array) || !(part.buffer instanceof ArrayBuffer)) return [];
  return part.byteLength > 0 && part.byteLength === part.buffer.byteLength ? [part.buffer] : [];
}

/** For the log: what an error says, with where it was thrown. */
export function described(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
