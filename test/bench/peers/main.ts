import { makeArticle } from '../corpus/article';
import { makeQueries, queryKinds, warmUp, type QueryWords } from '../corpus/queries';
import { percentiles, type PeerResult, type Percentiles } from '../measures';
import { makeFlexSearch } from './flexSearch';
import { makeMiniSearch } from './miniSearch';
import { makeOrama } from './oramaSearch';
import type { MakePeer } from './peer';
import { makeSegments } from './segments';
import { makeSqlite } from './sqlite';

const peers: Readonly<Record<string, MakePeer>> = {
  newsmark: makeSegments,
  minisearch: makeMiniSearch,
  flexsearch: makeFlexSearch,
  orama: makeOrama,
  sqlite: makeSqlite,
};

/** Texts are made in groups before the clock runs, so that all of them need not be in memory. */
const GROUP = 500;

/** Queries of a kind are asked until so many milliseconds are over, and a few in any case: some engines take seconds for one. */
const LONGEST_MS = 20_000;
const FEWEST = 20;

/** Measures one engine in this process: `main.js <engine> <articles> <seed> <folder>`; prints a line of JSON. */
function main([name = '', count = '', seed = '', folder = '']: readonly string[]): void {
  const peer = peers[name]?.(folder);
  if (!peer) throw new Error(`There is no engine ${name}.`);
  const before = liveMb();
  const articles = Number(count);
  let buildMs = 0;
  for (let first = 0; first < articles; first += GROUP) {
    const group = Array.from({ length: Math.min(GROUP, articles - first) }, (_, index) => {
      const { path, language, title, body } = makeArticle(Number(seed), first + index);
      return { id: path, language, title, text: body };
    });
    const start = performance.now();
    for (const document of group) peer.add(document);
    buildMs += performance.now() - start;
  }
  const start = performance.now();
  peer.finish?.();
  buildMs += performance.now() - start;
  const memoryMb = liveMb() - before;
  const queries: Record<string, Percentiles> = {};
  const words = makeQueries(Number(seed), articles);
  for (const kind of queryKinds) {
    const search = peer.search[kind];
    if (!search) continue;
    measureAll(words[kind].slice(0, warmUp), search);
    queries[kind] = percentiles(measureAll(words[kind], search));
  }
  const peakRssMb = process.resourceUsage().maxRSS / 1024;
  const result: PeerResult = { name, buildMs, memoryMb, peakRssMb, queries };
  console.log(JSON.stringify(result));
}

function measureAll(queries: readonly QueryWords[], search: (words: QueryWords) => number): number[] {
  const end = performance.now() + LONGEST_MS;
  const times: number[] = [];
  for (const query of queries) {
    if (times.length >= FEWEST && performance.now() > end) break;
    times.push(timed(() => search(query)));
  }
  return times;
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Heap and array buffers after a collection; this process runs with `--expose-gc`. */
function liveMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

main(process.argv.slice(2));
