/** Milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

export function percentiles(times: readonly number[]): Percentiles {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

/** What a full-text engine took for the texts alone. */
export interface PeerResult {
  readonly name: string;
  readonly buildMs: number;
  /** Live after a collection, buffers of array data included, less what there was before. */
  readonly memoryMb: number;
  readonly peakRssMb: number;
  /** By kind of query; a kind the engine does not have is absent. */
  readonly queries: Readonly<Record<string, Percentiles>>;
}

/** The delay of the event loop over a stretch of work, beyond the timer's own millisecond. */
export interface LoopDelay {
  readonly p99: number;
  readonly max: number;
}

/** What one window of VS Code measured in its extension host. */
export interface HostResult {
  /** From the wish for the corpus until everything is listed and searchable. */
  readonly indexMs: number;
  /** Until the Articles view was given all its rows, or its first page. */
  readonly viewMs: number;
  /** Until the first search found as much as there is. */
  readonly searchableMs: number;
  /** Until all names are recognised, and what is in memory is in the cache. */
  readonly recognisedMs: number;
  readonly idleLoop: LoopDelay;
  readonly indexLoop: LoopDelay;
  readonly recogniseLoop: LoopDelay;
  /** Heap of the extension host, VS Code's own part included, and that part. */
  readonly hostPeakMb: number;
  readonly hostBeforeMb: number;
  /** What is live in the end, that part included. */
  readonly hostLiveMb: number;
  /** Heaps and array buffers of the library's worker, and of all threads together. */
  readonly workerPeakMb: number;
  readonly workerRestMb: number;
  /** The same after a collection. */
  readonly workerLiveMb: number;
  readonly threadsPeakMb: number;
  /** Absent on a warm start. */
  readonly update?: UpdateResult;
  readonly queries?: Readonly<Record<string, Percentiles>>;
}

/** From a file that changed to the search that finds its new word. */
export interface UpdateResult {
  /** After the editor told of the change. */
  readonly told: Percentiles;
  /** After the file was written by another program: the editor's watcher included. */
  readonly written: Percentiles;
}
