import type { SearchHit } from '../core/search/searchIndex';
import type { Analyser, AnalysisRequest, ArticleAnalysis } from './analysis';
import { Emitter } from './emitter';
import type { FileId } from './ports';

/** How often a session starts another worker; one that dies again and again is not worth it. */
const mostRestarts = 3;

/**
 * An {@link Analyser} that is started with the first call, and again when it died. What was under way is rejected; the
 * text it died on, which is the oldest one it had, is refused from then on.
 */
export class RestartingAnalyser implements Analyser {
  readonly #start: () => Analyser;
  readonly #restarted = new Emitter<void>();
  readonly #analysing = new Set<AnalysisRequest>();
  readonly #deadly = new Set<string>();
  #current: Analyser | undefined;
  #restarts = 0;
  #isDisposed = false;

  /** Fires when another was started: its search index is empty. */
  readonly onDidRestart = this.#restarted.event;

  constructor(start: () => Analyser) {
    this.#start = start;
  }

  async analyse(request: AnalysisRequest): Promise<ArticleAnalysis> {
    if (this.#deadly.has(request.text)) throw new Error('The analysis worker died on this text before.');
    this.#analysing.add(request);
    try {
      return await this.#ask((analyser) => analyser.analyse(request));
    } finally {
      this.#analysing.delete(request);
    }
  }

  forget(id: FileId): Promise<void> {
    return this.#ask((analyser) => analyser.forget(id));
  }

  search(query: string, limit: number): Promise<readonly SearchHit[]> {
    return this.#ask((analyser) => analyser.search(query, limit));
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#current?.dispose();
  }

  async #ask<Value>(question: (analyser: Analyser) => Promise<Value>): Promise<Value> {
    const analyser = (this.#current ??= this.#start());
    try {
      return await question(analyser);
    } catch (error) {
      if (analyser.hasFailed === true && analyser === this.#current) this.#restart(analyser);
      throw error;
    }
  }

  #restart(dead: Analyser): void {
    if (this.#isDisposed || this.#restarts === mostRestarts) return;
    this.#restarts++;
    const [oldest] = this.#analysing;
    if (oldest) this.#deadly.add(oldest.text);
    dead.dispose();
    this.#current = undefined;
    this.#restarted.fire();
  }
}
