import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import type { RemoteLibrary } from '../../src/app/library/remoteLibrary';
import { Random } from '../bench/corpus/random';
import { startBuiltWorker } from '../support/builtWorker';
import { repositoryRoot } from '../support/paths';
import { temporaryFolder } from '../support/temporaryCopy';

const articles = 2000;
const kills = 10;

/** Names are recognised in the background, which takes a second; in milliseconds. */
const longestRecognition = 30_000;

/**
 * What a person finds in a corpus: the same after every start, or something was lost. Not which hits come first: the last few articles
 * are not packed yet right after a start, and of equally good ones those may come earlier or later.
 */
interface Findings {
  readonly told: readonly string[];
  readonly totals: readonly number[];
  readonly hits: readonly (readonly string[])[];
}

const queries = ['ministro', '"guerra in Ucraina"', 'ban*', 'gas OR pace', 'numero 1999'];

suite('an extension host that is killed while it indexes', () => {
  const folder = temporaryFolder('killed');
  const source = path.join(folder, 'articles');

  suiteSetup(() => {
    mkdirSync(source);
    for (let number = 0; number < articles; number++) {
      writeFileSync(path.join(source, `${String(number).padStart(4, '0')}.txt`), textOf(number));
    }
  });

  test('starts correct and complete the next time, at whatever moment it was killed', async () => {
    const started = performance.now();
    const clean = await start(path.join(folder, 'clean'));
    const longest = performance.now() - started;
    const expected = await findings(clean);
    const entities = await allEntities(clean.library);
    clean.library.dispose();
    assert.equal(expected.told.length, articles);
    const seed = Number(process.env['NEWSMARK_SEED'] ?? Date.now());
    const random = new Random(seed);
    console.log(`      moments of seed ${seed}; NEWSMARK_SEED=${seed} repeats them`);
    let incomplete = 0;
    for (let kill = 0; kill < kills; kill++) {
      // Every other one is killed again on its next start.
      const cache = path.join(folder, `cache-${kill - (kill % 2)}`);
      // One in each tenth of the time that indexing takes: some come before its end, whatever the machine does meanwhile.
      const delay = ((kill + random.next()) / kills) * longest;
      if ((await indexAndKill(cache, delay)) < articles) incomplete++;
      const copy = path.join(folder, `copy-${kill}`);
      if (existsSync(cache)) cpSync(cache, copy, { recursive: true });
      const next = await start(copy);
      const what = `kill ${kill + 1} after ${Math.round(delay)} ms`;
      assert.deepEqual(await findings(next), expected, what);
      assert.deepEqual(await entitiesOnce(next.library, entities), entities, what);
      next.library.dispose();
    }
    assert.ok(incomplete > 0, `no kill of seed ${seed} came before all articles were indexed`);
  }).timeout(600_000);

  /** How many articles the process had told to be indexed. */
  async function indexAndKill(cache: string, delay: number): Promise<number> {
    const script = path.join(repositoryRoot, 'test', 'support', 'indexUntilKilled.ts');
    const child = spawn(process.execPath, ['--conditions=import', '--require', 'tsx/cjs', script, source, cache], {
      cwd: repositoryRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    let told = '';
    child.stdout.on('data', (words: Buffer) => (told += words.toString()));
    await Promise.race([once(child.stdout, 'data'), ended]);
    await after(delay);
    assert.equal(child.exitCode, null, 'the process ended by itself');
    child.kill('SIGKILL');
    await ended;
    return Number(/(\d+)\n[^\n]*$/.exec(told)?.[1] ?? 0);
  }

  /** A start that goes on until everything is searchable. */
  async function start(cache: string): Promise<Started> {
    const library = startBuiltWorker(source, cache);
    const told = new Map<string, string>();
    library.onDidChange((change) => {
      for (const { id, path: name, analysis } of change.articles) told.set(id, `${name} ${analysis?.hash ?? '-'}`);
      for (const id of change.gone) told.delete(id);
    });
    await library.scan();
    return { library, told };
  }
});

interface Started {
  readonly library: RemoteLibrary;
  readonly told: ReadonlyMap<string, string>;
}

async function findings({ library, told }: Started): Promise<Findings> {
  const results = await Promise.all(queries.map((query) => library.search({ query, limit: articles })));
  return {
    told: [...told.values()].sort(),
    totals: results.map(({ total }) => total),
    hits: results.map(({ hits }) => hits.map(({ article }) => article).sort()),
  };
}

/** Entities with their mentions, once the names of all articles are recognised: each article is asked for its own. */
async function allEntities(library: RemoteLibrary): Promise<readonly string[]> {
  const { hits } = await library.search({ query: 'articolo', limit: articles });
  await Promise.all(hits.map(({ article }) => library.mentionsIn(article)));
  return entitiesOf(library);
}

/** The entities as soon as they are those expected, or as they are when they had time enough to become so. */
async function entitiesOnce(library: RemoteLibrary, expected: readonly string[]): Promise<readonly string[]> {
  const end = Date.now() + longestRecognition;
  for (;;) {
    const found = await entitiesOf(library);
    if (found.join('\n') === expected.join('\n') || Date.now() > end) return found;
    await after(50);
  }
}

async function entitiesOf(library: RemoteLibrary): Promise<readonly string[]> {
  const entities = await library.entities({ limit: 1000 });
  return entities.map(({ id, mentions, articles: inArticles }) => `${id} ${mentions} ${inArticles}`);
}

const words =
  'il presidente ha detto che la guerra in Ucraina continua mentre il ministro parla di gas e di pace con la banca'.split(
    ' ',
  );

function textOf(number: number): string {
  const sentence = words.slice(number % 7, words.length - (number % 5)).join(' ');
  return `ROMA, ${1 + (number % 28)} nov. (ANSA) - Articolo numero ${number}.\n\nIeri ${sentence}. Poi ${sentence} a Parigi.\n`;
}
