import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { version } from '../../package.json';
import { repositoryRoot } from '../support/paths';

const cli = path.join(repositoryRoot, 'dist', 'cli.js');

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs the built command line as a process of its own. */
function run(words: readonly string[], { language = 'C', closeOutput = false } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [cli, ...words], {
    cwd: repositoryRoot,
    env: { ...process.env, LC_ALL: language },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  if (closeOutput) child.stdout.destroy();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, out, errors }));
  });
}

suite('command line, as a process', () => {
  test('indexes the seed', async () => {
    const { status, out, errors } = await run(['index', 'seeds', '--json']);
    assert.deepEqual([status, errors], [0, '']);
    const { articles, entities } = JSON.parse(out) as {
      articles: { title: string; source: string; date: string; language: string }[];
      entities: { name: string; mentions: unknown[] }[];
    };
    assert.deepEqual(
      articles.map(({ title, source, date, language }) => [title, source, date, language]),
      [["Via libera all'accordo tra Kim Jong-un e Vladimir Putin", 'Adnkronos', '2024-11', 'it']],
    );
    assert.equal(entities.find(({ name }) => name === 'Corea del Nord')?.mentions.length, 6);
  });

  test('searches the seed', async () => {
    const { status, out, errors } = await run(['search', 'seeds', 'zelens* "regione di Kursk"', '--json']);
    assert.deepEqual([status, errors], [0, '']);
    const { total, hits } = JSON.parse(out) as {
      total: number;
      hits: { path: string; passages: { text: string; marks: [number, number][] }[] }[];
    };
    const marked = hits.flatMap(({ passages }) =>
      passages.flatMap(({ text, marks }) => marks.map(([start, end]) => text.slice(start, end))),
    );
    assert.deepEqual([total, hits[0]?.path], [1, '000_dc89bdddbb9906e6.txt']);
    assert.deepEqual(new Set(marked), new Set(['Zelensky', 'regione di Kursk']));
  });
  test('ends with 1 when it finds nothing', async () =>
    assert.deepEqual(await run(['search', 'seeds', 'xylophone']), { status: 1, out: '', errors: '' }));

  test('says on stderr what is wrong, with its name before it', async () =>
    assert.deepEqual(await run(['index']), {
      status: 2,
      out: '',
      errors: 'newsmark: index needs a folder (see newsmark --help)\n',
    }));
  test('ends with 3 when it cannot read', async () => assert.equal((await run(['check', 'no such folder'])).status, 3));
  test('tells its version', async () => assert.equal((await run(['--version'])).out, `${version}\n`));
  test('speaks Italian', async () => assert.match((await run(['--help'], { language: 'it_IT.UTF-8' })).out, /^Uso: /));
  test('takes a reader that stops reading for no failure', async () =>
    assert.deepEqual(await run(['index', 'seeds', '--json'], { closeOutput: true }), {
      status: 0,
      out: '',
      errors: '',
    }));
});
