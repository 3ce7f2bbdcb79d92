import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { freemem } from 'node:os';
import path from 'node:path';
import { installServer } from '../support/host/install';
import { PlainError, runScript } from '../support/plainError';
import { temporaryFolder } from '../support/temporaryCopy';
import { buildBench, peersModule } from './build';
import { makeArticle } from './corpus/article';
import { measureHost } from './measureHost';
import type { PeerResult } from './measures';
import { writeReport, type SkippedPeer } from './report';

const SEED = 20_250_301;
const DEFAULT_ARTICLES = 10_000;
/** Orama takes about 44 KB of heap for an article. */
const MOST_FOR_ORAMA = 30_000;
const HEAP_MB = Math.min(12_288, Math.floor((freemem() / 2 ** 20) * 0.7));

const peerNames = ['newsmark', 'minisearch', 'flexsearch', 'orama', 'sqlite'] as const;

/** `npm run bench:corpus -- <articles>`: measures everything on one corpus and writes `results.md`. */
runScript(async () => {
  const articles = Number(process.argv[2] ?? DEFAULT_ARTICLES);
  if (!Number.isInteger(articles) || articles < 10) throw new PlainError('say how many articles, at least 10');
  await buildBench();
  const folder = path.join(temporaryFolder('bench'), 'newsroom');
  const bytes = writeCorpus(folder, articles);
  console.log(`${articles} articles, ${(bytes / 1e6).toFixed(1)} MB`);
  const host = await measureHost({ articles, seed: SEED, folder, results: temporaryFolder('bench-results') });
  console.log('Newsmark in VS Code:', JSON.stringify(host, rounded));
  const peers: PeerResult[] = [];
  const skipped: SkippedPeer[] = [];
  const { node } = await installServer();
  for (const name of peerNames) {
    if (name === 'orama' && articles > MOST_FOR_ORAMA) {
      skipped.push({ name, reason: `would need more than ${Math.round((articles * 44) / 1e6)} GB of heap` });
      continue;
    }
    const result = measurePeer(name, articles, name === 'sqlite' ? node : process.execPath);
    peers.push(result);
    console.log(JSON.stringify(result, rounded));
  }
  writeReport({ articles, bytes, host, peers, skipped });
  return 0;
});

function writeCorpus(folder: string, articles: number): number {
  const folders = new Set<string>();
  let bytes = 0;
  for (let number = 0; number < articles; number++) {
    const article = makeArticle(SEED, number);
    const file = path.join(folder, article.path);
    if (!folders.has(path.dirname(file))) mkdirSync(path.dirname(file), { recursive: true });
    folders.add(path.dirname(file));
    writeFileSync(file, article.content);
    bytes += Buffer.byteLength(article.content);
  }
  return bytes;
}

/** Each engine has a process of its own. */
function measurePeer(name: string, articles: number, node: string): PeerResult {
  const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`, '--no-warnings'];
  const args = [...flags, peersModule, name, String(articles), String(SEED), temporaryFolder('bench-peer')];
  const { status, stdout, stderr } = spawnSync(node, args, { encoding: 'utf8', maxBuffer: 2 ** 24 });
  if (status !== 0) throw new PlainError(`${name} ended with status ${String(status)}\n${stderr}`);
  return JSON.parse(stdout) as PeerResult;
}

function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 100) / 100 : value;
}
