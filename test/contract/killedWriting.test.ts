import assert from 'node:assert/strict';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { build } from 'esbuild';
import { parseSidecar } from '../../src/core/annotation/parseSidecar';
import { DiskFolder } from '../support/diskFolder';
import { repositoryRoot } from '../support/paths';
import { temporaryFolder } from '../support/temporaryCopy';

const isDeep = process.env.NEWSMARK_DEEP === '1';
const kills = isDeep ? 500 : 30;
/** How many annotations two processes make together. */
const together = isDeep ? 1000 : 100;
/** The sidecars stay small enough that most of the time is spent on writing. */
const killsAnArticle = 10;
/** How long a process may write before it is killed, in milliseconds: a few dozens of writes. */
const longestLife = 120;

const text = 'Rents rose 4% in May. The mayor denied it. Nobody won.\n'.repeat(20);

suite('sidecars of a process that is killed while it writes', () => {
  const folder = temporaryFolder('killed-writing');
  const root = path.join(folder, 'articles');
  const script = path.join(folder, 'annotate.cjs');

  suiteSetup(async () => {
    mkdirSync(root);
    const entry = path.join(repositoryRoot, 'test', 'support', 'annotateUntilKilled.ts');
    await build({ entryPoints: [entry], bundle: true, platform: 'node', format: 'cjs', outfile: script });
  });

  const checkKilled = async (rename: 'atomic' | 'plain'): Promise<void> => {
    let acknowledged = new Set<string>();
    let total = 0;
    for (let kill = 0; kill < kills / 2; kill++) {
      const article = `${rename}-${Math.floor(kill / killsAnArticle)}.txt`;
      if (kill % killsAnArticle === 0) {
        acknowledged = new Set();
        writeFileSync(path.join(root, article), text);
      }
      const process = start(article, 100_000, rename, 0);
      const saved = await process.untilKilled(Math.random() * longestLife);
      for (const id of saved) acknowledged.add(id);
      total += saved.length;
      await new DiskFolder(root).recover(`${article}.newsmark.json`);
      const found = idsIn(article);
      const lost = [...acknowledged].filter((id) => !found.has(id));
      assert.deepEqual(lost, [], `kill ${kill + 1} of ${rename} writes, ${acknowledged.size} annotations`);
    }
    assert.ok(total > 0, 'something must have been saved');
    assert.deepEqual(temporaryFiles(), []);
  };

  test('are whole and complete where files are replaced in one step', async () => {
    await checkKilled('atomic');
  }).timeout(900_000);

  test('are whole and complete where the old file is removed first', async () => {
    await checkKilled('plain');
  }).timeout(900_000);

  const checkTogether = async (rename: 'atomic' | 'plain'): Promise<void> => {
    const article = `together-${rename}.txt`;
    writeFileSync(path.join(root, article), text);
    const processes = [1, 2].map(() => start(article, together / 2, rename, 10_000));
    const saved = (await Promise.all(processes.map(({ untilDone }) => untilDone()))).flat();
    assert.equal(saved.length, together);
    assert.deepEqual([...idsIn(article)].sort(), saved.sort());
    assert.deepEqual(temporaryFiles(), []);
  };

  test('hold what two processes wrote at once, replacing in one step', async () => {
    await checkTogether('atomic');
  }).timeout(900_000);

  test('hold what two processes wrote at once, removing the old file first', async () => {
    await checkTogether('plain');
  }).timeout(900_000);

  /** The ids of a sidecar, which must be readable if it is there. */
  function idsIn(article: string): ReadonlySet<string> {
    const file = path.join(root, `${article}.newsmark.json`);
    if (!existsSync(file)) return new Set();
    const parsed = parseSidecar(readFileSync(file, 'utf8'));
    assert.equal(parsed.kind, 'ok', file);
    return new Set(parsed.sidecar.annotations.map(({ id }) => id));
  }

  function temporaryFiles(): string[] {
    return readdirSync(root).filter((name) => name.endsWith('.tmp'));
  }

  function start(article: string, count: number, rename: string, deadAfter: number): Annotating {
    const given = [script, root, article, String(count), rename, String(deadAfter)];
    return new Annotating(spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] }));
  }
});

/** A process that annotates, and what it said it has saved. */
class Annotating {
  readonly #child: ChildProcessByStdio<null, Readable, null>;
  readonly #ended: Promise<unknown>;
  #said = '';

  constructor(child: ChildProcessByStdio<null, Readable, null>) {
    this.#child = child;
    this.#ended = once(child, 'close');
    child.stdout.on('data', (data: Buffer) => (this.#said += data.toString()));
  }

  /** Kills it so many milliseconds after it began. */
  async untilKilled(delay: number): Promise<readonly string[]> {
    await Promise.race([once(this.#child.stdout, 'data'), this.#ended]);
    await after(delay);
    assert.equal(this.#child.exitCode, null, 'the process ended by itself');
    this.#child.kill('SIGKILL');
    await this.#ended;
    return this.#saved();
  }

  readonly untilDone = async (): Promise<readonly string[]> => {
    await this.#ended;
    assert.equal(this.#child.exitCode, 0);
    return this.#saved();
  };

  /** What was said in whole lines. */
  #saved(): readonly string[] {
    return this.#said.split('\n').slice(1, -1);
  }
}
