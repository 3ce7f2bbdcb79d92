import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cpus } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { commands, extensions, Uri } from 'vscode';
import type { Corpus } from '../../../src/app/corpus';
import { makeArticle } from '../corpus/article';
import { makeQueries, pageLength, queryKinds, warmUp, type QueryKind, type QueryWords } from '../corpus/queries';
import { percentiles, type HostResult, type Percentiles, type UpdateResult } from '../measures';
import type { MeasuredExtension } from './extension';
import { watchLoop } from './loopDelay';
import { ThreadMemories } from './threadMemory';

/** What is measured: posted by `run.ts` in the environment. */
export interface HostTask {
  readonly articles: number;
  readonly seed: number;
  readonly folder: string;
  /** Where the results go: `cold.json` first, then `warm.json`. */
  readonly results: string;
}

const IDLE_MS = 2000;
const QUIET_MS = 4000;
/** By then the window has stored which view is shown. */
const REMEMBERED_MS = 10_000;
const POLL_MS = 5;
const UPDATES = 10;
const LONGEST_START_MS = 30_000;
/** A machine of which less than this part is in use is quiet. */
const QUIET_SHARE = 0.15;
const LONGEST_MS = 60 * 60_000;

/** Called by VS Code in its extension host, for each window once. */
export async function run(): Promise<void> {
  const task = JSON.parse(process.env['NEWSMARK_BENCH'] ?? '') as HostTask;
  const coldFile = path.join(task.results, 'cold.json');
  const isCold = !existsSync(coldFile);
  const result = await measure(task, isCold);
  writeFileSync(isCold ? coldFile : path.join(task.results, 'warm.json'), JSON.stringify(result));
}

async function measure(task: HostTask, isCold: boolean): Promise<HostResult> {
  await settled();
  const idle = watchLoop();
  await wait(IDLE_MS);
  const idleLoop = idle();
  const memory = new MemoryWatch();
  const indexing = watchLoop();
  const start = performance.now();
  const since = (): number => performance.now() - start;
  const extension = extensions.getExtension<MeasuredExtension>('newsmark.newsmark');
  if (!extension) throw new Error('The extension is not there.');
  if (extension.isActive) throw new Error('The extension was started before it was measured.');
  const measured = await extension.activate();
  await commands.executeCommand('newsmark.articles.focus');
  const corpus = await until(() => measured.corpus());
  let viewMs = 0;
  const viewed = until(() => measured.articlesShown() >= task.articles).then(() => (viewMs = since()));
  await corpus.start();
  const indexMs = since();
  await corpus.library.search({ query: 'a', limit: 1 });
  const searchableMs = since();
  const indexLoop = indexing();
  const recognising = watchLoop();
  await viewed;
  await until(() => measured.unrecognised() === 0);
  const recognisedMs = since();
  const recogniseLoop = recognising();
  await wait(QUIET_MS);
  const memories = await memory.end();
  const common = { indexMs, viewMs, searchableMs, recognisedMs, idleLoop, indexLoop, recogniseLoop, ...memories };
  if (!isCold) return common;
  const queries = await measureQueries(corpus, task);
  const update = await measureUpdates(corpus, task);
  // The files that were changed are in the cache then: the next start finds everything as it left it.
  await wait(QUIET_MS);
  // The view is not to be there when the next window starts: that would begin before it is measured.
  await commands.executeCommand('workbench.view.explorer');
  await wait(REMEMBERED_MS);
  return { ...common, queries, update };
}

/** Settles when the window that starts leaves the machine alone, at the latest after half a minute. */
async function settled(): Promise<void> {
  const end = performance.now() + LONGEST_START_MS;
  for (let quiet = 0; quiet < 2 && performance.now() < end;) quiet = (await busyShare()) < QUIET_SHARE ? quiet + 1 : 0;
}

/** Which part of the processors' time was used, by whomever, in the next second. */
async function busyShare(): Promise<number> {
  const before = processorTimes();
  await wait(1000);
  const after = processorTimes();
  return 1 - (after.idle - before.idle) / (after.all - before.all);
}

function processorTimes(): { readonly idle: number; readonly all: number } {
  const times = cpus().map((cpu) => cpu.times);
  const all = times.flatMap((one) => Object.values(one)).reduce((sum, time) => sum + time, 0);
  return { idle: times.reduce((sum, { idle }) => sum + idle, 0), all };
}

type MeasuredMemory = Pick<
  HostResult,
  'hostPeakMb' | 'hostBeforeMb' | 'hostLiveMb' | 'workerPeakMb' | 'workerRestMb' | 'workerLiveMb' | 'threadsPeakMb'
>;

/** Peaks are looked for every few milliseconds; what is live is told after a collection. */
class MemoryWatch {
  readonly #threads = new ThreadMemories();
  readonly #before = liveHeapMb();
  #peak = 0;
  readonly #timer = setInterval(() => (this.#peak = Math.max(this.#peak, heapMb())), 20);

  async end(): Promise<MeasuredMemory> {
    clearInterval(this.#timer);
    const { workerPeak, worker, threadsPeak } = this.#threads;
    const workerLive = await this.#threads.live();
    this.#threads.close();
    return {
      hostPeakMb: this.#peak,
      hostBeforeMb: this.#before,
      hostLiveMb: liveHeapMb(),
      workerPeakMb: workerPeak,
      workerRestMb: worker,
      workerLiveMb: workerLive,
      threadsPeakMb: threadsPeak,
    };
  }
}

function heapMb(): number {
  return getHeapStatistics().used_heap_size / 2 ** 20;
}

function liveHeapMb(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return heapMb();
}

async function measureQueries(corpus: Corpus, { seed, articles }: HostTask): Promise<Record<QueryKind, Percentiles>> {
  const queries = makeQueries(seed, articles);
  const measured: Partial<Record<QueryKind, Percentiles>> = {};
  for (const kind of queryKinds) {
    const times: number[] = [];
    for (const words of [...queries[kind].slice(0, warmUp), ...queries[kind]]) {
      const start = performance.now();
      await corpus.library.search({ query: typed(kind, words), limit: pageLength });
      times.push(performance.now() - start);
    }
    measured[kind] = percentiles(times.slice(warmUp));
  }
  return measured as Record<QueryKind, Percentiles>;
}

/** The query as a person types it. */
function typed(kind: QueryKind, words: QueryWords): string {
  const text = words.join(' ');
  switch (kind) {
    case 'phrase':
      return `"${text}"`;
    case 'prefix':
      return `${text}*`;
    case 'fuzzy':
      return `${text}~`;
    case 'field':
      return `title:${text}`;
    case 'term':
    case 'and':
      return text;
  }
}

async function measureUpdates(corpus: Corpus, task: HostTask): Promise<UpdateResult> {
  const told: number[] = [];
  const written: number[] = [];
  for (let number = 0; number < UPDATES; number++) {
    const { path: relative } = makeArticle(task.seed, number * 7);
    const file = path.join(task.folder, relative);
    const found = async (word: string): Promise<boolean> =>
      (await corpus.library.search({ query: word, limit: 1 })).total > 0;
    const change = (word: string): number => {
      writeFileSync(file, `${readFileSync(file, 'utf8')}\n${word}\n`);
      return performance.now();
    };
    const first = change(`erstmals${number}`);
    await until(() => found(`erstmals${number}`));
    written.push(performance.now() - first);
    await wait(QUIET_MS / 10);
    const second = change(`zweitens${number}`);
    await corpus.refresh([{ id: Uri.file(file).toString(), path: relative }]);
    if (!(await found(`zweitens${number}`))) throw new Error('A refreshed article is not found.');
    told.push(performance.now() - second);
  }
  return { told: percentiles(told), written: percentiles(written) };
}

/** Asks again and again until the answer is there. */
async function until<Answer>(ask: () => Answer | Promise<Answer>): Promise<NonNullable<Answer>> {
  const end = performance.now() + LONGEST_MS;
  while (performance.now() < end) {
    const answer = await ask();
    if (answer) return answer;
    await wait(POLL_MS);
  }
  throw new Error('It did not happen within an hour.');
}
