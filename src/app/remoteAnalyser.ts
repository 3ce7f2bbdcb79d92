import type { Analyser, AnalysisRequest, ArticleAnalysis } from './analysis';
import type { SearchHit } from '../core/search/searchIndex';
import type { FileId } from './ports';

/** What the extension host asks of the worker. */
export type WorkerRequest = { readonly call: number } & (
  | { readonly kind: 'analyse'; readonly request: AnalysisRequest }
  | { readonly kind: 'forget'; readonly id: FileId }
  | { readonly kind: 'search'; readonly query: string; readonly limit: number }
);

/** What the worker answers; `error` is for the log, never for the user. */
export type WorkerResponse = { readonly call: number } & (
  { readonly kind: 'done'; readonly value: unknown } | { readonly kind: 'failed'; readonly error: string }
);

/** One end of a message channel, whatever kind of worker is at the other. */
export interface WorkerChannel {
  post(request: WorkerRequest): void;
  onResponse(listener: (response: WorkerResponse) => void): void;
  /** The worker died or could not start. */
  onFailure(listener: (error: Error) => void): void;
  end(): void;
}

/** Answers one request with the analyser of the worker's own thread. Never rejects. */
export async function answer(analyser: Analyser, request: WorkerRequest): Promise<WorkerResponse> {
  const { call } = request;
  try {
    return { call, kind: 'done', value: await perform(analyser, request) };
  } catch (error) {
    return { call, kind: 'failed', error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function perform(analyser: Analyser, request: WorkerRequest): Promise<unknown> {
  switch (request.kind) {
    case 'analyse':
      return analyser.analyse(request.request);
    case 'forget':
      return analyser.forget(request.id);
    case 'search':
      return analyser.search(request.query, request.limit);
  }
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** An {@link Analyser} at the other end of a channel. After a failure of the worker every call rejects. */
export class RemoteAnalyser implements Analyser {
  readonly #channel: WorkerChannel;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #failure: Error | undefined;

  constructor(channel: WorkerChannel) {
    this.#channel = channel;
    channel.onResponse((response) => this.#settle(response));
    channel.onFailure((error) => this.#fail(error));
  }

  get hasFailed(): boolean {
    return this.#failure !== undefined;
  }

  analyse(request: AnalysisRequest): Promise<ArticleAnalysis> {
    return this.#ask({ call: ++this.#calls, kind: 'analyse', request }) as Promise<ArticleAnalysis>;
  }

  async forget(id: FileId): Promise<void> {
    await this.#ask({ call: ++this.#calls, kind: 'forget', id });
  }

  search(query: string, limit: number): Promise<readonly SearchHit[]> {
    return this.#ask({ call: ++this.#calls, kind: 'search', query, limit }) as Promise<readonly SearchHit[]>;
  }

  dispose(): void {
    this.#fail(new Error('The analysis worker was ended.'));
    this.#channel.end();
  }

  #ask(request: WorkerRequest): Promise<unknown> {
    if (this.#failure) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.call, { resolve, reject });
      this.#channel.post(request);
    });
  }

  #settle(response: WorkerResponse): void {
    const waiting = this.#waiting.get(response.call);
    this.#waiting.delete(response.call);
    if (response.kind === 'done') waiting?.resolve(response.value);
    else waiting?.reject(new Error(response.error));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
