import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lastWord, writeLargeFiles } from '../support/largeFiles';
import { repositoryRoot } from '../support/paths';
import { temporaryFolder } from '../support/temporaryCopy';

const cli = path.join(repositoryRoot, 'dist', 'cli.js');

/** What the command line may take for a file of 49 MB, in kilobytes: its text, its words by number, and Node itself. */
const mostMemory = 1_500_000;

suite('command line, with large files', () => {
  const root = temporaryFolder('large');
  const folder = path.join(root, 'articles');
  const witness = path.join(root, 'witness.cjs');
  const peak = path.join(root, 'peak');

  suiteSetup(() => {
    mkdirSync(folder);
    writeLargeFiles(folder);
    const words = `require('fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS))`;
    writeFileSync(witness, `process.on('exit', () => ${words});`);
  });

  test('lists what is an article, says why another file is none, and has its names', async () => {
    const { articles, unreadable, entities } = (await run('index')) as {
      articles: { path: string; words: number; language: string }[];
      unreadable: unknown[];
      entities: { name: string; mentions: { path: string; start: number }[] }[];
    };
    assert.deepEqual(
      articles.map(({ path: name, language }) => `${name} ${language}`),
      ['large.txt it', 'line.txt it', 'one.txt it', 'two.txt it'],
    );
    assert.deepEqual(unreadable, [{ path: 'tooLarge.txt', reason: 'tooLarge' }]);
    const [large] = articles;
    assert.ok((large?.words ?? 0) > 5_000_000);
    assert.deepEqual(
      entities.find(({ name }) => name === 'Tarvisio')?.mentions.map((mention) => mention.path),
      ['one.txt', 'two.txt'],
    );
  }).timeout(300_000);

  test('finds words at the end of them, and those of other articles', async () => {
    assert.deepEqual(await found(lastWord), ['large.txt', 'line.txt']);
    assert.deepEqual(await found('"gasdotto di Tarvisio"'), ['one.txt', 'two.txt']);
  }).timeout(300_000);

  async function found(query: string): Promise<string[]> {
    const { hits } = (await run('search', query)) as {
      hits: { path: string; passages: { text: string; marks: [number, number][] }[] }[];
    };
    for (const { path: name, passages } of hits) assert.equal(passages.length, 1, name);
    return hits.map(({ path: name }) => name).sort();
  }

  /** Runs the built command line on the folder; what it printed, once it ended well and took no more memory than it may. */
  async function run(command: string, ...words: readonly string[]): Promise<unknown> {
    const child = spawn(process.execPath, ['--require', witness, cli, command, folder, ...words, '--json'], {
      cwd: repositoryRoot,
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
    const status = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    assert.deepEqual([status, errors], [0, '']);
    const memory = Number(readFileSync(peak, 'utf8'));
    assert.ok(memory < mostMemory, `${command} took ${memory} KB`);
    return JSON.parse(Buffer.concat(out).toString());
  }
});
